import { afterAll, expect, test } from "vitest"
import { eventsOf, visitById } from "#db/booking/reads.ts"
import { seenOf } from "#domain/desk/acts.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { move } from "#operations/booking/move.ts"
import { addNote } from "#operations/desk/note.ts"
import { arrive, miss, serve, takeBack } from "#operations/desk/serve.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { type By, type Opened, goingOn, karen, mette, ok, secondIsRefused } from "../../support/second-person.ts"

const office: TestOffice = await testOffice()
const { db } = office
const ctx = goingOn(office.ctx)
afterAll(() => office.end())

let visits = 0
async function openVisit() {
  const id = await bookAt(ctx, at("2026-11-23", ["10:00", "11:00", "12:00", "14:00"][visits++]!), {
    services: ["career"],
  })
  const { visit } = (await visitById(db, id))!
  return { id, visit, seen: seenOf(visit), stands: async () => (await visitById(db, id))!.visit }
}

const forms: [string, string, () => Promise<Opened>][] = [
  [
    "the state of a visit",
    "changed-meanwhile",
    async () => {
      const { id, seen, stands } = await openVisit()
      return {
        first: (by) => arrive(ctx, { visitId: id, seen, by }),
        second: (by) => miss(ctx, { visitId: id, seen, by }),
        stands,
      }
    },
  ],
  [
    "an act on a visit, taken back",
    "changed-meanwhile",
    async () => {
      const { id, stands } = await openVisit()
      await ok(arrive(ctx, { visitId: id, by: karen }))
      const arrived = (await eventsOf(db, id)).find((event) => event.kind === "arrived")!.id
      return {
        first: (by) => serve(ctx, { visitId: id, by }),
        second: (by) => takeBack(ctx, { visitId: id, event: arrived, by }),
        stands,
      }
    },
  ],
  [
    "the time of a visit",
    "changed-meanwhile",
    async () => {
      const { id, visit, stands } = await openVisit()
      const to = (clock: string) => (by: By) =>
        move(ctx, {
          visitId: id,
          from: visit.startsAt,
          to: at("2026-12-03", clock),
          by: { kind: "staff", ...by },
        })
      return { first: to("10:00"), second: to("11:00"), stands }
    },
  ],
]

test.each(forms)(
  "two people have %s open: the second save is refused (%s) and overwrites nothing",
  (_, refused, open) => secondIsRefused(open, refused),
)

test("notes of two people stand beside each other, whatever each had seen", async () => {
  const { id } = await openVisit()
  for (const by of [karen, mette]) await ok(addNote(ctx, { visitId: id, text: `By ${by.staffName}`, by }))
  const kept = await office.pool.query<{ text: string }>("select text from visit_note where visit_id = $1", [id])
  expect(kept.rows.map((row) => row.text).toSorted()).toEqual(["By Karen", "By Mette"])
})

test("who cancels over a newer change is refused; pressing twice is once", async () => {
  const open = async (clock: string) => {
    const id = await bookAt(ctx, at("2026-11-26", clock), { services: ["career"] })
    return { id, seen: seenOf((await visitById(db, id))!.visit) }
  }
  const arrived = await open("10:00")
  await ok(arrive(ctx, { visitId: arrived.id, by: karen, sure: true }))
  const over = { visitId: arrived.id, seen: arrived.seen, reason: "called in sick" }
  expect(await cancel(ctx, { ...over, by: { kind: "staff", ...mette } })).toEqual({
    ok: false,
    error: "changed-meanwhile",
  })
  const gone = await open("11:00")
  const both = { visitId: gone.id, seen: gone.seen }
  expect(await cancel(ctx, { ...both, by: { kind: "staff", ...karen } })).toMatchObject({ ok: true })
  expect(await cancel(ctx, { ...both, by: { kind: "staff", ...karen } })).toMatchObject({ ok: true })
  expect(await cancel(ctx, { ...both, by: { kind: "staff", ...mette } })).toMatchObject({ error: "changed-meanwhile" })
})

test("who moves a visit that has arrived meanwhile is refused", async () => {
  const startsAt = at("2026-11-26", "12:00")
  const id = await bookAt(ctx, startsAt, { services: ["career"] })
  const seen = seenOf((await visitById(db, id))!.visit)
  await ok(arrive(ctx, { visitId: id, by: karen, sure: true }))
  const to = at("2026-12-03", "12:00")
  const moved = await move(ctx, { visitId: id, from: startsAt, to, seen, by: { kind: "staff", ...mette } })
  expect(moved).toEqual({ ok: false, error: "changed-meanwhile" })
})
