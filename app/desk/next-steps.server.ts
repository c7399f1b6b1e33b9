import type { RouterContextProvider } from "react-router"
import { planOf } from "#app/plan/opened.server.ts"
import { planLink } from "#operations/plan/link.ts"
import { titleOf } from "#app/plan/parts/title.ts"
import { showPlan } from "#app/plan/shown.server.ts"
import { whenText, whereText } from "#app/plan/parts/words.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { may } from "#domain/staff/permissions.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"
import { visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { keptPlanOf } from "#db/plan/reads.ts"
import type { Household } from "#domain/prereg/household.ts"
import { planAnswersOf } from "#domain/prereg/plan-answers.ts"
import { preregByVisit, wholeOf } from "#db/prereg/reads.ts"
import { textAt } from "#locales/text-at.ts"
import { withVisit } from "#domain/plan/done.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import { type Language, isLanguage, languages } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { paths } from "#paths"

/**
 * What a visitor still has to do, by the plan on the visitor's own page, or else by the household's pre-registration, in the visit's
 * language or another. What a visit that is over did counts as done. Null where there is neither.
 */
export async function showNextSteps(context: Readonly<RouterContextProvider>, id: string, wanted: string | null) {
  const { db, ctx, config } = portalOf(context)
  const found = await visitById(db, id)
  if (!found) return null
  const { visit, legs } = found
  const today = officeDay(ctx.now())
  const kept = visit.email === "" ? null : await keptPlanOf(db, visit.email)
  // The household's answers are for whoever may read them.
  const prereg = may(staffOf(context), "read-prereg") ? await preregByVisit(db, id) : null
  const household = prereg && (await wholeOf(db, prereg)).household
  const given = kept?.answers ?? (household && planAnswersOf(household, today))
  if (!given) return null
  const at = await readSiteOffice(db)
  const services = at.services.filter((one) => legs.some((leg) => leg.serviceId === one.id)).map(({ key }) => key)
  const day = officeDay(visit.startsAt)
  const answers = withVisit(given, { state: visit.state, services, day })
  const opened = await planOf(context, answers)
  if (!opened) return null
  const staffLanguage = localeOf(context) as Language
  const language: Language = [wanted ?? "", visit.language].find(isLanguage) ?? languages[0].code
  const link = planLink(ctx.secrets[0], answers)
  const shown = showPlan(opened, link, language)
  const t = translator(language).getFixedT(language, "plan")
  return {
    id,
    /** Whose case is looked into: the plan on the own page, or the household. */
    opens: kept ? { of: "plan", case: kept.id } : { of: "household", case: prereg!.id },
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
      doctor: household && doctorWords(household, language),
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

/** The doctor and the group a household has asked for, in its words; null where it has not. */
function doctorWords(household: Household, language: Language): string | null {
  const { doctor, group } = household.parts.contact ?? {}
  const { t } = translator(language)
  if (!doctor && !group) return null
  return t("plan:card.doctor", {
    doctor: [doctor, group && textAt(t, `prereg:o.group.${group}`)].filter(Boolean).join(", "),
  })
}
