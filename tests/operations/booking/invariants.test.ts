import { addMinutes } from "date-fns"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { HOLD_MINUTES } from "#domain/booking/rules.ts"
import { liesWithin } from "#domain/booking/slot-days.ts"
import { freeTimes, legsOf, visitById } from "#db/booking/reads.ts"
import { postgresCode } from "#db/client.ts"
import { book } from "#operations/booking/book.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { hold } from "#operations/booking/hold.ts"
import { move } from "#operations/booking/move.ts"
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

describe("9. legs lie within opening hours", () => {
  test("every standing leg that nobody overbooked lies within working time", async () => {
    const now = await office.at()
    const rows = await office.pool.query<{ day: string; counterId: string; startsAt: Date; endsAt: Date }>(
      `select l.day::text as day, l.counter_id as "counterId", l.starts_at as "startsAt", l.ends_at as "endsAt" from leg l join visit v on v.id = l.visit_id where l.active and v.overbook_reason is null`,
    )
    expect(rows.rows.length).toBeGreaterThan(20)
    expect(rows.rows.filter((leg) => !liesWithin(now, [leg]))).toEqual([])
  })
})
