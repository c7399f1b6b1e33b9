import { type Language, languageCodes } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"

const names = ["bring", "room", "late"] as const

/** A sentence that a message to the people of a run may begin with, in every language. */
export interface MessageSentence {
  name: (typeof names)[number]
  in: Record<Language, string>
}

export const messageSentences: readonly MessageSentence[] = names.map((name) => ({
  name,
  in: Object.fromEntries(
    languageCodes.map((code) => [code, translator(code).t(`courses-staff:run.templates.${name}`)]),
  ) as Record<Language, string>,
}))
