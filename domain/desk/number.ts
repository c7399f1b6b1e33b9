/** Without those that are read as digits. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"

/**
 * The letter of a walk-in's number: one for each group of counters, in the order in which they stand, so that each letter counts by
 * itself. Null when no counter can do it.
 */
export function letterOf(
  skill: string,
  counters: readonly { number: number; group: string; skills: readonly string[] }[],
): string | null {
  const standing = counters.toSorted((a, b) => a.number - b.number)
  const groups = [...new Set(standing.map((counter) => counter.group))]
  const first = standing.find((counter) => counter.skills.includes(skill))
  return first ? LETTERS[Math.min(groups.indexOf(first.group), LETTERS.length - 1)]! : null
}

/** A number as it stands on paper and on the board: "B 07". */
export const ticketNumber = (ticket: { letter: string; number: number }): string =>
  `${ticket.letter} ${String(ticket.number).padStart(2, "0")}`

/** What the board shows of an appointment: the end of its reference, with which nobody can do anything. */
export const boardCode = (reference: string): string => reference.slice(-4)
