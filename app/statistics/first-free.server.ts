import type { Portal } from "#app/web/context.server.ts"
import { nextFreeTimes } from "#db/booking/reads.ts"
import type { SiteOffice } from "#db/office/reads.ts"
import { daysBetween, fromMinutes, officeDay } from "#domain/time/office-time.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import type { Language } from "#locales/languages.ts"

/** The first free time of each service, for one person, and in how many days that is. */
export async function firstFree(
  portal: Portal,
  at: SiteOffice,
  services: readonly string[] | null,
  language: Language,
  now: Date,
): Promise<{ service: string; when: string | null; days: number | null }[]> {
  const today = officeDay(now)
  const shown = at.services.filter((s) => s.active && (services === null || services.includes(s.key)))
  return Promise.all(
    shown.map(async (s) => {
      const [first] = await portal.live.share(`first ${at.site.officeVersion} ${s.key}`, () =>
        nextFreeTimes(portal.db, at, { services: [s], party: 1 }, today, 1, now),
      )
      return {
        service: writtenIn(s.texts, language).shortName,
        when: first ? briefMoment(fromMinutes(first.slot.start), language) : null,
        days: first ? daysBetween(today, first.day) : null,
      }
    }),
  )
}
