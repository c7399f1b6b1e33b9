import { type Result, ok, refuse } from "../result.ts"
import { oneLine } from "../typed-text.ts"
import { withFormNames, wordsOf } from "./question-words.ts"

/** How long the parts of a synonym are, and how many a language has: each search reads them all. */
export const SYNONYM = { phrase: 60, words: 120, most: 500 } as const

const problems = ["phrase-missing", "phrase-long", "words-missing", "words-long"] as const
export type SynonymProblem = (typeof problems)[number]

const spoken = (typed: string): string => oneLine(withFormNames(typed.toLowerCase()))

/** A synonym as it is kept: in small letters, forms by their names, as questions are read. Signs alone are no words. */
export function readSynonym(typed: { phrase: string; words: string }): { phrase: string; words: string } {
  return { phrase: spoken(typed.phrase), words: spoken(typed.words) }
}

/** Everything that is wrong with a synonym as it is to be kept. */
export function synonymProblems({ phrase, words }: { phrase: string; words: string }): SynonymProblem[] {
  const found = {
    "phrase-missing": wordsOf(phrase).length === 0,
    "phrase-long": phrase.length > SYNONYM.phrase,
    "words-missing": wordsOf(words).length === 0,
    "words-long": words.length > SYNONYM.words,
  }
  return problems.filter((problem) => found[problem])
}

/** Whether one more is kept. `own` are the phrases that the office has in the language; `was` is the one that is changed. */
export function mayKeepSynonym(
  phrase: string,
  was: string | null,
  own: readonly string[],
): Result<null, "phrase-taken" | "synonyms-full"> {
  if (phrase !== was && own.includes(phrase)) return refuse("phrase-taken")
  if (was === null && own.length >= SYNONYM.most) return refuse("synonyms-full")
  return ok(null)
}
