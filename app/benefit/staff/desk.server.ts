import { countryName } from "#domain/manner.ts"
import { type Show, shown, shows } from "./forms.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import type { RouterContextProvider } from "react-router"
import { type BenefitState, daysLeft, mayBenefitBecome, stateBefore } from "#domain/benefit/registration.ts"
import { standingOf } from "#domain/benefit/standing.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { briefDay, briefMoment } from "#domain/time/spoken.ts"
import { holdsAllWords } from "#domain/words.ts"
import { type BenefitCase, benefitEvents, benefitList } from "#db/benefit/reads.ts"
import { nextVisitsOf } from "#db/booking/reads.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { datedRulesOf, rulesFor } from "#app/web/rules.server.ts"
import { rulesOn } from "#domain/rules/rules.ts"

type Context = Readonly<RouterContextProvider>

/** One case as staff see it. `seen` is the id of the last thing that had happened when it was read. */
export async function showAtDesk(context: Context, benefit: BenefitCase) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const [events, at, rules] = await Promise.all([
    benefitEvents(db, benefit.id),
    officeOf(context),
    rulesFor(context, benefit.formDate),
  ])
  const today = officeDay(ctx.now())
  const day = (date: string | null) => date && briefDay(date, language)
  const stand = standingOf(benefit, { ...at, rules }, today)
  return {
    id: benefit.id,
    seen: events.at(-1)?.id ?? "",
    today,
    name: benefit.name,
    email: emailShown(benefit.email),
    phone: benefit.phone,
    reference: benefit.reference,
    state: benefit.state,
    standing: stand.standing,
    left: daysLeft(stand.by, today),
    by: briefDay(stand.by, language),
    lastOpen: stand.lastOpen === stand.by ? null : day(stand.lastOpen),
    ahead: benefit.formDate > today,
    municipality: at.municipalities.find((m) => m.code === benefit.municipality)?.name ?? benefit.municipality,
    institution: `${benefit.institution} (${countryName(benefit.country, language)})`,
    formDate: briefDay(benefit.formDate, language),
    firstDay: briefDay(benefit.firstDay, language),
    lastDay: day(benefit.lastDay),
    registeredOn: day(benefit.registeredOn),
    forwardedTo: benefit.forwardedTo,
    cv: benefit.jobnetCv,
    undoes: stateBefore(events.map((event) => event.kind)) !== null && benefit.state !== "withdrawn",
    may: {
      register: mayBenefitBecome(benefit.state, "registered"),
      late: mayBenefitBecome(benefit.state, "too-late"),
      forward: mayBenefitBecome(benefit.state, "forwarded"),
      end: mayBenefitBecome(benefit.state, "ended"),
      u3: benefit.state === "registered" || benefit.state === "forwarded",
    },
    events: events.map((event) => ({
      when: briefMoment(event.at, language),
      who: event.staffName,
      kind: event.kind,
      u3: event.u3,
      on: day(event.on),
      text: event.detail.text ?? "",
      was: (event.detail.was ?? null) as BenefitState | null,
    })),
  }
}
export type BenefitAtDesk = Awaited<ReturnType<typeof showAtDesk>>

/** The worklist; with words, everybody they are found in, whatever the state. */
export async function showBenefitList(context: Context, given: { show: Show; words: string }) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const at = await officeOf(context)
  const now = ctx.now()
  const today = officeDay(now)
  const words = given.words.trim()
  const states = words === "" ? shown[given.show] : shows.flatMap((show) => [...shown[show]])
  const all = await benefitList(db, at.site.id, states, words === "" ? 300 : 5_000)
  const cases = words === "" ? all : all.filter((c) => holdsAllWords([c.name, c.email, c.phone, c.reference], words))
  const visits = await nextVisitsOf(
    db,
    cases.map((c) => c.email),
    now,
  )
  const dated = await datedRulesOf(context)
  return {
    show: given.show,
    words,
    key: `${given.show} ${words}`,
    read: now.getTime(),
    rows: cases.slice(0, 300).map((c) => {
      const visit = visits.get(c.email.toLowerCase())
      const { standing, by, lastOpen } = standingOf(c, { ...at, rules: rulesOn(dated, c.formDate) }, today)
      return {
        id: c.id,
        name: c.name,
        reference: c.reference,
        phone: c.phone,
        state: c.state,
        standing,
        left: daysLeft(by, today),
        // Those whose last open day is today or tomorrow, or has passed unseen, come first to the eye.
        urgent: c.state === "sent" && (lastOpen ?? by) <= addDays(today, 1),
        by: briefDay(by, language),
        lastOpen: lastOpen === null || lastOpen === by ? null : briefDay(lastOpen, language),
        country: countryName(c.country, language),
        municipality: at.municipalities.find((m) => m.code === c.municipality)?.name ?? c.municipality,
        visit: visit
          ? { id: visit.id, when: briefMoment(visit.startsAt, language), late: officeDay(visit.startsAt) > by }
          : null,
      }
    }),
  }
}
