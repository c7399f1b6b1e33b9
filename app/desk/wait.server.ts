import type { SiteOffice } from "#db/office/reads.ts"
import type { Coming, Turn } from "#db/turns/reads.ts"
import { serviceMinutes } from "#domain/booking/rules.ts"
import { expectedWait, leftOf } from "#domain/desk/expected.ts"
import { fairOrder } from "#domain/desk/queue.ts"
import { isHoliday } from "#domain/office/holidays.ts"
import { type Counter, workingTimes } from "#domain/office/opening.ts"
import { officeDay, toMinutes } from "#domain/time/office-time.ts"

/** The counters that work at this moment. */
export function openCounters({ office }: SiteOffice, now: Date): Counter[] {
  const day = officeDay(now)
  const minute = toMinutes(now)
  const working = workingTimes(office, day, isHoliday(day))
  return office.counters.filter((counter) =>
    working.get(counter.id)?.some(({ start, end }) => start <= minute && minute < end),
  )
}

/** How many stand before a walk-in who needs this skill, and in about how many minutes they are called: null while nobody can say. */
export function waitOf(
  at: SiteOffice,
  hall: { turns: readonly Turn[]; coming: readonly Coming[] },
  wish: { skill: string; ticket?: string },
  now: Date,
): { before: number; minutes: number | null } {
  const counters = openCounters(at, now).filter((counter) => counter.skills.includes(wish.skill))
  // Before opening, and in everybody's break, those who wait still stand in an order.
  const able = counters.length > 0 ? counters : at.office.counters.filter((one) => one.skills.includes(wish.skill))
  const skills = [...new Set(able.flatMap((counter) => counter.skills))]
  const waiting = hall.turns.filter((turn) => turn.state === "waiting")
  const order = fairOrder(waiting, { id: "", skills }, now).filter((turn) => turn.from <= now)
  const place = order.findIndex((turn) => turn.id === wish.ticket)
  const before = place < 0 ? order : order.slice(0, place)
  const minutesOf = (one: { serviceKey: string; party: number }) =>
    serviceMinutes(
      at.services.find((service) => service.key === one.serviceKey)!,
      one.party,
    )
  const early = waiting.filter((turn) => turn.from > now).map((turn) => ({ ...turn, startsAt: turn.from }))
  return {
    before: before.length,
    minutes: expectedWait({
      free: counters.map((counter) => {
        const turn = hall.turns.find(
          (one) => one.counterId === counter.id && (one.state === "called" || one.state === "serving"),
        )
        const served = turn?.startedAt ? toMinutes(now) - toMinutes(turn.startedAt) : 0
        return turn ? leftOf(minutesOf(turn), served) : 0
      }),
      before: before.map(minutesOf),
      coming: [...hall.coming, ...early]
        .filter((one) => skills.includes(one.skill) && one.startsAt >= now)
        .map((one) => ({ inMinutes: toMinutes(one.startsAt) - toMinutes(now), minutes: minutesOf(one) })),
    }),
  }
}
