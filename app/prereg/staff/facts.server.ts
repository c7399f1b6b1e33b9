import { textAt } from "#locales/text-at.ts"
import type { Finding } from "#domain/prereg/findings.ts"
import type { Household } from "#domain/prereg/household.ts"
import { shortDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"

/** What the rules found, in words. */
export interface Said {
  about: Finding["about"]
  level: Finding["level"]
  text: string
}

/** What the household says of itself, a line each, with what the rules found under it. */
export function factsOf(
  household: Household,
  around: { language: Language; municipality: string; email: string; found: (about: Finding["about"]) => Said[] },
) {
  const { language, municipality, email, found } = around
  const { t } = translator(language)
  const to = household.parts.to ?? {}
  const from = household.parts.from ?? {}
  const contact = household.parts.contact ?? {}
  const day = (text: string | undefined) => (text ? shortDay(text, language, "") : "–")
  return [
    {
      key: "address" as const,
      text: [
        `${to.street ?? ""} ${to.number ?? ""}${to.floor ? `, ${to.floor}` : ""}`.trim(),
        to.careOf ? `c/o ${to.careOf}` : "",
        `${to.postcode ?? ""} ${to.city ?? ""}`.trim(),
        municipality,
        to.home ? textAt(t, `prereg:o.home.${to.home}`) : "",
        to.host ?? "",
      ]
        .filter(Boolean)
        .join(", "),
      found: found("address"),
    },
    {
      key: "dates" as const,
      text: `${day(from.arrival)} · ${day(to.moveIn)}`,
      found: found("arrival"),
    },
    {
      key: "from" as const,
      text: [
        from.address?.replaceAll("\n", ", "),
        from.municipality,
        from.country && citizenshipName(from.country, language),
      ]
        .filter(Boolean)
        .join(", "),
      found: [] as Said[],
    },
    {
      key: "stay" as const,
      text: [
        contact.purpose && textAt(t, `prereg:o.purpose.${contact.purpose}`),
        contact.stay && textAt(t, `prereg:o.stay.${contact.stay}`),
      ]
        .filter(Boolean)
        .join(" · "),
      found: found("stay"),
    },
    {
      key: "contact" as const,
      text: [emailShown(email), contact.phone, contact.support].filter(Boolean).join(" · "),
      found: [] as Said[],
    },
    {
      key: "wishes" as const,
      text:
        (contact.wishes ?? "")
          .split(",")
          .filter(Boolean)
          .map((wish) => textAt(t, `prereg:o.wishes.${wish}`))
          .join(", ") || "–",
      found: [] as Said[],
    },
  ]
}
