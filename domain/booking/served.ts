import { type Municipality, residencesThatMatter, whereToGo } from "#domain/office/municipality.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { BookableService } from "./rules.ts"

/** Where a party moves to. */
export interface Where {
  /** The municipality's code; null when nobody was asked. */
  municipality: string | null
  /** Null: nobody studies; "": studies and lives elsewhere than in a residence that decides; else that residence. Undefined: not asked. */
  residence: string | null | undefined
}

/** Whether studying, or the student residence, decides where people of this municipality go on a day: then it must be asked. */
export const studyDecides = (municipality: Municipality, day: string): boolean =>
  whereToGo(municipality, { student: false, residence: null }, day).goes !==
    whereToGo(municipality, { student: true, residence: null }, day).goes ||
  residencesThatMatter(municipality, day).length > 0

/** In place of a municipality: somebody who lives outside Denmark, and works here, say. */
export const ABROAD = "abroad"

export type ServedRefusal = "municipality-missing" | "study-missing" | "not-served"

/**
 * Whether the office may serve the party with these services. Only some depend on the municipality (CPR Act § 8: the
 * municipality of residence decides, the office acts for its partners); for the others anybody may come.
 */
export function servedHere(
  services: readonly Pick<BookableService, "byMunicipality">[],
  municipalities: readonly Municipality[],
  where: Where,
  day: string,
): Result<null, ServedRefusal> {
  if (!services.some((s) => s.byMunicipality)) return ok(null)
  if (where.municipality === ABROAD) return refuse("not-served")
  const municipality = municipalities.find((m) => m.code === where.municipality)
  if (!municipality) return refuse("municipality-missing")
  if (where.residence === undefined && studyDecides(municipality, day)) return refuse("study-missing")
  const residence = where.residence ?? null
  const { goes } = whereToGo(municipality, { student: residence !== null, residence: residence || null }, day)
  return goes === "here" ? ok(null) : refuse("not-served")
}

/** Why people of a place go elsewhere: they live abroad, an exception of the office says so, or the municipality is no partner. */
export type NotServedWhy = "abroad" | "exception" | "no-partner"

/** Why somebody whom `servedHere` does not serve goes elsewhere; null for a place that nobody has said, or that belongs here. */
export function whyNotServed(municipalities: readonly Municipality[], where: Where, day: string): NotServedWhy | null {
  if (where.municipality === ABROAD) return "abroad"
  const municipality = municipalities.find((m) => m.code === where.municipality)
  if (!municipality) return null
  const residence = where.residence ?? null
  const { goes, why } = whereToGo(municipality, { student: residence !== null, residence: residence || null }, day)
  return goes === "here" ? null : why === "exception" ? "exception" : "no-partner"
}
