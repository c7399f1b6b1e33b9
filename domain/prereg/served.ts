import { type Municipality, type WhereToGo, whereToGo } from "#domain/office/municipality.ts"
import type { Household } from "./household.ts"

/**
 * Where a household registers (CPR Act § 8: the municipality it moves to decides), by what it has answered; null while it has not
 * said where it moves. The day of moving in decides, but not before today. Days of the office's calendar.
 */
export function whereHouseholdGoes(
  household: Household,
  municipalities: readonly Municipality[],
  today: string,
): WhereToGo | null {
  const to = household.parts.to ?? {}
  const municipality = municipalities.find((m) => m.code === to.municipality)
  if (!municipality) return null
  const student = household.parts.contact?.purpose === "study"
  const day = to.moveIn && to.moveIn > today ? to.moveIn : today
  return whereToGo(municipality, { student, residence: to.residence || null }, day)
}
