import { workingDaysBefore } from "#domain/office/working-days.ts"
import { officeDay, officeInstant } from "#domain/time/office-time.ts"
import { groupOf } from "#domain/plan/countries.ts"
import { type Household, citizenshipOf } from "./household.ts"

/** The services of the visit a household is invited to, by their keys, in no order: registering first of all, then what they wished. */
export function servicesOf(household: Household): string[] {
  const wishes = (household.parts.contact?.wishes ?? "").split(",").filter(Boolean)
  const eu = household.people.some((p) => citizenshipOf(p) !== "" && groupOf(citizenshipOf(p)) === "eu")
  const keys = new Set(["cpr", ...wishes])
  if (!eu) {
    keys.delete("eu-residence")
    keys.delete("pd-u2")
  }
  return [...keys]
}

/** How many working days before a provisional visit a household must know: else it is offered another time. */
export const PROVISIONAL_WORKING_DAYS = 2
const LATE_CLOCK = "08:00"

/** The morning on which a household with a provisional visit is told that it is not accepted yet, by the office's clock. */
export function provisionalLateAt(startsAt: Date): Date {
  return officeInstant(workingDaysBefore(officeDay(startsAt), PROVISIONAL_WORKING_DAYS), LATE_CLOCK)
}
