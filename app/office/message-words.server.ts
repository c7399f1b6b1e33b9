import { capital } from "#domain/capital.ts"
import { languageName } from "#domain/manner.ts"
import type { SavedText } from "#domain/mail/own-text.ts"
import { builtInText } from "#locales/built-in.ts"
import type { Language } from "#locales/languages.ts"
import { textAt } from "#locales/text-at.ts"
import { translator } from "#locales/translator.ts"
import type { WrongText } from "#operations/mail/texts.ts"

const PLURAL = /_(zero|one|other)$/

/** What staff call a text of a message: by a name of its own, else by the part it is; and for how many, where it depends on a number. */
export function textLabel(key: string, language: Language): string {
  const { t } = translator(language)
  const base = key.replace(PLURAL, "")
  const own = builtInText({ key: `mail-staff:label.${base.replaceAll(/[:.]/g, "-")}`, language })
  const label = own ?? textAt(t, `mail-staff:part.${base.split(".").at(-1)}`)
  const form = PLURAL.exec(key)?.[1]
  return form ? t("mail-staff:withForm", { label, form: textAt(t, `mail-staff:form.${form}`) }) : label
}

/** "English, subject": a text in one of its languages. */
export const placeLabel = ({ key, language: of }: Pick<SavedText, "key" | "language">, language: Language): string =>
  translator(language).t("mail-staff:history.where", {
    language: capital(languageName(of, language)),
    label: textLabel(key, language).toLocaleLowerCase(language),
  })

/** A variable as it is typed. */
export const inBraces = (name: string): string => `{{${name}}}`

/** What is wrong with a text, in one sentence. */
export function problemWords({ fault, what }: Pick<WrongText, "fault" | "what">, language: Language): string {
  const { t } = translator(language)
  return t(`mail-staff:error.${fault}`, { what: fault.startsWith("variable") ? inBraces(what) : what })
}

/** The same, with the text that it is wrong with. */
export const problemAt = (wrong: WrongText, language: Language): string =>
  translator(language).t("mail-staff:error.in", {
    where: placeLabel(wrong, language),
    problem: problemWords(wrong, language),
  })

/** What the office's history says of the texts of a message that were changed. */
export function messageHistory(
  message: string,
  texts: readonly Pick<SavedText, "key" | "language" | "text" | "looked">[],
  language: Language,
): string {
  const name = textAt(translator(language).t, `mail-staff:kind.${message}.name`)
  return [name, ...texts.map((text) => savedWords(text, language))].join(" · ")
}

/** What was done to a text, in one line. */
export function savedWords(
  { text, looked, ...place }: Pick<SavedText, "key" | "language" | "text" | "looked">,
  language: Language,
): string {
  const { t } = translator(language)
  const where = placeLabel(place, language)
  if (looked) return t("mail-staff:history.looked", { where })
  return text === null ? t("mail-staff:history.builtIn", { where }) : t("mail-staff:history.text", { where, text })
}
