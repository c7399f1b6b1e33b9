import { randomUUID } from "node:crypto"
import * as t from "#db/booking/tables.ts"
import { makeReference } from "#domain/booking/reference.ts"
import { serviceMinutes } from "#domain/booking/rules.ts"
import { slotDay } from "#domain/booking/slot-days.ts"
import { fromMinutes, toMinutes } from "#domain/time/office-time.ts"
import { linkKey } from "#operations/link.ts"
import { hashSecret } from "#operations/context.ts"
import { type BenchOffice, SECRET, openDays } from "./office.ts"

const firstNames = ["Ana", "Katarzyna", "João", "Dmytro", "Priya", "Łukasz", "Freja", "Wei", "Şirin", "Bilal"]

/** What has become of the visits when the day is well under way. */
const states = ["done", "done", "done", "serving", "arrived", "booked", "booked", "booked", "booked", "missed"] as const

/** The first day ahead with the longest hours. */
export function longDay(office: BenchOffice): string {
  const minutes = (day: string) =>
    slotDay(office.at.office, day, new Map())!.counters.reduce(
      (sum, c) => sum + c.working.reduce((all, w) => all + w.end - w.start, 0),
      0,
    )
  return openDays(office).reduce((longest, day) => (minutes(day) > minutes(longest) ? day : longest))
}

/**
 * Empties a day and fills it with `count` visits, each as short as its counter's first service is, back to back. `exceptSkill`
 * names a skill whose counters stay free.
 */
export async function fillDay(office: BenchOffice, day: string, count: number, exceptSkill: string): Promise<void> {
  const { at, db } = office
  const now = new Date()
  const visits: (typeof t.visit.$inferInsert)[] = []
  const legs: (typeof t.leg.$inferInsert)[] = []
  const { counters } = slotDay(at.office, day, new Map())!
  for (const counter of counters) {
    if (counter.skills.includes(exceptSkill)) continue
    const services = at.services.filter((s) => s.active && counter.skills.includes(s.skill))
    const service = services.reduce((shortest, s) => (s.minutesFirst < shortest.minutesFirst ? s : shortest))
    const minutes = serviceMinutes(service, 1)
    for (const work of counter.working) {
      for (let start = work.start; start + minutes <= work.end && visits.length < count; start += minutes) {
        const id = randomUUID()
        const state = states[visits.length % states.length]!
        const name = `${firstNames[visits.length % firstNames.length]} Visitor`
        const times = { startsAt: fromMinutes(start), endsAt: fromMinutes(start + minutes) }
        visits.push({
          id,
          siteId: at.site.id,
          reference: makeReference(Math.random),
          keyHash: hashSecret(linkKey(SECRET, "visit", id)),
          state,
          party: 1,
          names: [name],
          contactName: name,
          email: `${id}@example.org`,
          language: "en",
          ...times,
          cutoffHours: 24,
          createdAt: now,
          bookedAt: now,
          arrivedAt: state === "booked" || state === "missed" ? null : times.startsAt,
        })
        legs.push({
          visitId: id,
          siteId: at.site.id,
          day,
          position: 1,
          serviceId: service.id,
          counterId: counter.counterId,
          ...times,
          active: state !== "missed",
          startedAt: state === "done" || state === "serving" ? times.startsAt : null,
          finishedAt: state === "done" ? times.endsAt : null,
        })
      }
    }
  }
  if (visits.length < count)
    throw new Error(`only ${visits.length} of ${count} visits fit on ${day}, from ${toMinutes(now)}`)
  await db.transaction(async (tx) => {
    await tx.execute(`delete from visit where id in (select visit_id from leg where day = '${day}')`)
    await tx.insert(t.visit).values(visits)
    await tx.insert(t.leg).values(legs)
  })
}
