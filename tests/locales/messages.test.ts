import { describe, expect, test } from "vitest"
import { textLabel } from "#app/office/message-words.server.ts"
import { benefitMails, courseMails, preregMails, taxMails, visitMails } from "#domain/mail/kinds.ts"
import { messageKind, messageKinds } from "#domain/mail/messages.ts"
import { faultOfText, tidyText, variablesOf } from "#domain/mail/own-text.ts"
import { builtInText } from "#locales/built-in.ts"
import { languageCodes } from "#locales/languages.ts"
import { resources } from "#locales/resources.ts"

type Texts = { [name: string]: string | Texts }
const keysOf = (texts: Texts, before: string): string[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === "string" ? [before + name] : keysOf(text, `${before}${name}.`),
  )
const listed = new Set(messageKinds.flatMap(({ texts }) => texts.map(({ key }) => key)))

test("every text that only messages have can be changed", () => {
  const { mail, courses, benefit, taxcard } = resources.en
  // The staff's page of undelivered mail has its texts in the same file; a file's name is no sentence.
  const texts = keysOf(mail, "mail:").filter((key) => !key.startsWith("mail:undelivered.") && key !== "mail:icsFile")
  const rooms = [
    keysOf(courses.mail, "courses:mail."),
    keysOf(benefit.mail, "benefit:mail."),
    keysOf(taxcard.mail, "taxcard:mail."),
  ]
  expect([...texts, ...rooms.flat()].filter((key) => !listed.has(key))).toEqual([])
})

test("every message that is sent stands in the list", () => {
  const sent = [
    ...[...visitMails, "reminder", "invited"].map((kind) => `visit-${kind}`),
    ...preregMails.map((kind) => `prereg-${kind}`),
    ...courseMails.map((kind) => `course-${kind}`),
    ...benefitMails.map((kind) => `benefit-${kind}`),
    ...taxMails.map((kind) => `tax-card-${kind}`),
  ]
  expect(sent.filter((id) => messageKind(id) === null)).toEqual([])
})

describe.each(languageCodes)("in %s", (language) => {
  test("every text is built in, keeps its own rules, and has a label", () => {
    for (const { texts } of messageKinds)
      for (const { key, part } of texts) {
        const text = builtInText({ key, language })
        expect(text, key).not.toBeNull()
        const first = builtInText({ key, language: languageCodes[0] })!
        expect(faultOfText(tidyText(text!, part), part, first), key).toBeNull()
        expect(textLabel(key, language), key).not.toMatch(/^part\.|^label\.|undefined/)
      }
  })

  test("every message and every variable is explained", () => {
    for (const { id, texts } of messageKinds) {
      for (const word of ["name", "when"])
        expect(builtInText({ key: `mail-staff:kind.${id}.${word}`, language }), id).not.toBeNull()
      for (const { key } of texts)
        for (const name of variablesOf(builtInText({ key, language })!).may)
          expect(builtInText({ key: `mail-staff:variable.${name}`, language }), name).not.toBeNull()
    }
  })
})
