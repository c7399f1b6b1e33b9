import { isLanguage } from "./languages.ts"
import { resources } from "./resources.ts"

type Texts = { readonly [name: string]: string | Texts }

/** The text that the portal has built in under a key such as "mail:booked.lead"; null where it has none. */
export function builtInText({ key, language }: { key: string; language: string }): string | null {
  if (!isLanguage(language)) return null
  const [namespace, path] = key.split(":")
  let found: string | Texts | undefined = resources[language] satisfies Texts
  for (const name of [namespace!, ...(path ?? "").split(".")]) {
    if (typeof found !== "object" || !Object.hasOwn(found, name)) return null
    found = found[name]
  }
  return typeof found === "string" ? found : null
}
