import { type InitOptions, type i18n, createInstance } from "i18next"
import { type Language, languageCodes } from "./languages.ts"
import { namespaces, resources } from "./resources.ts"

/** One set of options for every translator. React and the mail templates escape by themselves. */
const options = {
  supportedLngs: languageCodes,
  fallbackLng: languageCodes[0],
  ns: namespaces,
  defaultNS: "common",
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
} satisfies InitOptions

const translators = new Map<Language, i18n>()

/** The translator of a language, made once. Its language never changes, so requests and messages may share it. */
export function translator(language: Language): i18n {
  let known = translators.get(language)
  if (!known) {
    known = createInstance({ ...options, resources, lng: language })
    void known.init()
    known.changeLanguage = () => Promise.reject(new Error("a translator keeps its language: ask for another one"))
    translators.set(language, known)
  }
  return known
}
