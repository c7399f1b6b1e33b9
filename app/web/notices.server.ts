import { type Notice, noticesOn } from "#domain/office/notices.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { NoticeShown } from "#app/parts/notices.tsx"

/** A notice in the reader's language; `lang` where it is written in another one. */
const shown = ({ id, kind, texts }: Notice, language: string): NoticeShown => ({
  id,
  kind,
  text: writtenIn(texts, language),
  ...(language in texts ? {} : { lang: "en" }),
})

/**
 * The notices of the office that stand today. What is important is said on every page, above it; the rest on the pages that
 * somebody opens to come: the front page, the list of services and the visit's own.
 */
export function officeNotices(
  notices: readonly Notice[],
  today: string,
  language: string,
): { everywhere: NoticeShown[]; here: NoticeShown[] } {
  const own = noticesOn(notices, today).filter((notice) => notice.serviceId === null)
  return {
    everywhere: own.filter((n) => n.kind === "important").map((n) => shown(n, language)),
    here: own.filter((n) => n.kind !== "important").map((n) => shown(n, language)),
  }
}

/** The notices of these services that stand today. */
export const serviceNotices = (
  notices: readonly Notice[],
  services: readonly { id: string }[],
  today: string,
  language: string,
): NoticeShown[] =>
  noticesOn(notices, today)
    .filter((notice) => services.some((s) => s.id === notice.serviceId))
    .map((notice) => shown(notice, language))
