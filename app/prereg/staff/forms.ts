import { isId } from "#domain/id.ts"
import { type Part, parts } from "#domain/prereg/questions.ts"
import { askedByVerdict, type VerdictCode, verdicts } from "#domain/prereg/verdicts.ts"

const templates = [
  "missing",
  "unclear",
  "differs",
  "paper-missing",
  "stamp-missing",
  "translation-missing",
  "original-missing",
]

export interface Found {
  personId: string
  paper: string
  verdict: VerdictCode | null
  /** What the page showed before somebody chose. */
  was: VerdictCode | null
}

/** The findings of papers: fields named "v:<person>:<paper>", "" for none, with what they were in "was:…". Anything else is passed over. */
export function readVerdicts(form: FormData): Found[] {
  return [...form].flatMap(([name, value]) => {
    const [kind, personId, paper] = name.split(":")
    if (kind !== "v" || !personId || !paper || !isId(personId) || !/^[a-z0-9-]{2,40}$/.test(paper)) return []
    const verdict = verdicts.find((v) => v === value) ?? null
    const was = verdicts.find((v) => v === form.get(`was:${personId}:${paper}`)) ?? null
    return [{ personId, paper, verdict, was }]
  })
}

/** What is asked: ticked boxes "ask" with "<person or ->:<part>:<question>", each with its template beside it. */
export function readAsked(
  form: FormData,
): { personId: string | null; part: Part; question: string; template: string }[] {
  return form.getAll("ask").flatMap((value) => {
    const [person, partName, question] = String(value).split(":")
    const part = parts.find((p) => p === partName)
    const template = templates.find((name) => name === form.get(`template:${String(value)}`)) ?? "missing"
    if (!person || !part || !question || !/^[A-Za-z0-9-]{2,40}$/.test(question)) return []
    if (person !== "-" && !isId(person)) return []
    return [{ personId: person === "-" ? null : person, part, question, template }]
  })
}

/** What findings of papers ask for by themselves. */
export const askedByVerdicts = (found: ReturnType<typeof readVerdicts>): ReturnType<typeof readAsked> =>
  found.flatMap(({ personId, paper, verdict }) => {
    const template = askedByVerdict(verdict)
    return template ? [{ personId, part: "papers" as const, question: paper, template }] : []
  })

/** The person all of whose papers are approved in one press ("approve <person>"); null when another button was pressed. */
export function readApproved(intent: string): string | null {
  const [act, person = ""] = intent.split(" ")
  return act === "approve" && isId(person) ? person : null
}
