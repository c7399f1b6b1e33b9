import { type VisitState, isHere } from "../booking/states.ts"

/**
 * How a check of one person stands. `open`: begun; `doubtful`: waits for a second officer; `referred`: the National ID Centre is asked;
 * `hearing`: to be rejected, and the person is heard first (Public Administration Act § 19); `absent`: the person did not come.
 */
export const checkStates = ["open", "approved", "doubtful", "referred", "hearing", "rejected", "absent"] as const
export type CheckState = (typeof checkStates)[number]

export const checkMoves = {
  open: ["approved", "doubtful", "hearing", "absent"],
  doubtful: ["approved", "referred", "hearing"],
  referred: ["approved", "hearing"],
  // What the person says can change it: then it is checked anew.
  hearing: ["open", "rejected"],
  // A mistake of the counter, while the visit goes on.
  approved: ["open"],
  rejected: [],
  absent: ["open"],
} as const satisfies Record<CheckState, readonly CheckState[]>

export const mayCheckBecome = (from: CheckState, to: CheckState): boolean =>
  (checkMoves[from] as readonly CheckState[]).includes(to)

/** Whether an approval can be taken back: that of one officer, on its day, while the visit is not finished. */
export const mayReopen = (
  check: { state: CheckState; day: string; secondName: string | null },
  visit: VisitState,
  today: string,
): boolean => check.state === "approved" && check.secondName === null && check.day === today && isHere(visit)

/** Whether what the counter does with a person is done: somebody has looked, and a second one where there was doubt. */
export const isSettledAtCounter = (state: CheckState): boolean => state !== "open" && state !== "doubtful"

/**
 * Whether a registration may be finished: every person of it has been checked, or has not come. `people`: those of the household, or null
 * where none is known, when so many as the visit is for.
 */
export function mayFinishRegistration(
  checks: readonly { personId: string | null; state: CheckState }[],
  visit: { party: number; people: readonly string[] | null },
): boolean {
  // Where nobody came, nobody was registered: the visit was missed.
  if (checks.every((check) => check.state === "absent")) return false
  if (visit.people === null)
    return checks.length >= visit.party && checks.every((check) => isSettledAtCounter(check.state))
  return visit.people.every((id) => {
    const own = checks.filter((check) => check.personId === id)
    return own.length > 0 && own.every((check) => isSettledAtCounter(check.state))
  })
}

/** Whether everybody of a registration has been approved: only then there is nothing left of it to come back for. */
export const areAllApproved = (
  checks: readonly { personId: string | null; state: CheckState }[],
  people: readonly string[],
): boolean => people.every((id) => checks.some((check) => check.personId === id && check.state === "approved"))

/** The check that counts of one person's, the newest last: the one that approved, or else the newest. Null where there is none. */
export const checkThatCounts = <Check extends { personId: string | null; state: CheckState }>(
  checks: readonly Check[],
  personId: string,
): Check | null =>
  checks.findLast((check) => check.personId === personId && check.state === "approved") ??
  checks.findLast((check) => check.personId === personId) ??
  null
