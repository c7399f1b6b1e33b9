import { daysLeft, endsBy, registerBy } from "#domain/benefit/registration.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import type { BenefitCase } from "#db/benefit/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { type Language, isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import type { BenefitMail } from "#operations/benefit/mail.ts"
import type { Block } from "./layout.ts"
import { type Message, rendered } from "./templates.ts"

/** A message about a PD U2, in the person's language; `registered` is the confirmation that the institution at home may ask for. */
export function benefitMessage(
  kind: BenefitMail,
  benefit: BenefitCase,
  around: { site: SiteOffice["site"]; link: string | null; now: Date },
): Message {
  const language: Language = isLanguage(benefit.language) ? benefit.language : "en"
  const { t } = translator(language)
  const { site, link, now } = around
  const today = officeDay(now)
  const day = (at: string) => spokenDay(at, language, today)
  const by = registerBy(benefit.formDate)
  const left = daysLeft(benefit.formDate, today)
  const blocks: Block[] = [
    { heading: t(`benefit:mail.${kind}.heading`) },
    { text: t("message:greeting", { name: benefit.name }) },
    {
      text: t(`benefit:mail.${kind}.lead`, {
        day: benefit.registeredOn ? day(benefit.registeredOn) : "",
        by: day(by),
        to: benefit.forwardedTo,
        ends: day(benefit.lastDay ?? endsBy(benefit.firstDay)),
      }),
    },
  ]
  if (kind === "sent")
    blocks.push({
      text: left < 0 ? t("benefit:left.over", { day: day(by) }) : t("benefit:mail.sent.come", { by: day(by) }),
    })
  blocks.push({
    facts: [
      [t("benefit:fact.institution"), `${benefit.institution} (${countryName(benefit.country, language)})`],
      [t("benefit:fact.formDate"), day(benefit.formDate)],
      ...(benefit.registeredOn
        ? [[t("benefit:fact.registeredOn"), day(benefit.registeredOn)] as [string, string]]
        : []),
      [t("benefit:fact.reference"), benefit.reference],
    ],
  })
  if (kind === "registered") blocks.push({ text: t("benefit:mail.registered.next") })
  if (link && kind !== "forwarded") blocks.push({ button: t("benefit:mail.open"), url: link })
  blocks.push(...(link && kind !== "forwarded" ? [{ quiet: t("message:keepSecret") }] : []), {
    quiet: t("message:footer", { phone: site.phone, email: site.email }),
  })
  return {
    to: benefit.email,
    ...rendered(language, t(`benefit:mail.${kind}.subject`), blocks, site.name),
    calendar: null,
  }
}

const countryName = (code: string, language: Language) =>
  new Intl.DisplayNames([language === "da" ? "da-DK" : "en-GB"], { type: "region" }).of(code) ?? code

/** Whether a message still tells the truth when it is sent late. */
export const benefitFits = (kind: BenefitMail, benefit: BenefitCase): boolean =>
  benefit.state === kind || (kind === "registered" && benefit.state === "ended")
