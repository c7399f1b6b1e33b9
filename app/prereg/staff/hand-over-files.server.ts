import { type HandedCheck, handedQuestions, householdParts, personParts } from "#domain/prereg/hand-over.ts"
import { type Question, questions } from "#domain/prereg/questions.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { fullDate } from "#domain/time/spoken.ts"
import type { PartAnswers } from "#domain/prereg/household.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { houseLanguage } from "#locales/languages.ts"
import { textAt } from "#locales/text-at.ts"
import { translator } from "#locales/translator.ts"
import type { TakenHousehold } from "#operations/prereg/hand-over.ts"
import { csvOf } from "#app/web/csv.server.ts"
import { beginPdf } from "#app/web/pdf.server.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"
import { paths } from "#paths"
import { inWords } from "./review-words.server.ts"
import type { householdSchema } from "./schema.server.ts"
import type { z } from "zod"

interface Around {
  at: SiteOffice
  portalUrl: string
  now: Date
}
type Taken = TakenHousehold
type Person = Taken["people"][number]

const { t } = translator(houseLanguage)
const labelOf = (question: Question) => textAt(t, `prereg-staff:q.${question.name}`)

/** The household as a structured file, by the names and codes of the questions. */
export function householdJson(taken: Taken, { at, portalUrl, now }: Around): string {
  const typed = (part: keyof typeof questions, answers: PartAnswers) =>
    Object.fromEntries(
      Object.entries(answers).map(([name, value]) => [
        name,
        questions[part].some((q) => q.name === name && q.kind === "choices") ? value.split(",") : value,
      ]),
    )
  const file = {
    $schema: portalUrl + paths.householdSchema(),
    reference: taken.reference,
    office: at.site.name,
    made: now.toISOString(),
    household: Object.fromEntries(householdParts.map((part) => [part, typed(part, taken.household[part])])),
    people: taken.people.map(({ position, relation, answers, check }) => ({
      position,
      relation,
      answers: Object.fromEntries(personParts.map((part) => [part, typed(part, answers[part])])),
      check: check && handedCheck(check),
    })),
  } as z.infer<typeof householdSchema>
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Nothing of a check goes along but this: the row that was read holds more. */
const handedCheck = ({ state, reference, day, documentKind, documentState }: HandedCheck): HandedCheck => ({
  state,
  reference,
  day,
  documentKind,
  documentState,
})

const answersFor = (taken: Taken, person: Person, part: keyof typeof questions): PartAnswers =>
  part in person.answers
    ? person.answers[part as keyof Person["answers"]]
    : taken.household[part as keyof Taken["household"]]

const documentOf = (check: HandedCheck | null): string =>
  check?.documentKind
    ? `${textAt(t, `identity-staff:kind.${check.documentKind}`)}, ${citizenshipName(check.documentState ?? "", houseLanguage)}`
    : ""
const stateOf = (check: HandedCheck | null): string =>
  check ? t(`identity-staff:state.${check.state}`) : t("prereg-staff:handOver.notChecked")

/** A day as it is typed into a register, "14-03-1988"; what is not known of it is 00. */
const typedDay = (day: string): string => day.split("-").toReversed().join("-")

/** The household as a table for the CPR clerk, in Danish: a line for each person, the columns in the order of the screens. */
export function householdCsv(taken: Taken, { at }: Around): string {
  const words = (question: Question, value: string) =>
    question.kind === "date" ? typedDay(value) : inWords(question, value, houseLanguage, at.municipalities)
  const head = [
    t("prereg:reference"),
    t("prereg-staff:handOver.number"),
    t("prereg-staff:handOver.relation"),
    ...handedQuestions.map(({ part, question }) =>
      part === "from" || part === "to"
        ? `${t(`prereg-staff:handOver.${part}`)}: ${labelOf(question)}`
        : labelOf(question),
    ),
    ...(["check", "checkReference", "checkDay", "checkDocument"] as const).map((column) =>
      t(`prereg-staff:handOver.${column}`),
    ),
  ]
  const rows = taken.people.map((person) => [
    taken.reference,
    person.position,
    t(`prereg-staff:relation.${person.relation}`),
    ...handedQuestions.map(({ part, question }) =>
      words(question, answersFor(taken, person, part)[question.name] ?? "").replaceAll(/\r?\n/g, ", "),
    ),
    stateOf(person.check),
    person.check?.reference ?? "",
    person.check?.day ?? "",
    documentOf(person.check),
  ])
  return csvOf([head, ...rows], houseLanguage)
}

/** The household as a document for the journal, in Danish (PDF/A). */
export function householdPdf(taken: Taken, { at, now }: Around): Promise<Uint8Array<ArrayBuffer>> {
  const title = t("prereg-staff:handOver.documentTitle", { reference: taken.reference })
  const out = beginPdf({ title, author: at.site.name, language: houseLanguage, now })
  const head = [t("prereg-staff:handOver.question"), t("prereg-staff:handOver.answer")]
  const rowsOf = (part: keyof typeof questions, answers: PartAnswers) =>
    questions[part].flatMap((question) => {
      const value = inWords(question, answers[question.name] ?? "", houseLanguage, at.municipalities)
      return value === "" ? [] : [[labelOf(question), value]]
    })
  const day = fullDate(officeDay(now), houseLanguage)
  out.write("title", title)
  out.write("text", t("prereg-staff:handOver.made", { office: at.site.name, day }))
  for (const person of taken.people) {
    const relation = t(`prereg-staff:relation.${person.relation}`)
    out.write("heading", t("prereg-staff:handOver.person", { number: person.position, relation }))
    const { check } = person
    const checked = [[t("prereg-staff:handOver.check"), stateOf(check)]]
    if (check) checked.push([t("prereg-staff:handOver.checkReference"), `${check.reference}, ${check.day}`])
    if (check?.documentKind) checked.push([t("prereg-staff:handOver.checkDocument"), documentOf(check)])
    out.table(head, [...personParts.flatMap((part) => rowsOf(part, person.answers[part])), ...checked], [2, 3])
  }
  out.write("heading", t("prereg-staff:handOver.household"))
  out.table(
    head,
    householdParts.flatMap((part) => rowsOf(part, taken.household[part])),
    [2, 3],
  )
  if (out.lacks()) out.write("text", t("prereg-staff:handOver.lacks"))
  return out.end()
}
