import { readFileSync, readdirSync } from "node:fs"
import { expect, test } from "vitest"
import { languageCodes } from "#locales/languages.ts"
import { type Texts, resources } from "#locales/resources.ts"

/** A code as the schemas of forms write it. */
const CODE = /"([a-z]+(?:-[a-z]+)*-(?:missing|wrong|long|short|size|many|shape|large|small|past))"/g

const forms = readdirSync("app", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name === "forms.ts")
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  // Its codes are what staff ask a household for: they are no errors of a form.
  .filter((file) => file !== "app/prereg/staff/forms.ts")

function wordsOf(language: keyof typeof resources, room: string): Set<string> {
  const texts = [room, `${room}-staff`].flatMap((name) => {
    const own = resources[language][name as keyof Texts] as { error?: object; staff?: { error?: object } } | undefined
    return [own?.error ?? {}, own?.staff?.error ?? {}]
  })
  return new Set(texts.flatMap((words) => Object.keys(words)))
}

test.each(forms)("every code of %s has its words in every language", (file) => {
  const room = file.split("/")[1]!
  const codes = new Set([...readFileSync(file, "utf8").matchAll(CODE)].map((found) => found[1]!))
  for (const language of languageCodes) {
    const words = wordsOf(language, room)
    expect([...codes].filter((code) => !words.has(code))).toEqual([])
  }
})

const EMAIL_CODES = ["email-missing", "email-wrong", "email-letters", "email-meant"]
const emailPages = readdirSync("app", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith(".tsx"))
  .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8"))
  .filter((page) => page.includes("<EmailField"))
  .flatMap((page) => [...page.matchAll(/useErrorWords\("([\w-]+)"\)/g)].map(([, room]) => room!))

test.each([...new Set(emailPages)])("whoever mistypes an address on a page of %s is told how to mend it", (room) => {
  for (const language of languageCodes) {
    const words = wordsOf(language, room)
    expect(EMAIL_CODES.filter((code) => !words.has(code))).toEqual([])
  }
})

test("there are forms, and codes in them", () => {
  expect(forms.length).toBeGreaterThan(8)
  expect(emailPages.length).toBeGreaterThan(5)
  expect(forms.flatMap((file) => [...readFileSync(file, "utf8").matchAll(CODE)]).length).toBeGreaterThan(30)
})
