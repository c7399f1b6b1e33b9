import { describe, expect, test } from "vitest"
import { preregEventKinds } from "#domain/prereg/events.ts"
import { languageCodes } from "#locales/languages.ts"
import { resources } from "#locales/resources.ts"

describe.each(languageCodes)("what happened to a pre-registration, in %s", (language) => {
  test.each(preregEventKinds)("%s has words for staff and for the household", (kind) => {
    const { prereg, "prereg-staff": staff } = resources[language]
    for (const words of [prereg.event, staff.event] as Record<string, string>[]) expect(words[kind]).toBeTruthy()
  })
})
