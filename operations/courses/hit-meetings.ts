import { newlyClosed } from "#domain/courses/closed.ts"
import type { Transaction } from "#db/client.ts"
import { meetingsBetween } from "#db/courses/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"

/** A course meeting in a room on a time that a change of the office closes. It stays until the coordinator moves or cancels it. */
export interface HitMeeting {
  id: string
  runId: string
  startsAt: Date
  teacher: string
  titles: Record<string, string>
}

export async function hitMeetings(
  tx: Transaction,
  before: SiteOffice,
  after: SiteOffice,
  now: Date,
): Promise<HitMeeting[]> {
  const coming = await meetingsBetween(tx, after.site.id, now, null)
  const inRooms = coming.filter((m) => m.roomId !== null)
  return newlyClosed(inRooms, before.office, after.office).map(({ id, runId, startsAt, teacher, texts }) => ({
    id,
    runId,
    startsAt,
    teacher,
    titles: Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text.title])),
  }))
}
