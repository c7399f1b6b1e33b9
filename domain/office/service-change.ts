import { LONGEST } from "#domain/longest.ts"
import { type ServiceNumber, wrongNumbers } from "./service-numbers.ts"

/** Under which heading citizens find a service; whatever else a service says stands under the last. */
export const serviceTopics = ["residence", "cpr", "after-cpr", "work", "other"] as const
export type ServiceTopic = (typeof serviceTopics)[number]
export const topicOf = (topic: string): ServiceTopic => serviceTopics.find((known) => known === topic) ?? "other"

/** Everybody; households that have pre-registered; or only staff, on a visitor's behalf. */
export const whoMayBook = ["anyone", "invited", "staff"] as const
export type WhoMayBook = (typeof whoMayBook)[number]

/** What people read of a service in one language. */
export interface ServiceWords {
  name: string
  shortName: string
  about: string
  /** What must come before it; empty when nothing must. */
  first: string
  bring: string[]
  atCounter: string
}

export interface ServiceValues extends Record<ServiceNumber, number> {
  topic: string
  /** What a counter must be able to do for it. */
  skill: string
  whoMayBook: WhoMayBook
  byMunicipality: boolean
  /** Done once the identity of each person has been checked. */
  checksIdentity: boolean
  active: boolean
  /** By language. */
  texts: Record<string, ServiceWords>
}

/** How many characters each text holds; papers are counted as they are typed, one a line. */
export const longestWords = {
  name: 80,
  shortName: 20,
  about: LONGEST.serviceAbout,
  first: 200,
  bring: LONGEST.serviceBring,
  atCounter: 300,
} as const satisfies Record<keyof ServiceWords, number>
export const wordNames = Object.keys(longestWords) as (keyof ServiceWords)[]
/** What may be left out: in every language, or in none. */
const optional: ReadonlySet<keyof ServiceWords> = new Set<keyof ServiceWords>(["first", "bring"])

export type ServiceFault = "number-wrong" | "language-missing" | "text-long" | "key-wrong" | "skills-missing"

/** A text of a service as its box shows it. */
export const wordsTyped = (words: ServiceWords, name: keyof ServiceWords): string =>
  name === "bring" ? words.bring.join("\n") : words[name]

/** What is wrong with a service by itself, by the fields of its form. Numbers and texts alone; the office is not looked at. */
export function serviceProblems(given: ServiceValues): { field: string; code: ServiceFault }[] {
  const languages = Object.entries(given.texts)
  const wordProblems = languages.flatMap(([language, words]) =>
    wordNames.flatMap((name): { field: string; code: ServiceFault }[] => {
      const text = wordsTyped(words, name).trim()
      const field = `${name}-${language}`
      if (text.length > longestWords[name]) return [{ field, code: "text-long" }]
      const twin = languages.some(([, other]) => wordsTyped(other, name).trim() !== "")
      return text === "" && (twin || !optional.has(name)) ? [{ field, code: "language-missing" }] : []
    }),
  )
  return [
    ...(isSkill(given.skill) ? [] : [{ field: "skill", code: "skills-missing" as const }]),
    ...wrongNumbers(given).map((field) => ({ field, code: "number-wrong" as const })),
    ...wordProblems,
  ]
}

const isSkill = (skill: string): boolean => /^[a-z0-9-]{1,40}$/.test(skill)

/** The name of a service in links: small letters, digits and single hyphens between them. It stays for ever. */
export const isServiceKey = (key: string): boolean => /^(?=.{2,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key)

/** Languages whose texts were written before those of another one, and may lag behind it. */
export function behind(texts: Readonly<Record<string, { writtenAt: Date }>>): string[] {
  const newest = Math.max(...Object.values(texts).map((text) => text.writtenAt.getTime()))
  return Object.entries(texts)
    .filter(([, text]) => text.writtenAt.getTime() < newest)
    .map(([language]) => language)
}
