import type { RouterContextProvider } from "react-router"
import { daysLeft, registerBy } from "#domain/benefit/registration.ts"
import { whereToGo } from "#domain/office/municipality.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import { type BenefitCase, benefitByKey } from "#db/benefit/reads.ts"
import { hashSecret } from "#operations/context.ts"
import type { Language } from "#locales/languages.ts"
import { bookableTimes } from "./booking.server.ts"
import { officeOf, portalOf } from "./context.server.ts"

export const U2_SERVICE = "pd-u2"

export async function benefitOf(context: Readonly<RouterContextProvider>, key: string): Promise<BenefitCase> {
  const found = await benefitByKey(portalOf(context).db, hashSecret(key))
  if (!found) throw new Response("Not found", { status: 404 })
  return found
}

/** Days to come with a free time for it, up to the last day to register; at most four. */
export async function visitsInTime(context: Readonly<RouterContextProvider>, benefit: BenefitCase, language: Language) {
  const portal = portalOf(context)
  const at = await officeOf(context)
  const now = portal.ctx.now()
  const today = officeDay(now)
  const by = registerBy(benefit.formDate)
  const service = at.services.find((s) => s.key === U2_SERVICE && s.active && s.whoMayBook === "anyone")
  if (!service || daysLeft(benefit.formDate, today) < 0) return []
  const days = await bookableTimes(portal, at, { services: [service], party: 1, except: null, notBefore: null }, now)
  return days
    .filter((d) => d.day <= by && d.slots.length > 0)
    .slice(0, 4)
    .map((d) => ({ day: d.day, spoken: spokenDay(d.day, language, today) }))
}

/** Whether the municipality's people register here, by the dated rules. */
export async function servedHere(context: Readonly<RouterContextProvider>, benefit: BenefitCase) {
  const { municipalities } = await officeOf(context)
  const municipality = municipalities.find((m) => m.code === benefit.municipality)
  const today = officeDay(portalOf(context).ctx.now())
  return {
    here: municipality ? whereToGo(municipality, { student: false, residence: null }, today).goes === "here" : true,
    name: municipality?.name ?? "",
  }
}
