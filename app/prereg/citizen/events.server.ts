import { textAt } from "#locales/text-at.ts"
import type { PreregEvent } from "#db/prereg/reads.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"

/** The household's own view of what happened, newest first: without names of staff. */
export function eventsShown(events: readonly PreregEvent[], language: Language, now: Date) {
  const { t } = translator(language)
  return events.map((event) => ({
    id: event.id,
    at: spokenMoment(event.at, language, now),
    text: textAt(t, `prereg:event.${event.kind}`),
  }))
}
