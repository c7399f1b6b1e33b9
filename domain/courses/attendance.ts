export const marks = ["present", "late", "absent"] as const
export type Mark = (typeof marks)[number]

/** From so many absences on nobody gets a certificate, and the coordinator is told. */
export const ABSENCES_TOO_MANY = 2

export interface Attended {
  /** Meetings of the run that were held, and what was marked of this person. */
  held: number
  marks: readonly Mark[]
}

/** Absences: marked as such. A meeting that nobody has marked yet is none. */
export const absences = (own: readonly Mark[]): number => own.filter((mark) => mark === "absent").length

/**
 * Whether somebody has earned the certificate: the run is over, every meeting was marked, and fewer than two were missed. Late
 * counts as there. Of a run with a single meeting that one must not be missed.
 */
export function earnsCertificate(attended: Attended, over: boolean): boolean {
  const { held, marks: own } = attended
  if (!over || held === 0 || own.length < held) return false
  const missed = absences(own)
  return missed < ABSENCES_TOO_MANY && missed < held
}
