import type { i18n } from "i18next"

const files = import.meta.glob<{ default: object }>("../../locales/*/*.json")
const coming = new Map<string, Promise<void>>()

/** Brings the texts of a namespace in the page's language; once, and again where that failed. Rejects while the server is away. */
export function fetchTexts(i18n: i18n, ns: string): Promise<void> {
  let known = coming.get(ns)
  if (!known) {
    known = bring(i18n, ns)
    coming.set(ns, known)
    known.catch(() => coming.delete(ns))
  }
  return known
}

async function bring(i18n: i18n, ns: string): Promise<void> {
  const file = await files[`../../locales/${i18n.language}/${ns}.json`]!()
  i18n.addResourceBundle(i18n.language, ns, file.default)
}
