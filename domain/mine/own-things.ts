import type { BenefitState } from "../benefit/registration.ts"
import type { VisitState } from "../booking/states.ts"
import { overlap } from "../courses/series.ts"
import type { SignUpState } from "../courses/seats.ts"
import type { PreregState } from "../prereg/states.ts"
import type { TaxState } from "../taxcard/application.ts"
import { type KeptFacts, opensNow } from "./kept.ts"

/**
 * How each kind of thing can stand, as the person it belongs to is told. `asked`: the office needs another time for a visit; `over`: its
 * time has passed, and nobody has written down what became of it; `choose`: a household is accepted, and has no time to come.
 */
interface States {
  visit: Exclude<VisitState, "held" | "lapsed"> | "asked" | "over"
  prereg: PreregState | "choose"
  benefit: Exclude<BenefitState, "unconfirmed">
  "tax-card": TaxState
  "sign-up": Exclude<SignUpState, "unconfirmed">
  "booking-link": "open"
  /** On the waiting list for a visit; `free`: a time is held for them now. */
  waiting: "listed" | "free"
  plan: "kept"
}
export type OwnKind = keyof States
export const ownKinds = [
  "visit",
  "prereg",
  "benefit",
  "tax-card",
  "sign-up",
  "booking-link",
  "waiting",
  "plan",
] as const satisfies readonly OwnKind[]
export const isOwnKind = (kind: string): kind is OwnKind => ownKinds.some((known) => known === kind)

interface Common {
  id: string
  /** Empty where it has none. */
  reference: string
  /** When it is: the start of a visit, the next meeting of a course, the last day on a list; else when it came in. */
  at: Date
  /** What decides how long it is kept, and whether it opens. */
  kept: KeptFacts
  /** The course's title by language; empty for the other kinds. */
  titles: Readonly<Record<string, string>>
}
export type OwnThing = { [Kind in OwnKind]: Common & { kind: Kind; state: States[Kind] } }[OwnKind]

/** States in which the person has to do something. */
const waitsForPerson: { readonly [Kind in OwnKind]: readonly States[Kind][] } = {
  visit: ["asked", "missed"],
  prereg: ["draft", "returned", "choose"],
  benefit: ["sent", "too-late"],
  "tax-card": ["incomplete"],
  "sign-up": ["offered"],
  "booking-link": ["open"],
  waiting: ["free"],
  plan: [],
}
/** States after which nothing more comes of it. */
const over: { readonly [Kind in OwnKind]: readonly States[Kind][] } = {
  visit: ["done", "cancelled", "over"],
  prereg: ["completed", "refused", "withdrawn"],
  benefit: ["ended", "withdrawn"],
  "tax-card": ["confirmed", "withdrawn"],
  "sign-up": ["cancelled", "lapsed"],
  "booking-link": [],
  waiting: [],
  plan: [],
}

export type Standing = "to-do" | "coming" | "over"

type Stands = Pick<OwnThing, "kind" | "state" | "at" | "kept">

/**
 * Whether somebody has to do something about a thing, waits for it, or is done with it. A course whose last meeting has been is over, and
 * a visit whose page opens no more.
 */
export function standingOf(thing: Stands, now: Date): Standing {
  const inList = (list: { readonly [Kind in OwnKind]: readonly string[] }) => list[thing.kind].includes(thing.state)
  if (inList(over) || (thing.kind === "sign-up" && thing.at <= now)) return "over"
  if (thing.kind === "visit" && !opensNow(thing.kept, now)) return "over"
  return inList(waitsForPerson) ? "to-do" : "coming"
}

/** By standing: what comes first first, and of what is over the latest. */
export function groupsOf<T extends Stands>(things: readonly T[], now: Date): Record<Standing, T[]> {
  const of = (standing: Standing) =>
    things
      .filter((thing) => standingOf(thing, now) === standing)
      .toSorted((a, b) => (standing === "over" ? b.at.getTime() - a.at.getTime() : a.at.getTime() - b.at.getTime()))
  return { "to-do": of("to-do"), coming: of("coming"), over: of("over") }
}

/** A stretch of time that somebody has promised to be at: a visit, or one meeting of a course. `of` is the thing's id. */
export interface OwnDate {
  of: string
  startsAt: Date
  endsAt: Date
}

/** Pairs of things of which two dates lie at the same time, each pair once, by the first date at which they do. */
export function clashesAmong(dates: readonly OwnDate[]): { first: OwnDate; second: OwnDate }[] {
  const sorted = dates.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const pairs = sorted.flatMap((first, i) =>
    sorted
      .slice(i + 1)
      .filter((second) => second.of !== first.of && overlap(first, second))
      .map((second) => ({ first, second })),
  )
  const known = new Set<string>()
  return pairs.filter(({ first, second }) => {
    const key = [first.of, second.of].toSorted().join(" ")
    const isNew = !known.has(key)
    known.add(key)
    return isNew
  })
}
