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
  hearing: ["approved", "rejected"],
  approved: [],
  rejected: [],
  absent: ["open"],
} as const satisfies Record<CheckState, readonly CheckState[]>

export const mayCheckBecome = (from: CheckState, to: CheckState): boolean =>
  (checkMoves[from] as readonly CheckState[]).includes(to)

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
  if (visit.people === null)
    return checks.length >= visit.party && checks.every((check) => isSettledAtCounter(check.state))
  return visit.people.every((id) => {
    const own = checks.filter((check) => check.personId === id)
    return own.length > 0 && own.every((check) => isSettledAtCounter(check.state))
  })
}
