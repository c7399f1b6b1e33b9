import { countryName } from "#domain/manner.ts"
import { endsBy } from "#domain/benefit/registration.ts"
import { type BenefitStanding, standingOf } from "#domain/benefit/standing.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import type { BenefitCase } from "#db/benefit/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import type { Language } from "#locales/languages.ts"
import { mailWords } from "#locales/mail-words.ts"
import type { BenefitMail } from "#domain/mail/kinds.ts"
import type { Block } from "../layout.tsx"
import { type Message, composed, languageOf } from "../message.ts"
import type { Rules } from "#domain/rules/rules.ts"

/**
 * A message about a PD U2, in the person's language; `registered` is the confirmation that the institution at home may ask for. What
 * somebody is to do follows from how they stand on the day it is sent, as on their own page.
 */
export function benefitMessage(
  kind: BenefitMail,
  benefit: BenefitCase,
  around: { at: SiteOffice; rules: Pick<Rules, "u2Days">; link: string | null; now: Date },
): Message {
  const language = languageOf(benefit.language)
  const { at, rules, link, now } = around
  const { t } = mailWords(at, language)
  const today = officeDay(now)
  const day = (date: string) => spokenDay(date, language, today)
  const stand = standingOf(benefit, { ...at, rules }, today)
  const waits = ["come", "come-late", "closed", "elsewhere"].includes(stand.standing)
  const forwardedLate = kind === "forwarded" && stand.late
  const blocks: Block[] = [
    { heading: t(`benefit:mail.${kind}.heading`) },
    { text: t("mail:greeting", { name: benefit.name }) },
  ]
  const lead = t(`benefit:mail.${forwardedLate ? "forwardedLate" : kind}.lead`, {
    day: benefit.registeredOn ? day(benefit.registeredOn) : "",
    by: day(stand.by),
    to: benefit.forwardedTo,
    ends: day(benefit.lastDay ?? endsBy(benefit.firstDay)),
  })
  if (lead) blocks.push({ text: lead })
  if (waits) blocks.push(...whatToDo(benefit, stand, at, language, today))
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
  const opens = link !== null && kind !== "forwarded"
  if (opens) blocks.push({ button: t("benefit:mail.open"), url: link }, { quiet: t("benefit:mail.keepSecret") })
  return composed({ to: benefit.email, language, subject: t(`benefit:mail.${kind}.subject`), blocks, at })
}

function whatToDo(
  benefit: BenefitCase,
  stand: BenefitStanding,
  at: SiteOffice,
  language: Language,
  today: string,
): Block[] {
  const { t } = mailWords(at, language)
  const day = (date: string) => spokenDay(date, language, today)
  const by = day(stand.by)
  switch (stand.standing) {
    case "elsewhere": {
      const municipality = at.municipalities.find((m) => m.code === benefit.municipality)?.name ?? benefit.municipality
      return [{ text: t(stand.late ? "benefit:stand.elsewhereLate" : "benefit:stand.elsewhere", { municipality, by }) }]
    }
    case "closed":
      return [{ text: t("benefit:stand.closed", { by }) }]
    case "come-late":
      return [{ text: t("benefit:stand.late", { by }) }, { text: t("benefit:stand.bring") }]
    default: {
      const open = day(stand.lastOpen ?? stand.by)
      const from = day(benefit.formDate)
      return [
        { text: t("benefit:stand.by", { by }) },
        ...(stand.lastOpen !== stand.by ? [{ text: t("benefit:stand.closedThatDay", { by, open }) }] : []),
        {
          text: benefit.formDate > today ? t("benefit:stand.ahead", { from, open }) : t("benefit:stand.come", { open }),
        },
        { text: t("benefit:stand.bring") },
      ]
    }
  }
}

/** Whether a message still tells the truth when it is sent late. */
export const benefitFits = (kind: BenefitMail, benefit: BenefitCase): boolean =>
  benefit.state === kind ||
  (kind === "registered" && benefit.state === "ended" && benefit.registeredOn !== null) ||
  (kind === "undone" && ["sent", "too-late", "forwarded"].includes(benefit.state))
