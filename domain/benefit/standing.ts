import { type Municipality, whereToGo } from "../office/municipality.ts"
import { lastOpenDayOnOrBefore } from "../office/open-days.ts"
import type { Office } from "../office/opening.ts"
import { type BenefitState, registerBy } from "./registration.ts"
import type { Rules } from "#domain/rules/rules.ts"

/**
 * How somebody with a PD U2 stands on a day: one answer for the page, the letters and the worklist, so that none of them promises what
 * another denies. `come` in time; `come-late` after the seven days, when the benefit counts from the day of registration; `closed` when
 * the office does not open any more before the last day; `elsewhere` where the municipality's people register at another place.
 */
export type Standing = "come" | "come-late" | "closed" | "elsewhere" | Exclude<BenefitState, "sent" | "too-late">

export interface BenefitStanding {
  standing: Standing
  /** The last day to register. */
  by: string
  /** The last day up to `by` on which the office is open; null when it opens on none from today on. */
  lastOpen: string | null
  /** The days to register in are over. */
  late: boolean
}

/** Whether job seekers of a municipality register here on a day; unknown municipalities do. */
export const servesJobSeekersOf = (municipality: Municipality | undefined, day: string): boolean =>
  municipality === undefined || whereToGo(municipality, { student: false, residence: null }, day).goes === "here"

export function standingOf(
  benefit: { state: BenefitState; formDate: string; municipality: string },
  around: { office: Office; municipalities: readonly Municipality[]; rules: Pick<Rules, "u2Days"> },
  today: string,
): BenefitStanding {
  const by = registerBy(benefit.formDate, around.rules)
  const late = by < today
  const open = lastOpenDayOnOrBefore(around.office, by)
  const lastOpen = open !== null && open >= today && open >= benefit.formDate ? open : null
  const municipality = around.municipalities.find((m) => m.code === benefit.municipality)
  const standing = (): Standing => {
    if (benefit.state !== "sent" && benefit.state !== "too-late") return benefit.state
    if (!servesJobSeekersOf(municipality, today)) return "elsewhere"
    if (late || benefit.state === "too-late") return "come-late"
    return lastOpen === null ? "closed" : "come"
  }
  return { standing: standing(), by, lastOpen, late }
}
