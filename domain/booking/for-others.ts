import type { Municipality } from "#domain/office/municipality.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { BookableService } from "./rules.ts"
import { type ServedRefusal, type Where, servedHere } from "./served.ts"

/**
 * What staff may do for somebody that the visitor could not, each only with a reason that the visit keeps: serve people of another
 * municipality, book a service that is by invitation, or more where the address has as many minutes as it may.
 */
export const exceptions = ["other-municipality", "by-invitation", "many-visits"] as const
export type Exception = (typeof exceptions)[number]

/** The exceptions that a wish makes. Whoever belongs elsewhere is asked about before a service of all municipalities is. */
export function exceptionsIn(
  services: readonly Pick<BookableService, "whoMayBook" | "byMunicipality">[],
  municipalities: readonly Municipality[],
  where: Where,
  /** `invited`: a household that has sent its pre-registration. `over`: more minutes than one mailbox may keep. */
  who: { invited: boolean; over: boolean },
  day: string,
): Result<Exception[], Exclude<ServedRefusal, "not-served">> {
  const served = servedHere(services, municipalities, where, day)
  if (!served.ok && served.error !== "not-served") return refuse(served.error)
  return ok([
    ...(served.ok ? [] : (["other-municipality"] as const)),
    ...(!who.invited && services.some((s) => s.whoMayBook === "invited") ? (["by-invitation"] as const) : []),
    ...(who.over ? (["many-visits"] as const) : []),
  ])
}

/** Nothing out of the ordinary without a reason. */
export const isGiven = (made: readonly Exception[], reason: string): boolean => made.length === 0 || reason !== ""
