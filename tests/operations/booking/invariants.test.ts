import { addDays as laterBy, addMinutes, subMinutes } from "date-fns"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { HOLD_MINUTES, MAX_COMING_VISITS, REOPEN_MINUTES } from "#domain/booking/rules.ts"
import { liesWithin } from "#domain/booking/slot-days.ts"
import { addDays } from "#domain/time/office-time.ts"
import { freeTimes, legsOf, visitById } from "#db/booking/reads.ts"
import { postgresCode } from "#db/client.ts"
import { book } from "#operations/booking/book.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { hold } from "#operations/booking/hold.ts"
import { move, overbook } from "#operations/booking/move.ts"
import { changeOffice } from "#operations/office/change.ts"
import {
  MONDAY,
  type TestOffice,
  at,
  bookAt,
  count,
  fillIn,
  overlaps,
  testOffice,
  visitor,
} from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const by = { kind: "visitor" } as const
const staff = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Test" }
const WEDNESDAY = "2026-11-25"
const THURSDAY = "2026-11-26"

async function free(day: string, keys: string[], party = 1) {
  const now = await office.at()
  const services = now.services.filter((s) => keys.includes(s.key))
  const [found] = await freeTimes(office.db, now, { services, party }, day, day, office.ctx.now())
  return found?.slots ?? []
}

describe("1. no counter has two legs at once", () => {
  test("sixty visitors rush for one time that eight counters can serve: eight get it, the rest hear that it is taken", async () => {
    const rush = await Promise.all(Array.from({ length: 60 }, () => visitor(office.ctx)))
    const answers = await Promise.all(
      rush.map(({ draftKey }) => hold(office.ctx, { draftKey, startsAt: at(WEDNESDAY, "11:00") })),
    )
    expect(answers.filter((a) => a.ok)).toHaveLength(8)
    expect(new Set(answers.flatMap((a) => (a.ok ? [] : [a.error])))).toEqual(new Set(["taken"]))
    expect(await overlaps(office)).toBe(0)
  })

  test("the database itself refuses an overlap, whatever code says", async () => {
    const leg = `insert into leg (visit_id, site_id, day, position, service_id, counter_id, starts_at, ends_at, active)
      select visit_id, site_id, day, 9, service_id, counter_id, starts_at + interval '5 minutes', ends_at + interval '5 minutes', true from leg where active limit 1`
    const error = await office.pool.query(leg).then(
      () => null,
      (e: unknown) => e,
    )
    expect(postgresCode(error)).toBe("23P01")
  })

  test("random bookings, moves and cancellations at once never overlap, and every booked visit keeps its legs", async () => {
    const starts = ["12:00", "12:10", "12:20", "12:30", "12:40", "13:00"]
    const wants = [["cpr"], ["mitid"], ["eu-residence", "cpr"], ["cpr", "mitid"], ["tax-card"]]
    const random = (n: number) => Math.floor(office.ctx.random() * n)
    await Promise.all(
      Array.from({ length: 40 }, async () => {
        const day = random(2) ? WEDNESDAY : THURSDAY
        const services = wants[random(wants.length)]!
        const id = await bookAt(office.ctx, at(day, starts[random(starts.length)]!), {
          services,
          party: 1 + random(3),
        }).catch((e: Error) => {
          expect(e.message).toMatch(/taken/)
          return null
        })
        if (!id) return
        const { visit } = (await visitById(office.db, id))!
        if (random(2))
          await move(office.ctx, {
            visitId: id,
            from: visit.startsAt,
            to: at(random(2) ? WEDNESDAY : THURSDAY, starts[random(starts.length)]!),
            by,
          })
        else if (random(2)) await cancel(office.ctx, { visitId: id, by })
      }),
    )
    expect(await overlaps(office)).toBe(0)
    expect(
      await count(
        office,
        "visit v where state = 'booked' and not exists (select 1 from leg l where l.visit_id = v.id and l.current and l.active and l.until is null)",
      ),
    ).toBe(0)
    expect(
      await count(
        office,
        "leg l join visit v on v.id = l.visit_id where l.current and v.state = 'booked' and not l.active",
      ),
    ).toBe(0)
  })
})

describe("2. all legs or none", () => {
  test("a visit of two services is offered only where both fit, and is held with both", async () => {
    const [slot] = await free(THURSDAY, ["eu-residence", "cpr"], 3)
    const who = await visitor(office.ctx, { services: ["cpr", "eu-residence"], party: 3 })
    const held = await hold(office.ctx, { draftKey: who.draftKey, startsAt: new Date(slot!.start * 60_000) })
    if (!held.ok) throw new Error(held.error)
    const legs = await legsOf(office.db, held.value.visitId)
    expect(legs.map((l) => l.serviceKey)).toEqual(["eu-residence", "cpr"])
    expect(legs.map((l) => (l.endsAt.getTime() - l.startsAt.getTime()) / 60_000)).toEqual([30, 25])
    expect(legs[1]!.startsAt.getTime() - legs[0]!.endsAt.getTime()).toBe(5 * 60_000)
  })

  test("the database refuses to commit a booked visit whose legs do not last", async () => {
    const id = await bookAt(office.ctx, at("2026-11-30", "09:00"))
    const client = await office.pool.connect()
    await client.query("begin")
    await client.query("update leg set active = false where visit_id = $1", [id])
    await client.query("update visit set state = 'arrived' where id = $1", [id])
    const error = await client.query("commit").then(
      () => null,
      (e: unknown) => e,
    )
    client.release()
    expect(postgresCode(error)).toBe("23514")
  })

  test("a hold lapses by the clock: a second before it is the visitor's, at ten minutes it is anybody's", async () => {
    const own = await testOffice()
    const who = await visitor(own.ctx, { services: ["career"] })
    const startsAt = at("2026-12-02", "11:00")
    const held = await hold(own.ctx, { draftKey: who.draftKey, startsAt })
    if (!held.ok) throw new Error(held.error)
    await fillIn(own.ctx, who)
    const other = await visitor(own.ctx, { services: ["career"] })

    own.setClock(new Date(addMinutes(MONDAY, HOLD_MINUTES).getTime() - 1000))
    expect(await hold(own.ctx, { draftKey: other.draftKey, startsAt })).toEqual({ ok: false, error: "taken" })
    own.setClock(addMinutes(MONDAY, HOLD_MINUTES))
    expect((await hold(own.ctx, { draftKey: other.draftKey, startsAt })).ok).toBe(true)
    expect(await book(own.ctx, { draftKey: who.draftKey, visitId: held.value.visitId })).toEqual({
      ok: false,
      error: "not-held",
    })
    expect((await visitById(own.db, held.value.visitId))!.visit.state).toBe("lapsed")
    expect(await overlaps(own)).toBe(0)
    await own.end()
  })
})

describe("4. a move gives up the old time only for the new one", () => {
  test("two visits that move to the same time: one does, the other keeps what it had", async () => {
    const first = await bookAt(office.ctx, at("2026-12-03", "09:00"), { services: ["career"] })
    const second = await bookAt(office.ctx, at("2026-12-03", "09:40"), { services: ["career"] })
    const to = at("2026-12-03", "12:00")
    const answers = await Promise.all([
      move(office.ctx, { visitId: first, from: at("2026-12-03", "09:00"), to, by }),
      move(office.ctx, { visitId: second, from: at("2026-12-03", "09:40"), to, by }),
    ])
    expect(answers.filter((a) => a.ok)).toHaveLength(1)
    expect(answers.find((a) => !a.ok)).toEqual({ ok: false, error: "taken" })
    const visits = await Promise.all([first, second].map((id) => visitById(office.db, id)))
    expect(visits.map((v) => v!.visit.startsAt.getTime()).filter((t) => t === to.getTime())).toHaveLength(1)
    for (const v of visits)
      expect(v!.legs.every((l) => l.active && l.until === null && l.startsAt >= v!.visit.startsAt)).toBe(true)
  })

  test("moves to two days in opposite directions at once do not wait for each other for ever", async () => {
    const ids = await Promise.all(
      ["09:00", "09:30", "10:00", "10:30"].map((clock, i) =>
        bookAt(office.ctx, at(i % 2 ? "2026-12-10" : "2026-12-11", clock)),
      ),
    )
    const answers = await Promise.all(
      ids.map(async (visitId, i) => {
        const { visit } = (await visitById(office.db, visitId))!
        return move(office.ctx, {
          visitId,
          from: visit.startsAt,
          to: at(i % 2 ? "2026-12-11" : "2026-12-10", "12:00"),
          by,
        })
      }),
    )
    expect(answers.every((a) => a.ok)).toBe(true)
  })

  test("a visit can move to a time that overlaps its own", async () => {
    const id = await bookAt(office.ctx, at("2026-12-14", "09:00"), { services: ["career"] })
    expect(
      (await move(office.ctx, { visitId: id, from: at("2026-12-14", "09:00"), to: at("2026-12-14", "09:20"), by })).ok,
    ).toBe(true)
    expect(await overlaps(office)).toBe(0)
  })

  test("who looks at an old page is told that the visit was moved meanwhile", async () => {
    const id = await bookAt(office.ctx, at("2026-12-14", "11:00"))
    await move(office.ctx, { visitId: id, from: at("2026-12-14", "11:00"), to: at("2026-12-14", "12:00"), by })
    expect(
      await move(office.ctx, { visitId: id, from: at("2026-12-14", "11:00"), to: at("2026-12-14", "13:00"), by }),
    ).toEqual({ ok: false, error: "changed-meanwhile" })
  })
})

describe("5. sending twice makes one visit", () => {
  test("ten presses at once, then a reload: one visit, one event, one mail", async () => {
    const who = await visitor(office.ctx)
    const held = await hold(office.ctx, { draftKey: who.draftKey, startsAt: at("2026-12-16", "11:00") })
    if (!held.ok) throw new Error(held.error)
    await fillIn(office.ctx, who)
    const { visitId } = held.value
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => book(office.ctx, { draftKey: who.draftKey, visitId })),
    )
    expect(answers).toEqual(Array.from({ length: 10 }, () => ({ ok: true, value: { visitId } })))
    expect((await book(office.ctx, { draftKey: who.draftKey, visitId })).ok).toBe(true)
    expect(await count(office, "visit_event where visit_id = $1 and kind = 'booked'", [visitId])).toBe(1)
    expect(
      await count(
        office,
        "graphile_worker.jobs where task_identifier = 'mail-visit' and key like 'visit %' and id in (select id from graphile_worker._private_jobs where payload->>'visitId' = $1)",
        [visitId],
      ),
    ).toBe(1)
  })

  test("ten presses on a time hold it once", async () => {
    const who = await visitor(office.ctx)
    const startsAt = at("2026-12-16", "12:00")
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => hold(office.ctx, { draftKey: who.draftKey, startsAt })),
    )
    expect(new Set(answers.map((a) => (a.ok ? a.value.visitId : a.error))).size).toBe(1)
  })
})

describe("6. each message is queued once, in its event's transaction", () => {
  test("a refused booking queues nothing; booking, moving and cancelling queue one each, and the reminder moves along", async () => {
    const jobs = (id: string) =>
      office.pool
        .query<{ task: string; run_at: Date }>(
          "select t.identifier as task, j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where j.payload->>'visitId' = $1 order by t.identifier, j.run_at",
          [id],
        )
        .then((r) => r.rows)
    const before = await count(office, "graphile_worker.jobs where task_identifier <> 'mail-code'")
    expect(
      await book(office.ctx, {
        draftKey: (await visitor(office.ctx)).draftKey,
        visitId: "00000000-0000-4000-8000-000000000000",
      }),
    ).toEqual({ ok: false, error: "not-held" })
    expect(await count(office, "graphile_worker.jobs where task_identifier <> 'mail-code'")).toBe(before)

    const id = await bookAt(office.ctx, at("2026-12-17", "09:00"))
    expect((await jobs(id)).map((j) => j.task)).toEqual(["mail-reminder", "mail-visit"])
    await move(office.ctx, { visitId: id, from: at("2026-12-17", "09:00"), to: at("2026-12-18", "09:00"), by })
    const moved = await jobs(id)
    expect(moved.map((j) => j.task)).toEqual(["mail-reminder", "mail-visit", "mail-visit"])
    expect(moved[0]!.run_at).toEqual(at("2026-12-17", "10:00"))
    await cancel(office.ctx, { visitId: id, by })
    await cancel(office.ctx, { visitId: id, by })
    expect((await jobs(id)).map((j) => j.task)).toEqual(["mail-visit", "mail-visit", "mail-visit"])
  })
})

describe("7. the clock changes", () => {
  test("on the night of 28 March 2027 times run on without the hour that is skipped", async () => {
    const own = await testOffice(at("2027-03-20", "09:00"))
    await changeOffice(own.ctx, {
      change: { what: "exception", day: "2027-03-28", opens: "01:00", closes: "05:00", reason: "test" },
      decision: null,
      by: staff,
    })
    const now = await own.at()
    const cpr = now.services.filter((s) => s.key === "cpr")
    await changeOffice(own.ctx, {
      change: {
        what: "roster",
        counterId: now.office.counters[3]!.id,
        weekday: 7,
        from: "2027-03-21",
        shifts: [{ starts: "00:00", ends: "24:00", staffName: "A" }],
      },
      decision: null,
      by: staff,
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
  test("an address holds at most so many coming visits, also when all are booked at once", async () => {
    const email = "hoarder@example.org"
    const drafts = await Promise.all(
      Array.from({ length: MAX_COMING_VISITS + 3 }, async (_, i) => {
        const who = await visitor(office.ctx, { email: i % 2 ? email : email.toUpperCase() })
        const held = await hold(office.ctx, {
          draftKey: who.draftKey,
          startsAt: at("2026-12-21", `09:${i}0`.slice(0, 5)),
        })
        if (!held.ok) throw new Error(held.error)
        await fillIn(office.ctx, who)
        return { draftKey: who.draftKey, visitId: held.value.visitId }
      }),
    )
    const answers = await Promise.all(drafts.map((d) => book(office.ctx, d)))
    expect(answers.filter((a) => a.ok)).toHaveLength(MAX_COMING_VISITS)
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
    own.setClock(addMinutes(MONDAY, REOPEN_MINUTES.least - 1))
    expect(await hold(own.ctx, { draftKey: other.draftKey, startsAt })).toEqual({ ok: false, error: "taken" })
    own.setClock(addMinutes(MONDAY, REOPEN_MINUTES.most))
    expect(await offered()).toBe(true)
    const again = await bookAt(own.ctx, startsAt, { services: ["career"] })
    await cancel(own.ctx, { visitId: again, by: { kind: "staff", ...staff } })
    expect(await offered()).toBe(true)
    await own.end()
  })

  test("the time a visit moves away from cools as well", async () => {
    const own = await testOffice()
    const startsAt = at("2026-12-02", "11:00")
    const id = await bookAt(own.ctx, startsAt, { services: ["career"] })
    await move(own.ctx, { visitId: id, from: startsAt, to: at("2026-12-03", "09:00"), by })
    const other = await visitor(own.ctx, { services: ["career"] })
    expect(await hold(own.ctx, { draftKey: other.draftKey, startsAt })).toEqual({ ok: false, error: "taken" })
    own.setClock(addMinutes(MONDAY, REOPEN_MINUTES.most))
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

  test("staff overbook only with a role and a reason, and never on top of another visit", async () => {
    const id = await bookAt(office.ctx, at("2026-12-30", "11:00"), { services: ["career"] })
    const other = await bookAt(office.ctx, at("2026-12-30", "12:00"), { services: ["career"] })
    const now = await office.at()
    const twelve = now.office.counters.find((c) => c.number === 12)!.id
    const wish = {
      visitId: id,
      from: at("2026-12-30", "11:00"),
      to: at("2026-12-30", "18:00"),
      counterId: twelve,
      by: { kind: "staff" as const, ...staff },
    }
    expect(await overbook(office.ctx, { ...wish, reason: "agreed by phone", role: "reception" })).toEqual({
      ok: false,
      error: "not-allowed",
    })
    expect(await overbook(office.ctx, { ...wish, reason: " ", role: "coordinator" })).toEqual({
      ok: false,
      error: "reason-missing",
    })
    expect(
      await overbook(office.ctx, { ...wish, to: at("2026-12-30", "12:10"), reason: "agreed", role: "coordinator" }),
    ).toEqual({ ok: false, error: "taken" })
    expect((await overbook(office.ctx, { ...wish, reason: "agreed by phone", role: "coordinator" })).ok).toBe(true)
    const { visit, legs } = (await visitById(office.db, id))!
    expect(visit.overbookReason).toBe("agreed by phone")
    expect(liesWithin(now, legs)).toBe(false)
    expect((await visitById(office.db, other))!.legs[0]!.active).toBe(true)
  })

  test("every standing leg that nobody overbooked lies within working time", async () => {
    const now = await office.at()
    const rows = await office.pool.query<{ day: string; counterId: string; startsAt: Date; endsAt: Date }>(
      `select l.day::text as day, l.counter_id as "counterId", l.starts_at as "startsAt", l.ends_at as "endsAt" from leg l join visit v on v.id = l.visit_id where l.active and v.overbook_reason is null`,
    )
    expect(rows.rows.length).toBeGreaterThan(20)
    expect(rows.rows.filter((leg) => !liesWithin(now, [leg]))).toEqual([])
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
    })
    expect(answer.ok).toBe(true)
    expect(await book(office.ctx, { draftKey: who.draftKey, visitId: held.value.visitId })).toEqual({
      ok: false,
      error: "taken",
    })
  })
})
