import type { i18n } from "i18next"
import { type Language, isLanguage } from "./languages.ts"
import { translatorWith } from "./translator.ts"

/** What an office says of itself, and in place of the built-in texts of its messages. */
interface Speaking {
  site: { name: string; phone: string; email: string; address: string; postalLine: string }
  ownTexts: readonly { key: string; language: string; text: string }[]
}

/** An office that was read is never changed, and read anew after each change: its translators are made once for as long as it is. */
const known = new WeakMap<Speaking, Map<Language, i18n>>()

/** The words of an office's messages: its own texts where it has put some in place of ours. Every text may name the office. */
export function mailWords(at: Speaking, language: Language): i18n {
  let ofOffice = known.get(at)
  if (!ofOffice) known.set(at, (ofOffice = new Map()))
  let words = ofOffice.get(language)
  if (!words) {
    const { name, phone, email, address, postalLine } = at.site
    const own = at.ownTexts.filter((text) => isLanguage(text.language) && text.language === language)
    words = translatorWith(language, own, { site: name, phone, email, address: `${address}, ${postalLine}` })
    ofOffice.set(language, words)
  }
  return words
}
