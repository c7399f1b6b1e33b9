import { AcceptLanguage } from "@remix-run/headers"
import { type MiddlewareFunction, type RouterContextProvider, createContext } from "react-router"
import { type Language, isLanguage, languageCodes } from "#locales/languages.ts"
import { isStaffPath, paths } from "#paths"

/** The first part of a citizen's address names its language. */
function languageOfPath(path: string): Language | null {
  const first = path.split("/")[1]
  return isLanguage(first) ? first : null
}

/** The best of our languages for the browser, e.g. for an address without one. */
export function languageOfBrowser(request: Request): Language {
  const header = request.headers.get("accept-language")
  const best = header ? new AcceptLanguage(header).getPreferred(languageCodes) : null
  return best ?? languageCodes[0]
}

const localeContext = createContext<Language>()

/** The language that an address without one asks for: the set-up page lies in none. */
function languageAsked(url: URL): Language | null {
  const asked = url.searchParams.get("language")
  return isLanguage(asked) ? asked : null
}

/** From the address on citizen pages, from the chosen language on staff pages. */
export const localeMiddleware: MiddlewareFunction<Response> = ({ request, context }) =>
  context.set(localeContext, languageOf(request))

export const localeOf = (context: Readonly<RouterContextProvider>): Language => context.get(localeContext)

export function languageOf(request: Request): Language {
  const url = new URL(request.url)
  // The board speaks the house's language first, whatever its screen asks for.
  if (url.pathname.startsWith(paths.board(""))) return "da"
  if (!isStaffPath(url.pathname))
    return languageOfPath(url.pathname) ?? languageAsked(url) ?? languageOfBrowser(request)
  const chosen = /(?:^|;\s*)(?:__Host-)?staff-language=([a-z]{2})/.exec(request.headers.get("cookie") ?? "")?.[1]
  return isLanguage(chosen) ? chosen : "da"
}
