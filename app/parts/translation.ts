import type { Namespace, TFunction, i18n } from "i18next"
import { use } from "react"
import { I18nContext } from "react-i18next"
import { useRequest } from "./request.tsx"
import { fetchTexts } from "./texts.client.ts"

type AnyT = ((key: string, options?: Record<string, unknown>) => string) & { ns?: unknown; lng?: unknown }

const known = new WeakMap<i18n, Map<Namespace, AnyT>>()

/**
 * The texts of a namespace in the page's language. That language never changes while a page stands, so there is nothing to listen
 * to; react-i18next's own hook does, at ten times the price. In the browser a namespace comes when something first asks for it, and
 * what stands on the screen stays until then.
 */
export function useTranslation<Ns extends Namespace & string>(ns: Ns): { t: TFunction<Ns>; i18n: i18n } {
  const { i18n } = use(I18nContext)
  useRequest().asked?.add(ns)
  if (!i18n.hasResourceBundle(i18n.language, ns)) use(fetchTexts(i18n, ns))
  let texts = known.get(i18n)
  if (!texts) known.set(i18n, (texts = new Map()))
  let t = texts.get(ns)
  if (!t) texts.set(ns, (t = remembering(i18n.getFixedT(i18n.language, ns) as unknown as AnyT)))
  return { t: t as unknown as TFunction<Ns>, i18n }
}

/** Larger counts than that are rare enough to be worked out each time. */
const COUNTS = 1_000

/** Remembers texts that depend on nothing, or on a count only: a page asks for the same few over and over. */
function remembering(t: AnyT): AnyT {
  const plain = new Map<string, string>()
  const remembered: AnyT = (key, options) => {
    let name = key
    if (options !== undefined) {
      const { count } = options
      if (typeof count !== "number" || count < 0 || count >= COUNTS || Object.keys(options).length > 1)
        return t(key, options)
      name = `${key} ${count}`
    }
    let text = plain.get(name)
    if (text === undefined) plain.set(name, (text = t(key, options)))
    return text
  }
  // `<Trans t={t}>` asks its `t` for the namespace: without it the key itself would stand on the page.
  return Object.assign(remembered, { ns: t.ns, lng: t.lng })
}
