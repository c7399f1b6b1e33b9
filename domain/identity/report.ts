import { addDays, addMonths } from "#domain/time/office-time.ts"
import type { DocumentKind } from "./document.ts"
import type { NidcAnswer } from "./referral.ts"
import type { Requirement } from "./requirements.ts"
import type { CheckState } from "./states.ts"
import type { Training } from "./training.ts"

/** A period of whole days, the last one included. */
export interface Span {
  first: string
  last: string
}

/** A check as the report tells of it: nothing of the person. Days of the office. */
export interface ReportedCheck {
  id: string
  reference: string
  day: string
  state: CheckState
  documentKind: DocumentKind | null
  documentState: string | null
  officerName: string
  officerTrainedUntil: string | null
  completedOn: string | null
  /** Whether the counter handed it to a second officer. */
  doubted: boolean
  secondName: string | null
  secondTrainedUntil: string | null
  secondOn: string | null
  nidcSentOn: string | null
  nidcAnsweredOn: string | null
  nidcAnswer: NidcAnswer | null
  heardOn: string | null
  decidedOn: string | null
  requirements: readonly string[]
}

/**
 * What the report counts (executive order on civil registration § 1(5) to (7)). `untrained`: completed, or looked at a second time, by
 * somebody whose training did not hold on that day; there must be none.
 */
export const checkFigures = [
  "begun",
  "approved-at-once",
  "approved-later",
  "rejected",
  "hearing",
  "referred",
  "doubtful",
  "open",
  "absent",
  "doubts",
  "nidc",
  "nidc-waits",
  "nidc-genuine",
  "nidc-not-genuine",
  "nidc-inconclusive",
  "untrained",
] as const
export type CheckFigure = (typeof checkFigures)[number]

const lapsed = (until: string | null, on: string | null): boolean => on !== null && (until === null || until < on)

/** The figures that a check is counted in. */
export function figuresOf(check: ReportedCheck): CheckFigure[] {
  const detour = check.doubted || check.nidcSentOn !== null || check.heardOn !== null
  const state: CheckFigure = check.state === "approved" ? (detour ? "approved-later" : "approved-at-once") : check.state
  const figures: CheckFigure[] = ["begun", state]
  if (check.doubted) figures.push("doubts")
  if (check.nidcSentOn) figures.push("nidc", check.nidcAnswer ? `nidc-${check.nidcAnswer}` : "nidc-waits")
  if (lapsed(check.officerTrainedUntil, check.completedOn) || lapsed(check.secondTrainedUntil, check.secondOn))
    figures.push("untrained")
  return figures
}

/** Each figure with the checks behind it, in one walk over them. */
export function countChecks<Check extends ReportedCheck>(checks: readonly Check[]): Record<CheckFigure, Check[]> {
  const counted = Object.fromEntries(checkFigures.map((figure) => [figure, []])) as unknown as Record<
    CheckFigure,
    Check[]
  >
  for (const check of checks) for (const figure of figuresOf(check)) counted[figure].push(check)
  return counted
}

/** The versions of requirements that held on some day of a period, each with its last day; null where it still holds. */
export function inForce<Version extends Requirement>(
  versions: readonly Version[],
  { first, last }: Span,
): (Version & { until: string | null })[] {
  return versions.flatMap((version) => {
    const next = versions
      .filter((other) => isSameKind(other, version) && other.from > version.from)
      .map(({ from }) => from)
      .toSorted()[0]
    const until = next === undefined ? null : addDays(next, -1)
    const holds = !version.ended && version.from <= last && (until === null || until >= first)
    return holds ? [{ ...version, until }] : []
  })
}

const isSameKind = (a: Requirement, b: Requirement): boolean =>
  a.paper === b.paper && a.state === b.state && a.purpose === b.purpose

/** The trainings that held on some day of a period. */
export const trainingsIn = <One extends Training>(trainings: readonly One[], { first, last }: Span): One[] =>
  trainings.filter(
    (one) => one.passedOn <= last && one.validUntil >= first && (one.endedOn === null || one.endedOn > first),
  )

/** The months that end in a period: their samples are drawn from what it counts. */
export const isMonthOf = (month: string, { first, last }: Span): boolean =>
  `${month}-01` <= last && addDays(`${addMonths(month, 1)}-01`, -1) >= first
