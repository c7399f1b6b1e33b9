import { misspeltDanish, plainDanish } from "./newcomer-questions-da.ts"
import { misspeltEnglish, plainEnglish } from "./newcomer-questions-en.ts"

/** A question as a newcomer types it, and the articles that answer it: one of them must be among the first. */
export type AskedFor = [question: string, ...answers: [string, ...string[]]]

export const newcomerQuestions = {
  en: { plain: plainEnglish, misspelt: misspeltEnglish },
  da: { plain: plainDanish, misspelt: misspeltDanish },
}
