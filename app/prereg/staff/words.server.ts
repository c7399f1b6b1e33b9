import { allAsked, preregById, wholeOf } from "#db/prereg/reads.ts"
import type { Reader } from "#db/client.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { askedText } from "#locales/asked.ts"
import type { Language } from "#locales/languages.ts"
import { nameOf } from "#app/prereg/session.server.ts"

export interface WordsShown {
  id: string
  asked: string
  words: string
  at: string
}

/** What a household answered in its own words, with what was asked, the newest first. One answer for several questions stands once. */
export async function wordsGiven(db: Reader, preregId: string, language: Language): Promise<WordsShown[]> {
  const prereg = await preregById(db, preregId)
  if (!prereg) return []
  const { household } = await wholeOf(db, prereg)
  const answers = new Map<string, WordsShown>()
  for (const asked of await allAsked(db, preregId)) {
    if (asked.words === "" || !asked.answeredAt) continue
    const person = household.people.find((p) => p.id === asked.personId)
    const sentence = askedText(language, asked, person ? nameOf(person, language) : null)
    const key = `${asked.answeredAt.getTime()} ${asked.words}`
    const same = answers.get(key)
    answers.set(key, {
      id: asked.id,
      asked: same ? `${same.asked}; ${sentence}` : sentence,
      words: asked.words,
      at: briefMoment(asked.answeredAt, language),
    })
  }
  return [...answers.values()].toReversed()
}
