import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { freeTimes, visitById } from "#db/booking/reads.ts"
import * as tables from "#db/office/tables.ts"
import { ok, refuse } from "#domain/result.ts"
import { addDays, fromMinutes } from "#domain/time/office-time.ts"
import { beginFor, bookFor, giveWhat, holdFor } from "#operations/booking/for-others.ts"
import { hold } from "#operations/booking/hold.ts"
import { move } from "#operations/booking/move.ts"
import { MONDAY, type TestOffice, at, bookAt, testOffice, visitor } from "../../support/office.ts"
import { karen } from "../../support/second-person.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

/** One counter gives both career guidance and the registration with a PD U2. */
const DAY = "2026-12-02"

async function set(settings: Record<string, number>) {
  const { site } = await office.at()
  await office.db
    .update(tables.site)
    .set({ settings, officeVersion: sql`${tables.site.officeVersion} + 1` })
    .where(eq(tables.site.id, site.id))
}

const offered = async (service: string, day: string) => {
  const there = await office.at()
  const services = there.services.filter((s) => s.key === service)
  const [found] = await freeTimes(office.db, there, { services, party: 1 }, day, day, office.ctx.now())
  return found?.slots.map((slot) => fromMinutes(slot.start)) ?? []
}

/** Books one after the other until nothing is offered; answers the last time that was offered but one does not get twice. */
async function fill(service: string, day: string): Promise<number> {
  let booked = 0
  for (let free = await offered(service, day); free[0]; free = await offered(service, day)) {
    await bookAt(office.ctx, free[0], { services: [service] })
    booked++
  }
  return booked
}

test("what is kept for people with a deadline is theirs under the lock too, and everybody's once it is released", async () => {
  await set({ statutoryShare: 50, statutoryReleaseDays: 3 })
  expect(await fill("career", DAY)).toBeGreaterThan(2)
  const left = await offered("pd-u2", DAY)
  expect(left.length).toBeGreaterThan(0)

  // The time is free, and whoever asks for it past the page that does not offer it is refused all the same.
  const { draftKey } = await visitor(office.ctx, { services: ["career"] })
  expect(await hold(office.ctx, { draftKey, startsAt: left[0]! })).toEqual(refuse("taken"))
  const elsewhere = (await offered("career", addDays(DAY, 1)))[0]!
  const visitId = await bookAt(office.ctx, elsewhere, { services: ["career"] })
  const onto = { visitId, from: elsewhere, to: left[0]! }
  expect(await move(office.ctx, { ...onto, by: { kind: "visitor" } })).toEqual(refuse("taken"))
  expect(await move(office.ctx, { ...onto, by: { kind: "staff", ...karen } })).toEqual(refuse("taken"))

  const clocked = await bookAt(office.ctx, left[0]!, { services: ["pd-u2"] })
  expect((await visitById(office.db, clocked))!.legs.map((leg) => leg.pool)).toEqual(["statutory"])

  office.setClock(at(addDays(DAY, -2), "12:00"))
  expect((await offered("career", DAY)).length).toBeGreaterThan(0)
  office.setClock(MONDAY)
})

test("what is kept for staff they can book for somebody and move a visit to; the visit says whose share it took", async () => {
  const day = addDays(DAY, 7)
  await set({ staffShare: 30, staffReleaseHours: 24 })
  await fill("career", day)
  await set({})
  const [free] = await offered("career", day)
  await set({ staffShare: 30, staffReleaseHours: 24 })

  const who = {
    contactName: "Amina Yusuf",
    names: ["Amina Yusuf"],
    email: "",
    phone: "",
    language: "en",
    supportNeeds: "",
    channel: "phone" as const,
  }
  const id = await beginFor(office.ctx, { who, wish: null })
  await giveWhat(office.ctx, { id, services: ["career"], municipality: "101", residence: undefined, reason: "" })
  const held = await holdFor(office.ctx, { id, startsAt: free! })
  expect(held.ok).toBe(true)
  const visitId = held.ok ? held.value.visitId : ""
  expect(await bookFor(office.ctx, { id, visitId, by: karen })).toEqual(ok({ visitId }))
  expect((await visitById(office.db, visitId))!.legs.map((leg) => leg.pool)).toEqual(["staff"])
  await set({})
})
