import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { articleSeeds } from "#db/seed/articles.ts"
import { serviceSeeds } from "#db/seed/services.ts"
import { type Language, languageCodes } from "#locales/languages.ts"
import { type Texts as Rooms, resources } from "#locales/resources.ts"

type Texts = { readonly [key: string]: string | Texts }
const flat = (texts: Texts, path: string): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}.${key}`, value] as [string, string]] : flat(value, `${path}.${key}`),
  )

/** What only staff read: they say "call" of a queue, and their lists have words of their own. */
const forStaff = (path: string) =>
  /-(staff|kept)\.|^(courses-topics|desk|office|person|queue-staff|rules|setup|staff|statistics)\.|\.staff\./.test(path)

/** Every text with the place where it stands: the rooms' texts, the articles without the words they are searched by, and the services. */
function everyText(language: Language): [string, string][] {
  const rooms = Object.entries(resources[language] satisfies Rooms).flatMap(([room, texts]) =>
    flat(texts as Texts, room),
  )
  const articles = articleSeeds.flatMap(({ slug }) =>
    readFileSync(`locales/${language}/guidance/${slug}.md`, "utf8")
      .split("\n")
      .filter((line) => !line.startsWith("keywords:"))
      // An address is nobody's wording.
      .map((line): [string, string] => [`guidance/${slug}`, line.replace(/\]\([^)]*\)/g, "]")]),
  )
  const services = serviceSeeds.flatMap(({ key, texts }) => flat(texts[language] as unknown as Texts, `service.${key}`))
  return [...rooms, ...articles, ...services]
}

const said = ([path, text]: [string, string]) => `${path}: ${text}`

/** Second words for a thing that has its word in docs/glossary.md. */
const others = [
  ["en", /\bgo on\b/i, "continue"],
  ["en", /\bplace on (this|the|a) (course|run)\b/i, "seat"],
  ["en", /\bwork contract\b/i, "employment contract"],
  ["en", /\blog on\b/i, "log in"],
  ["en", /\b(Danish Church|Church of Denmark)\b/, "Danish National Church"],
  ["en", /\bregister(ed|s)? for CPR\b/i, "register in CPR"],
  ["en", /\bfirst day at work\b/i, "first working day"],
  ["en", /\bresidence or work permit\b/i, "residence permit; for work: residence and work permit"],
  ["en", /\bCitizen Service\b(?! East)/, "citizen service"],
  ["en", /\bformer jobcentre\b|\bjob cent(re|er)\b/i, "jobcentre or employment service"],
  ["en", /\bneed not\b/i, "do not need to"],
  ["en", /\bphone (us|me)\b/i, "call us"],
  [
    "en",
    /\bwe (know of|have) no (general |fixed )?(fee|price|deadline)\b|\bwe do not know a newer\b/i,
    "say what holds: “It is free”",
  ],
  ["da", /\(frivillig/i, "(valgfrit)"],
  ["da", /^videre$|\bgå videre\b/i, "fortsæt"],
  ["da", /^(dit |vores )?nummer(: \{\{reference\}\})?$/i, "bookingnummer or sagsnummer"],
  ["da", /\bID-kort\b|\bdigital(t|e)? ID\b/, "id-kort, digitalt id"],
  ["da", /\bonline\b/i, "på nettet"],
  ["da", /\bansættelseskontrakt/i, "kontrakt"],
  ["da", /\bopholds- eller arbejdstilladelse/i, "opholdstilladelse; for work: opholds- og arbejdstilladelse"],
  ["da", /\bmelde[rs]? (dig|sig) (som jobsøgende|ledig)|\bmeld dig (som jobsøgende|inden|senest|her)/i, "tilmelde sig"],
  ["da", /\btidligere jobcenter/i, "jobcenter eller beskæftigelsesområde"],
  ["da", /\bfuld forældremyndighed/i, "eneforældremyndighed"],
  ["da", /\btilstand\b/i, "status"],
  ["da", /\b(print|printes?)\b/i, "udskriv"],
  ["da", /\b(Registrer|Kopier|Reserver|Forhåndsregistrer)\b/, "Registrér, notér: with the accent"],
  ["da", /\befter at\b/i, "efter, at"],
  ["da", /“|”/, "»…«"],
  ["da", /\be-mail(?!adresse|-)/, "mail, or e-mailadresse"],
  ["da", /\bvi kender ikke (noget|et nyere)/i, "say what holds: »Det er gratis«"],
  ["da", /\b\d+-\d+ (timer|dage|uger|måneder)/, "a dash between the numbers of a span"],
] as const satisfies readonly (readonly [Language, RegExp, string])[]

test.each(others)("texts in %s do not say %s, but: %s", (language, other, _word) => {
  expect(
    everyText(language)
      .filter(([, text]) => other.test(text))
      .map(said),
  ).toEqual([])
})

/** Words that mean something else to citizens than to staff. */
test.each([
  ["en", /\b(many|wrong|several|more) tries\b/i, "attempts"],
  ["en", /\b(it|card|register|form|number|letter) holds\b|\bmust hold\b/i, "has, shows, contains"],
] as const)("citizens’ texts in %s do not say %s, but: %s", (language, other, _word) => {
  expect(
    everyText(language)
      .filter(([path, text]) => !forStaff(path) && other.test(text))
      .map(said),
  ).toEqual([])
})

/** One of these words stands by itself in a text; letters such as å belong to words. */
const asking = (words: string) => new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})`, "iu")

describe.each(languageCodes)("an error in %s", (language) => {
  const errors = everyText(language).filter(([path]) => /\.error\./.test(path) && !forStaff(path))

  test("of a citizen’s form says how to mend it, or what to do instead", () => {
    /** What asks for something to be done, or names the bounds within which it would be right. */
    const mends = {
      en: asking(
        "answer|ask|begin|book|bring|call|cancel|check|choose|come|click|confirm|contact|copy|find|get|give|go|leave|look|make|move|open|press|read|" +
          "register|remove|save|say|send|sign up|sign in|switch|take|tell|tick|try|type|use|wait|write|is your|at most",
      ),
      da: asking(
        "bed|begynd|bekræft|book|brug|fjern|flyt|find|fortæl|få|gem|giv|gå|kig|kom|kontakt|lad|lav|læs|meld|prøv|ret|ring|se|send|sig|skriv|skift|svar|" +
          "sæt|tag|tast|tilmeld|tjek|tryk|vent|vælg|åbn|aflys|er din|højst|du kan",
      ),
    }
    expect(errors.filter(([, text]) => !mends[language].test(text)).map(said)).toEqual([])
  })

  test("is never that something does not exist and no more", () => {
    const bare = { en: /^(this|that) (date|day) does not exist\.?$/i, da: /^(datoen|den dag) findes ikke\.?$/i }
    expect(errors.filter(([, text]) => bare[language].test(text)).map(said)).toEqual([])
  })
})
