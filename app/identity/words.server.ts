import { isDocumentKind } from "#domain/identity/document.ts"
import { type Asked, type RequiredPaper, stampWanted } from "#domain/identity/requirements.ts"
import { languageName } from "#domain/manner.ts"
import type { Rules } from "#domain/rules/rules.ts"
import { fullDate, monthName } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"

/** A month "YYYY-MM" with its year. */
export const monthWords = (month: string, language: Language): string =>
  `${monthName(month, language)} ${month.slice(0, 4)}`

/** What a paper is called. */
export function paperName(paper: RequiredPaper, language: Language): string {
  const { t } = translator(language)
  return isDocumentKind(paper) ? t(`identity-staff:kind.${paper}`) : t(`identity-staff:paper.${paper}`)
}

/** A day, or the part of one that is known: the month and year, or the year. */
export function dayWords(day: string, language: Language): string {
  if (day === "") return ""
  if (!day.endsWith("-00")) return fullDate(day, language)
  return day.endsWith("-00-00") ? day.slice(0, 4) : day.slice(0, 7)
}

/** What is asked of a paper that a state issued, in one line. `rules`: null for what holds whatever the state is. */
export function askedWords(
  asked: Asked | null,
  state: string,
  rules: Pick<Rules, "noStamp" | "multilingualForm"> | null,
  language: Language,
): string {
  const { t } = translator(language)
  if (!asked) return ""
  if (!asked.taken) return t("identity-staff:asked.notTaken")
  const { stamp, form } = rules
    ? stampWanted(asked, state, rules)
    : { stamp: asked.stamp === "by-list" ? ("unknown" as const) : asked.stamp, form: false }
  const languages = asked.languages.map((code) => languageName(code, language))
  const list = new Intl.ListFormat(language, { type: "disjunction" }).format(languages)
  return [
    t(`identity-staff:asked.${asked.form}`),
    asked.languages.length > 0 ? t("identity-staff:asked.languages", { languages: list }) : "",
    asked.stamp === "by-list" && form ? t("identity-staff:asked.form") : "",
    asked.months === null ? "" : t("identity-staff:asked.months", { count: asked.months }),
    stamp === "none" ? "" : t(`identity-staff:asked.${stamp}`),
  ]
    .filter(Boolean)
    .join(", ")
}
