import { execFileSync } from "node:child_process"
import { isUpToDate } from "./generate.ts"
import { languageCodes } from "./languages.ts"
import { namespaces, resources } from "./resources.ts"

/**
 * Compares the languages: the same keys, the same placeholders and tags, the plural forms each language needs. A Danish text
 * whose English twin was changed in a later commit is named, so that somebody looks at it; that alone does not fail.
 */
type Texts = { [key: string]: string | Texts }

const problems: string[] = isUpToDate() ? [] : ["resources.ts is older than the files: npm run texts"]
const flat = (texts: Texts, path = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
const marks = (text: string) =>
  [...text.matchAll(/\{\{\s*[\w.]+\s*\}\}|<\/?\w+>/g)]
    .map((m) => m[0].replaceAll(" ", ""))
    .toSorted()
    .join(" ")
const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "")

for (const namespace of namespaces) {
  const first = new Map(flat(resources.en[namespace] as Texts))
  for (const language of languageCodes) {
    const texts = new Map(flat(resources[language][namespace] as Texts))
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const plurals = new Set([...texts.keys()].filter((key) => key !== stem(key)).map(stem))
    for (const key of plurals) {
      for (const form of forms)
        if (!texts.has(`${key}_${form}`)) problems.push(`${language}/${namespace}: ${key} has no form "${form}"`)
    }
    const stems = (map: Map<string, string>) => new Set([...map.keys()].map(stem))
    for (const key of stems(first))
      if (!stems(texts).has(key)) problems.push(`${language}/${namespace}: ${key} is missing`)
    for (const key of stems(texts))
      if (!stems(first).has(key)) problems.push(`${language}/${namespace}: ${key} is in no other language`)
    for (const [key, text] of texts) {
      const twin = first.get(key) ?? first.get(`${stem(key)}_other`)
      if (text.trim() === "") problems.push(`${language}/${namespace}: ${key} is empty`)
      if (twin !== undefined && marks(twin) !== marks(text))
        problems.push(
          `${language}/${namespace}: ${key} has ${marks(text) || "no placeholders"}, English has ${marks(twin) || "none"}`,
        )
    }
  }
}

/** When each line of a file was last changed, as seconds since 1970; empty outside a checkout. */
function changed(file: string): Map<string, number> {
  const lines = new Map<string, number>()
  try {
    let time = 0
    for (const line of execFileSync("git", ["blame", "--line-porcelain", file], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).split("\n")) {
      if (line.startsWith("committer-time ")) time = Number(line.slice(15))
      const key = /^\t\s*"([^"]+)":/.exec(line)?.[1]
      if (key) lines.set(key, Math.max(time, lines.get(key) ?? 0))
    }
  } catch {
    // Not a checkout, or a shallow one: there is nothing to compare.
  }
  return lines
}

const stale: string[] = []
for (const namespace of namespaces) {
  const english = changed(`locales/en/${namespace}.json`)
  for (const language of languageCodes.filter((code) => code !== "en")) {
    const twin = changed(`locales/${language}/${namespace}.json`)
    for (const [key, time] of english)
      if ((twin.get(key) ?? Infinity) < time) stale.push(`${language}/${namespace}: ${key}`)
  }
}
if (stale.length > 0)
  process.stdout.write(
    `English changed after these, look at them: ${stale.slice(0, 20).join("; ")}${stale.length > 20 ? ` and ${stale.length - 20} more` : ""}\n`,
  )
if (problems.length > 0) {
  process.stderr.write(`${problems.join("\n")}\n`)
  process.exit(1)
}
process.stdout.write("The languages say the same things.\n")
