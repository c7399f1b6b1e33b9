import { readAddress } from "../email-address.ts"
import { isClock } from "../time/office-time.ts"

/** When the office has its day list made, and where it is mailed to; nowhere while that is empty. */
export interface DayListSettings {
  at: string
  email: string
}

/** As the office keeps it. */
export const dayListOf = (site: { dayListAt: string; dayListEmail: string }): DayListSettings => ({
  at: site.dayListAt,
  email: site.dayListEmail,
})

export const dayListNames = ["at", "email"] as const satisfies readonly (keyof DayListSettings)[]

/** What is wrong with them, field by field. Without an address nothing is mailed. */
export function dayListProblems({ at, email }: DayListSettings) {
  return [
    ...(isClock(at) && at !== "24:00" ? [] : [{ field: "at" as const, code: "clock-wrong" as const }]),
    ...(email === "" || readAddress(email, (domain) => domain).ok
      ? []
      : [{ field: "email" as const, code: "email-wrong" as const }]),
  ]
}
