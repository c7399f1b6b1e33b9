import { type InitOptions, type i18n, createInstance } from "i18next"
import { type Language, languageCodes } from "./languages.ts"
import { namespaces, resources } from "./resources.ts"

/** One set of options for every translator: the server's, a message's, the browser's. React and the mail templates escape by themselves. */
export const options = {
  supportedLngs: languageCodes,
  fallbackLng: languageCodes[0],
  ns: namespaces,
  defaultNS: "common",
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
} satisfies InitOptions

/** A translator for one request or one message. Never shared between two. */
export function translator(language: Language): i18n {
  const instance = createInstance({ ...options, resources, lng: language })
  void instance.init()
  return instance
}
