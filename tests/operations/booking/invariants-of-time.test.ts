import { rightsOf } from "../../support/rights.ts"
import { addSeconds, addDays as laterBy, subMinutes } from "date-fns"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { REOPEN_SECONDS } from "#domain/booking/rules.ts"
import { addDays } from "#domain/time/office-time.ts"
import { freeTimes, visitById } from "#db/booking/reads.ts"
import { book } from "#operations/booking/book.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { hold } from "#operations/booking/hold.ts"
import { move } from "#operations/booking/move.ts"
import { changeOffice } from "#operations/office/change.ts"
import { MONDAY, type TestOffice, at, bookAt, fillIn, testOffice, visitor } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const by = { kind: "visitor" } as const
const staff = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Test" }

describe("7. the clock changes", () => {
  test("on the night of 28 March 2027 times run on without the hour that is skipped", async () => {
    const own = await testOffice(at("2027-03-20", "09:00"))
    await changeOffice(own.ctx, {
      change: { what: "exception", day: "2027-03-28", opens: "01:00", closes: "05:00", reason: "test" },
      decision: null,
      by: staff,
      ...rightsOf("coordinator"),
    })
    const now = await own.at()
    const cpr = now.services.filter((s) => s.key === "cpr")
    await changeOffice(own.ctx, {
      change: {
        what: "roster",
        counterId: now.office.counters[3]!.id,
        weekday: 7,
        from: "2027-03-21",
        onlyThatDay: false,
        shifts: [{ starts: "00:00", ends: "24:00", staffName: "A" }],
      },
      decision: null,
      by: staff,
      ...rightsOf("coordinator"),
    })
    const [day] = await freeTimes(
      own.db,
      await own.at(),
      { services: cpr, party: 1 },
      "2027-03-28",
      "2027-03-28",
      own.ctx.now(),
    )
    // 01:00 to 05:00 is three hours that night: the last start leaves 15 minutes before 05:00.
    expect(day!.slots[0]!.start * 60_000).toBe(at("2027-03-28", "01:00").getTime())
    expect(day!.slots).toHaveLength((180 - 20) / 10 + 1)
    const id = await bookAt(own.ctx, at("2027-03-28", "04:40"))
    expect((await visitById(own.db, id))!.visit.startsAt.toISOString()).toBe("2027-03-28T02:40:00.000Z")
    await own.end()
  })
})

describe("8. nobody hoards or trades times", () => {
  test("a mailbox keeps at most so many minutes, also when all are booked at once", async () => {
    const email = "hoarder@example.org"
    const drafts = await Promise.all(
      // 55 minutes each, and 240 may be had.
      Array.from({ length: 7 }, async (_, i) => {
        const spelled = [email, email.toUpperCase(), `hoarder+${i}@example.org`][i % 3]!
        const who = await visitor(office.ctx, { email: spelled, party: 9 })
        const held = await hold(office.ctx, {
          draftKey: who.draftKey,
          startsAt: at("2026-12-21", `09:${i}0`.slice(0, 5)),
        })
        if (!held.ok) throw new Error(held.error)
        await fillIn(office.ctx, who, 9)
        return { draftKey: who.draftKey, visitId: held.value.visitId }
      }),
    )
    const answers = await Promise.all(drafts.map((d) => book(office.ctx, d)))
    expect(answers.filter((a) => a.ok)).toHaveLength(4)
    expect(answers.filter((a) => !a.ok && a.error === "too-many-visits")).toHaveLength(3)
  })

  test("a cancelled time reopens only after its delay; staff's cancellation frees it at once", async () => {
    const own = await testOffice()
    const startsAt = at("2026-12-02", "11:00")
    const offered = async () => {
      const now = await own.at()
      const [day] = await freeTimes(
        own.db,
        now,
        { services: now.services.filter((s) => s.key === "career"), party: 1 },
        "2026-12-02",
        "2026-12-02",
        own.ctx.now(),
      )
      return day!.slots.some((s) => s.start * 60_000 === startsAt.getTime())
    }
    await cancel(own.ctx, { visitId: await bookAt(own.ctx, startsAt, { services: ["career"] }), by })
    expect(await offered()).toBe(false)
    const other = await visitor(own.ctx, { services: ["career"] })
    own.setClock(addSeconds(MONDAY, REOPEN_SECONDS.least - 1))
    expect(await hold(own.ctx, { draftKey: other.draftKey, startsAt })).toEqual({ ok: false, error: "taken" })
    own.setClock(addSeconds(MONDAY, REOPEN_SECONDS.most))
    expect(await offered()).toBe(true)
    const again = await bookAt(own.ctx, startsAt, { services: ["career"] })
    await cancel(own.ctx, { visitId: again, by: { kind: "staff", ...staff } })
    expect(await offered()).toBe(true)
    await own.end()
  })

  test("a visitor moves a visit three times, and never keeps more than one place from others", async () => {
    const own = await testOffice()
    const times = [
      at("2026-12-02", "11:00"),
      ...["09:00", "10:00", "11:00", "12:00"].map((clock) => at("2026-12-03", clock)),
    ]
    const id = await bookAt(own.ctx, times[0]!, { services: ["career"] })
    const moves = []
    for (const [i, to] of times.slice(1).entries()) {
      moves.push(await move(own.ctx, { visitId: id, from: times[i]!, to, by }))
      const { rows } = await own.pool.query(
        "select count(*)::int n from leg where visit_id = $1 and active and not current",
        [id],
      )
      expect(rows[0]).toEqual({ n: 1 })
    }
    expect(moves.map((m) => (m.ok ? "ok" : m.error))).toEqual(["ok", "ok", "ok", "moved-often"])
    const fourth = { visitId: id, from: times[3]!, to: times[4]! }
    expect((await move(own.ctx, { ...fourth, by: { kind: "staff", ...staff } })).ok).toBe(true)
    await own.end()
  })

  test("the time a visit moves away from cools as well", async () => {
    const own = await testOffice()
    const startsAt = at("2026-12-02", "11:00")
    const id = await bookAt(own.ctx, startsAt, { services: ["career"] })
    await move(own.ctx, { visitId: id, from: startsAt, to: at("2026-12-03", "09:00"), by })
    const other = await visitor(own.ctx, { services: ["career"] })
    expect(await hold(own.ctx, { draftKey: other.draftKey, startsAt })).toEqual({ ok: false, error: "taken" })
    own.setClock(addSeconds(MONDAY, REOPEN_SECONDS.most))
    expect((await hold(own.ctx, { draftKey: other.draftKey, startsAt })).ok).toBe(true)
    await own.end()
  })
})

describe("9. legs lie within opening hours", () => {
  test("times that are closed, off the grid, in a break, too soon or too far are refused", async () => {
    const tries = [
      at("2026-11-24", "10:00"), // Tuesday
      at("2026-12-25", "10:00"), // Christmas Day
      at("2026-12-24", "10:00"), // closed by the office
      at("2026-12-28", "08:50"),
      at("2026-12-28", "14:50"), // ends after closing
      at("2026-12-28", "09:05"), // off the grid
      at("2027-02-01", "09:00"), // beyond the horizon
      subMinutes(MONDAY, 30),
      laterBy(MONDAY, 10_000),
    ]
    for (const startsAt of tries) {
      const who = await visitor(office.ctx)
      expect(await hold(office.ctx, { draftKey: who.draftKey, startsAt })).toEqual({ ok: false, error: "taken" })
    }
  })

  test("a closure made while a time is held keeps that time from being booked", async () => {
    const day = addDays("2026-12-28", 0)
    const who = await visitor(office.ctx, { services: ["tax-card"] })
    const held = await hold(office.ctx, { draftKey: who.draftKey, startsAt: at(day, "13:30") })
    if (!held.ok) throw new Error(held.error)
    await fillIn(office.ctx, who)
    const { answer } = await changeOffice(office.ctx, {
      change: {
        what: "closure",
        kind: "closed",
        firstDay: day,
        lastDay: day,
        from: "12:00",
        to: "15:00",
        counters: null,
        reason: "test",
      },
      decision: null,
      by: staff,
      ...rightsOf("coordinator"),
    })
    expect(answer.ok).toBe(true)
    expect(await book(office.ctx, { draftKey: who.draftKey, visitId: held.value.visitId })).toEqual({
      ok: false,
      error: "taken",
    })
  })
})
