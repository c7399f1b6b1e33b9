import { nameInList } from "#domain/office/municipality.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import type { RouterContextProvider } from "react-router"
import { daysLeft } from "#domain/benefit/registration.ts"
import { servesJobSeekersOf, standingOf } from "#domain/benefit/standing.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import { type BenefitCase, visitForService } from "#db/benefit/reads.ts"
import type { Language } from "#locales/languages.ts"
import { U2_SERVICE } from "#operations/benefit/visit.ts"
import { bookableTimes } from "#app/booking/journey.server.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { rulesFor } from "#app/web/rules.server.ts"

type Context = Readonly<RouterContextProvider>

/** Days shown to choose from. */
const DAYS_SHOWN = 4

/** A case as its own page shows it: how the person stands today, what to do, and the days on which it can be done. */
export async function showBenefit(context: Context, benefit: BenefitCase, language: Language) {
  const { ctx, db } = portalOf(context)
  const at = await officeOf(context)
  const now = ctx.now()
  const today = officeDay(now)
  const say = (day: string) => spokenDay(day, language, today)
  const rules = await rulesFor(context, benefit.formDate)
  const stand = standingOf(benefit, { ...at, rules }, today)
  const comes = stand.standing === "come" || stand.standing === "come-late"
  const [days, visit] = comes
    ? await Promise.all([daysToCome(context, benefit, stand), visitForService(db, benefit.email, U2_SERVICE, now)])
    : [{ days: [], from: null }, null]
  const visitDay = visit && officeDay(visit.startsAt)
  const municipality = at.municipalities.find((m) => m.code === benefit.municipality)?.name ?? benefit.municipality
  return {
    standing: stand.standing,
    late: stand.late,
    left: daysLeft(stand.by, today),
    by: say(stand.by),
    lastOpen: stand.lastOpen === null || stand.lastOpen === stand.by ? null : say(stand.lastOpen),
    open: say(stand.lastOpen ?? stand.by),
    from: say(benefit.formDate),
    ahead: benefit.formDate > today,
    days: rules.u2Days,
    visits: days.days.map((day) => ({ day, spoken: say(day) })),
    bookableFrom: days.from && say(days.from),
    visit: visit && {
      when: spokenMoment(visit.startsAt, language, now),
      is:
        stand.standing === "come" && visitDay! > stand.by ? "late" : visitDay! < benefit.formDate ? "early" : "in-time",
    },
    municipality: nameInList(municipality, language),
    phone: at.site.phone,
    email: emailShown(benefit.email),
    forwardedTo: benefit.forwardedTo,
    registeredOn: benefit.registeredOn && say(benefit.registeredOn),
    cv: benefit.jobnetCv,
    reference: benefit.reference,
    name: benefit.name,
    tel: benefit.phone,
    institution: benefit.institution,
    formDate: say(benefit.formDate),
    firstDay: say(benefit.firstDay),
    lastDay: benefit.lastDay && say(benefit.lastDay),
  }
}
export type BenefitShown = Awaited<ReturnType<typeof showBenefit>>

/**
 * Days to come with a free time for it: from the date on the form to the last day to register, or the next ones when that has passed.
 * `from` is the day from which they can be booked, when all of them lie further ahead than anything is offered.
 */
async function daysToCome(
  context: Context,
  benefit: BenefitCase,
  stand: { standing: string; by: string },
): Promise<{ days: string[]; from: string | null }> {
  const portal = portalOf(context)
  const at = await officeOf(context)
  const now = portal.ctx.now()
  const service = at.services.find((s) => s.key === U2_SERVICE && s.active && s.whoMayBook === "anyone")
  if (!service) return { days: [], from: null }
  const opens = addDays(benefit.formDate, -service.horizonDays)
  const free = await bookableTimes(portal, at, { services: [service], party: 1, except: null, notBefore: null }, now)
  const days = free
    .filter((d) => d.slots.length > 0 && d.day >= benefit.formDate)
    .filter((d) => stand.standing === "come-late" || d.day <= stand.by)
    .slice(0, DAYS_SHOWN)
    .map((d) => d.day)
  return { days, from: days.length === 0 && opens > officeDay(now) ? opens : null }
}

/** Whether job seekers of a municipality register here, and its name as the reader looks for it; null when there is none such. */
export async function askedMunicipality(context: Context, code: string | null, language: Language) {
  const { municipalities } = await officeOf(context)
  const found = municipalities.find((m) => m.code === code)
  if (!found) return null
  const today = officeDay(portalOf(context).ctx.now())
  return { code: found.code, name: nameInList(found.name, language), here: servesJobSeekersOf(found, today) }
}
