import type { VisitState } from "#domain/booking/states.ts"
import type { CheckState } from "#domain/identity/states.ts"
import { type Household, SEALED, type Person, type PartAnswers, holds } from "./household.ts"
import { questionsFor } from "./pages.ts"
import { type Part, type Question, type Relation, questions } from "./questions.ts"
import type { PreregState } from "./states.ts"

export type QuestionPart = keyof typeof questions
/** The parts of a household and of each person, in the order in which a registration is typed: who, from where, to where, ties. */
export const householdParts = ["from", "to", "contact"] as const satisfies readonly QuestionPart[]
export const personParts = ["person", "belonging", "civil", "parents"] as const satisfies readonly QuestionPart[]

/** What of a person's identity control goes along. */
export interface HandedCheck {
  state: CheckState
  reference: string
  day: string
  documentKind: string | null
  documentState: string | null
}

/** A household as it leaves the portal: every answer in the clear, by the names of the questions. */
export interface HandedHousehold {
  household: Record<(typeof householdParts)[number], PartAnswers>
  people: {
    position: number
    relation: Relation
    answers: Record<(typeof personParts)[number], PartAnswers>
    check: HandedCheck | null
  }[]
}

/**
 * Whether a household can be handed over: it was registered; or some of it were approved at a visit that is over, and the others come back
 * with the same pre-registration. `visit`: how its last visit stands.
 */
export const mayHandOver = (
  prereg: { state: PreregState },
  checks: readonly { state: CheckState }[],
  visit: VisitState | null,
): boolean =>
  prereg.state === "completed" ||
  (prereg.state === "accepted" &&
    visit !== "arrived" &&
    visit !== "serving" &&
    checks.some((check) => check.state === "approved"))

/**
 * The whole of a household with its sealed answers opened. What somebody was not asked, or has changed their answer away from, is not in
 * it. `sealed`: by "<person> <part>.<question>".
 */
export function handedHousehold(
  household: Household,
  sealed: ReadonlyMap<string, string>,
  checkOf: (personId: string) => HandedCheck | null,
): HandedHousehold {
  const own = (part: QuestionPart, person: Person | null): PartAnswers =>
    answered(household, part, person, (name) => sealed.get(`${person?.id} ${part}.${name}`) ?? "")
  return {
    household: Object.fromEntries(
      householdParts.map((part) => [part, own(part, null)]),
    ) as HandedHousehold["household"],
    people: household.people.map((person) => ({
      position: person.position,
      relation: person.relation,
      answers: {
        person: own("person", person),
        belonging: own("belonging", person),
        civil: { ...marriageOf(household, person, own), ...own("civil", person) },
        parents: own("parents", person),
      },
      check: checkOf(person.id),
    })),
  }
}

/** A couple that moves together is married to each other, and was asked once: the husband or wife has the other's answers. */
function marriageOf(
  household: Household,
  person: Person,
  own: (part: QuestionPart, person: Person) => PartAnswers,
): PartAnswers {
  const [first] = household.people
  if (person.relation !== "spouse" || !first) return {}
  const given = own("civil", first)
  return Object.fromEntries(
    ["status", "since", "authority"].flatMap((name) => (given[name] ? [[name, given[name]]] : [])),
  )
}

function answered(
  household: Household,
  part: QuestionPart,
  person: Person | null,
  opened: (name: string) => string,
): PartAnswers {
  const given = (person ?? household).parts[part] ?? {}
  const asked = concerns(part, person) ? questionsFor(household, { part, person }, [""]) : []
  const values = asked.flatMap((question): [string, string][] => {
    const value = given[question.name] ?? ""
    if (value === "" || (question.shownIf && !holds(question.shownIf, given))) return []
    return [[question.name, value === SEALED ? opened(question.name) : value]]
  })
  return Object.fromEntries(values)
}

/** Adults have a civil status, children have parents. */
const concerns = (part: Part, person: Person | null): boolean =>
  part === "civil" ? person?.relation !== "child" : part === "parents" ? person?.relation === "child" : true

/** Every question that goes along, in the order of the screens: those of the person, then of the move, then of the contact. */
export const handedQuestions: readonly { part: QuestionPart; question: Question }[] = [
  "person",
  "belonging",
  "from",
  "to",
  "civil",
  "parents",
  "contact",
].flatMap((part) => questions[part as QuestionPart].map((question) => ({ part: part as QuestionPart, question })))
