import { AcceptLanguage } from "@remix-run/headers"
import { createI18nextMiddleware } from "remix-i18next/middleware"
import { type Language, isLanguage, languageCodes } from "#locales/languages.ts"
import { resources } from "#locales/resources.ts"
import { options } from "#locales/translator.ts"

/** The first part of a citizen's address names its language. */
export function languageOfPath(path: string): Language | null {
  const first = path.split("/")[1]
  return isLanguage(first) ? first : null
}

/** The best of our languages for the browser, e.g. for an address without one. */
export function languageOfBrowser(request: Request): Language {
  const header = request.headers.get("accept-language")
  const best = header ? new AcceptLanguage(header).getPreferred(languageCodes) : null
  return best ?? languageCodes[0]
}

/** One translator for each request: from the address on citizen pages, from the chosen language on staff pages. */
export const [localeMiddleware, localeOf, i18nOf] = createI18nextMiddleware({
  detection: {
    supportedLanguages: [...languageCodes],
    fallbackLanguage: languageCodes[0],
    order: ["custom"],
    async findLocale(request: Request) {
      const path = new URL(request.url).pathname
      if (/^\/staff(\/|$)/.test(path)) {
        const chosen = /(?:^|;\s*)(?:__Host-)?staff-language=([a-z]{2})/.exec(request.headers.get("cookie") ?? "")?.[1]
        return isLanguage(chosen) ? chosen : "da"
      }
      return languageOfPath(path) ?? languageOfBrowser(request)
    },
  },
  i18next: { ...options, resources },
})
