import { type InitOptions, type i18n, createInstance } from "i18next"
import { languageCodes } from "./languages.ts"

/** One set of options for every translator. React and the mail templates escape by themselves. */
const options = {
  supportedLngs: languageCodes,
  fallbackLng: languageCodes[0],
  defaultNS: "common",
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
} satisfies InitOptions

/** An i18next of one language, with the texts it is given. Its language never changes. */
export function instance({ interpolation, ...given }: InitOptions): i18n {
  const one = createInstance({ ...options, ...given, interpolation: { ...options.interpolation, ...interpolation } })
  void one.init()
  one.changeLanguage = () => Promise.reject(new Error("a translator keeps its language: ask for another one"))
  return one
}
