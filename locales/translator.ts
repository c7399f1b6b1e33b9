import type { i18n } from "i18next"
import { instance } from "./instance.ts"
import type { Language } from "./languages.ts"
import { namespaces, resources } from "./resources.ts"

/** Begins a text inside a text. Nothing that is typed holds this sign, so that an office's own text is only ever itself. */
const NO_NESTING = "\u0000"

const translators = new Map<Language, i18n>()

/** The translator of a language, made once. Its language never changes, so requests and messages may share it. */
export function translator(language: Language): i18n {
  let known = translators.get(language)
  if (!known) {
    known = instance({ ns: namespaces, resources, lng: language })
    translators.set(language, known)
  }
  return known
}

/** A translator with some texts in place of the built-in ones, by their keys, and variables that every text may use. */
export function translatorWith(
  language: Language,
  own: readonly { key: string; text: string }[],
  everywhere: Readonly<Record<string, string>>,
): i18n {
  const spaces = new Set(own.map(({ key }) => key.split(":")[0]!))
  // Copied before they are written in: the built-in texts are everybody's.
  const copied = Object.entries(resources[language]).map(([name, texts]) => [
    name,
    spaces.has(name) ? structuredClone(texts) : texts,
  ])
  const one = instance({
    ns: namespaces,
    interpolation: { defaultVariables: everywhere, nestingPrefix: NO_NESTING },
    resources: { ...resources, [language]: Object.fromEntries(copied) as object },
    lng: language,
  })
  for (const { key, text } of own) {
    const [namespace, path] = key.split(":")
    one.addResource(language, namespace!, path!, text)
  }
  return one
}
