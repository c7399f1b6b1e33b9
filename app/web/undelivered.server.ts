import { mailFailureOf, mailFailuresOf } from "#db/mail/reads.ts"
import type { Reader } from "#db/client.ts"
import type { MailSubject, MessageWay } from "#domain/mail/subjects.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"

/** That a message about something did not reach the person, as staff are told it. */
export interface MailFailed {
  when: string
  code: string
  way: MessageWay
}

/** The newest message about this that could not be delivered; null when none is known. */
export async function mailFailedFor(
  db: Reader,
  about: MailSubject,
  id: string,
  language: Language,
): Promise<MailFailed | null> {
  const failure = await mailFailureOf(db, about, id)
  return failure && { when: briefMoment(failure.at, language), code: failure.code, way: failure.way }
}

/** The same for a list, by id. */
export async function mailFailedForAll(
  db: Reader,
  about: MailSubject,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, MailFailed>> {
  const failures = await mailFailuresOf(db, about, ids)
  return new Map([...failures].map(([id, { at, code, way }]) => [id, { when: briefMoment(at, language), code, way }]))
}
