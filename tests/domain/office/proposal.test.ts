import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { SlotDay, SlotQuery } from "#domain/booking/slots.ts"
import { PROPOSAL_NOTICE_MINUTES, proposeTime } from "#domain/office/proposal.ts"
import { addDays, officeDay, officeInstant, fromMinutes, toMinutes } from "#domain/time/office-time.ts"

const minutes = (day: string, clock: string) => toMinutes(officeInstant(day, clock))
const TODAY = "2026-11-26"
const query: SlotQuery = {
  legs: [{ serviceId: "s", skill: "cpr", minutes: 20 }],
  walkMinutes: 5,
  longestWaitMinutes: 20,
  stepMinutes: 10,
  notBefore: 0,
  notAfter: minutes(addDays(TODAY, 42), "24:00"),
}
/** A day of 9 to 15 at two counters, of which these stretches of the clock are free. */
const day = (on: string, free: Record<string, [string, string][]>): SlotDay => ({
  day: on,
  opens: minutes(on, "09:00"),
  counters: Object.entries(free).map(([counterId, spans]) => ({
    counterId,
    skills: ["cpr"],
    working: spans.map(([from, to]) => ({ start: minutes(on, from), end: minutes(on, to) })),
    busy: [],
  })),
})
const propose = (visit: string, now: string, days: SlotDay[]) =>
  proposeTime(
    { day: TODAY, start: minutes(TODAY, visit) },
    query,
    minutes(TODAY, now),
    addDays(TODAY, 42),
    (on) => days.find((d) => d.day === on) ?? null,
  )

describe("the time proposed instead of one that cannot be kept", () => {
  test("is the same time at another counter, even at short notice: it asks nothing of the visitor", () => {
    const slot = propose("10:50", "10:45", [day(TODAY, { two: [["10:30", "12:00"]] })])
    expect(slot).toMatchObject({ start: minutes(TODAY, "10:50"), legs: [{ counterId: "two" }] })
  })

  test("is never earlier the same day, and never within the notice", () => {
    // At 10:27 a visit at 14:15 must not go to 10:50, and one at 11:55 not to 12:30.
    const free = [day(TODAY, { two: [["10:30", "13:20"]] }), day("2026-11-27", { two: [["09:00", "15:00"]] })]
    expect(propose("14:15", "10:27", free)!.start).toBe(minutes("2026-11-27", "14:10"))
    const soon = [day(TODAY, { two: [["12:00", "13:20"]] }), free[1]!]
    expect(officeDay(fromMinutes(propose("11:55", "10:27", soon)!.start))).toBe("2026-11-27")
  })

  test("is the nearest later time the same day from the end of the notice on", () => {
    const free = [day(TODAY, { two: [["12:00", "15:00"]] })]
    expect(propose("11:00", "10:27", free)!.start).toBe(minutes(TODAY, "13:30"))
    // With the notice over, the first time after the old one.
    expect(propose("11:00", "07:00", free)!.start).toBe(minutes(TODAY, "12:00"))
  })

  test("is on the following days the one nearest by the clock, and null when nothing is free", () => {
    const free = [
      day("2026-11-30", {
        two: [
          ["09:00", "10:00"],
          ["13:00", "15:00"],
        ],
      }),
    ]
    expect(propose("14:00", "07:00", free)!.start).toBe(minutes("2026-11-30", "14:00"))
    expect(propose("10:50", "07:00", free)!.start).toBe(minutes("2026-11-30", "09:40"))
    expect(propose("10:50", "07:00", [])).toBeNull()
  })

  test("whatever is free and whenever it is: the same time, or later with notice, and within working time", () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 35 }), fc.integer({ min: 1, max: 12 })), { maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(spans, { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 0, max: 35 }),
        fc.integer({ min: 0, max: 480 }),
        (free, start, past) => {
          const days = free.map((own, i): SlotDay => {
            const on = addDays(TODAY, i)
            const opens = minutes(on, "09:00")
            const sorted = own.toSorted((a, b) => a[0] - b[0])
            return {
              day: on,
              opens,
              counters: sorted.map(([from, length], n) => ({
                counterId: String(n),
                skills: ["cpr"],
                working: [{ start: opens + from * 10, end: opens + (from + length) * 10 }],
                busy: [],
              })),
            }
          })
          const was = minutes(TODAY, "09:00") + start * 10
          const now = minutes(TODAY, "07:00") + past
          const slot = proposeTime(
            { day: TODAY, start: was },
            query,
            now,
            addDays(TODAY, 2),
            (on) => days.find((d) => d.day === on) ?? null,
          )
          if (!slot) return
          expect(slot.start === was || (slot.start > was && slot.start >= now + PROPOSAL_NOTICE_MINUTES)).toBe(true)
          const at = days.find((d) => d.day === officeDay(fromMinutes(slot.start)))!
          const [leg] = slot.legs
          const { working } = at.counters.find((c) => c.counterId === leg!.counterId)!
          expect(working.some((w) => w.start <= leg!.start && leg!.end <= w.end)).toBe(true)
        },
      ),
    )
  })
})
