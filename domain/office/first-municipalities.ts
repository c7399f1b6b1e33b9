import type { Municipality } from "./municipality.ts"

/** What becomes of the list of municipalities when an office is set up. */
export interface FirstMunicipalities {
  /** Ids of terms that no longer hold: of hosts and partners that were not chosen. */
  endTerms: string[]
  begin: { code: string; kind: "host" | "partner" }[]
  /** Ids of exceptions that were another office's. */
  endExceptions: string[]
}

/**
 * The list comes with the municipalities of one office, ICS East. Where they were chosen they stay as they are, with the day from which
 * they hold; what was chosen besides holds since ever. The exceptions are agreements of that office's host: another host has none yet.
 */
export function firstMunicipalities(
  municipalities: readonly Municipality[],
  chosen: { host: string; partners: readonly string[] },
): FirstMunicipalities {
  const roleOf = (code: string) => (code === chosen.host ? "host" : chosen.partners.includes(code) ? "partner" : null)
  const sameHost = municipalities.some((m) => m.code === chosen.host && m.terms.some((t) => t.kind === "host"))
  const result: FirstMunicipalities = { endTerms: [], begin: [], endExceptions: [] }
  for (const { code, terms, exceptions } of municipalities) {
    const kind = roleOf(code)
    const roles = terms.filter((term) => term.kind !== "region")
    result.endTerms.push(...roles.filter((term) => term.kind !== kind).map(({ id }) => id))
    if (kind && !roles.some((term) => term.kind === kind)) result.begin.push({ code, kind })
    if (!sameHost || kind === null) result.endExceptions.push(...exceptions.map(({ id }) => id))
  }
  return result
}
