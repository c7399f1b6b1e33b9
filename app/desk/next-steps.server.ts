import type { RouterContextProvider } from "react-router"
import { planLink, planOf } from "#app/plan/link.server.ts"
import { titleOf } from "#app/plan/parts/title.ts"
import { showPlan } from "#app/plan/shown.server.ts"
import { whenText, whereText } from "#app/plan/parts/words.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"
import { visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { keptPlanOf } from "#db/plan/reads.ts"
import { withVisit } from "#domain/plan/done.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import { type Language, isLanguage, languages } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { paths } from "#paths"

/**
 * What a visitor still has to do, by the plan on the visitor's own page, in the visit's language or another. What a visit that is over did
 * counts as done. Null where no plan is kept.
 */
export async function showNextSteps(context: Readonly<RouterContextProvider>, id: string, wanted: string | null) {
  const { db, ctx, config } = portalOf(context)
  const found = await visitById(db, id)
  const kept = found && found.visit.email !== "" ? await keptPlanOf(db, found.visit.email) : null
  if (!found || !kept) return null
  const { visit, legs } = found
  const at = await readSiteOffice(db)
  const services = at.services.filter((one) => legs.some((leg) => leg.serviceId === one.id)).map(({ key }) => key)
  const day = officeDay(visit.startsAt)
  const answers = withVisit(kept.answers, { state: visit.state, services, day })
  const opened = await planOf(context, answers)
  if (!opened) return null
  const staffLanguage = localeOf(context) as Language
  const language: Language = [wanted ?? "", visit.language].find(isLanguage) ?? languages[0].code
  const link = planLink(ctx.secrets[0], answers)
  const shown = showPlan(opened, link, language)
  const t = translator(language).getFixedT(language, "plan")
  return {
    id,
    planId: kept.id,
    day,
    /** Of whom it is, for staff to compare with who stands there: anybody may have typed the address. */
    name: visit.contactName,
    country: citizenshipName(answers.country, staffLanguage),
    purpose: translator(staffLanguage).t(`plan:ask.purpose.${answers.purpose}`),
    reference: visit.reference,
    language,
    link: `${config.portalUrl}${paths.planShown(language, link)}`,
    site: at.site.name,
    made: spokenDay(opened.today, language, opened.today),
    words: {
      title: t("card.title"),
      done: shown.done === shown.count ? t("done.all") : t("card.done", { done: shown.done, count: shown.count }),
      scan: t("card.scan"),
    },
    steps: shown.entries.flatMap((entry) => {
      if (entry.is === "event" || entry.done) return []
      const { key, basis, handler, deadline } = entry.step
      return [
        {
          key,
          title: titleOf(t, key, basis),
          when: whenText(t, entry),
          by: deadline && t("card.by", { day: spokenDay(deadline.day, language, opened.today) }),
          where: handler && whereText(t, handler, shown),
        },
      ]
    }),
  }
}
export type NextStepsShown = NonNullable<Awaited<ReturnType<typeof showNextSteps>>>
