import { afterAll, beforeAll, expect, test } from "vitest"
import { visitById } from "#db/booking/reads.ts"
import { bringShown, openVisit, visitShown } from "#app/booking/visit.server.ts"
import { holdShown, startValue } from "#app/booking/journey.server.ts"
import { toMinutes } from "#domain/time/office-time.ts"
import { familyOfFive } from "../../support/household.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { citizenPage, portalFor } from "../../support/pages.ts"
import { papersToBring } from "#domain/prereg/papers.ts"
import { rules } from "../../support/rules.ts"

const DAY = "2026-11-25"
let office: TestOffice
let id: string
beforeAll(async () => {
  office = await testOffice()
  id = await bookAt(office.ctx, at(DAY, "11:00"), {
    services: ["eu-residence", "cpr"],
    party: 2,
    email: "e@example.org",
  })
})
afterAll(() => office.end())

const shown = async (
  now = at("2026-11-23", "07:00"),
  language: "en" | "da" = "en",
  change: object = {},
  over: object = {},
) => {
  const found = (await visitById(office.db, id))!
  const visit = { ...found.visit, ...change }
  return visitShown(
    {
      portal: portalFor(office),
      at: await office.at(),
      found: { ...found, visit },
      papers: null,
      newest: "booked",
      newEmail: null,
      offer: null,
      waits: false,
      now,
      ...over,
    },
    language,
  )
}

test("a visit in the words of its page, in both languages", async () => {
  expect(await shown()).toMatchObject({
    state: "booked",
    names: ["Elena Rossi", "Person 2"],
    email: "e@example.org",
    day: "Wednesday 25 November",
    clock: "11:00",
    when: "Wednesday 25 November at 11:00",
    startsAt: "2026-11-25T10:00:00.000Z",
    changeable: true,
    until: "Tuesday 24 November at 11:00",
    cutoffHours: 24,
    newest: "booked",
    asked: false,
    arrive: "10:50",
    ends: "11:50",
    services: ["eu-residence", "cpr"],
    address: "Nyropsgade 1, 1602 København V",
    phone: "+45 33 66 10 00",
    each: [],
  })
  const danish = await shown(undefined, "da")
  expect([danish.when, danish.until, danish.arrive]).toEqual([
    "onsdag den 25. november kl. 11.00",
    "tirsdag den 24. november kl. 11.00",
    "10.50",
  ])
  expect(danish.legs.map((l) => [l.clock, l.minutes])).toEqual([
    ["11.00", 25],
    ["11.30", 20],
  ])
  expect(danish.bring[0]).toMatch(/^Pas/)
})

test("it may be changed until the cut-off, and is over when its time is, whoever forgot to mark it", async () => {
  expect((await shown(at("2026-11-24", "11:00"))).changeable).toBe(true)
  expect((await shown(at("2026-11-24", "11:01"))).changeable).toBe(false)
  expect((await shown(at(DAY, "11:49"))).state).toBe("booked")
  expect((await shown(at(DAY, "11:50"))).state).toBe("done")
  expect((await shown(at(DAY, "11:50"), "en", { state: "cancelled" })).state).toBe("cancelled")
})

test("the office has asked for another time only while that still can be chosen", async () => {
  const askedAt = at("2026-11-23", "07:00")
  expect((await shown(undefined, "en", { askedAt })).asked).toBe(true)
  expect((await shown(at(DAY, "11:50"), "en", { askedAt })).asked).toBe(false)
  expect((await shown(undefined, "en", { askedAt, state: "cancelled" })).asked).toBe(false)
  expect((await shown(undefined, "en", {}, { newest: "overbooked" })).newest).toBe("moved")
  expect((await shown(undefined, "en", {}, { newest: "corrected" })).newest).toBe("corrected")
})

test("where the people are known, each has papers of their own, and only what else is needed is for all", () => {
  const services = [
    { key: "cpr", bring: ["Passport", "Lease"] },
    { key: "tax-card", bring: ["Passport", "Contract"] },
  ]
  expect(bringShown(services, null, "en")).toEqual({ bring: ["Passport", "Lease", "Contract"], each: [] })
  const known = bringShown(services, papersToBring(familyOfFive(), rules), "en")
  expect(known.bring).toEqual(["Contract"])
  expect(known.each.map((one) => one.name).slice(0, 2)).toEqual(["Elena Rossi", "Marco Bianchi"])
  expect(known.each.every((one) => one.papers.length > 0)).toBe(true)
})

test("a link that is none opens nothing", async () => {
  expect(await openVisit(await citizenPage(office, "en"), "no such key")).toBeNull()
})

test("a held time says until when, and never less than no seconds", async () => {
  const found = (await visitById(office.db, id))!
  const holdUntil = at("2026-11-23", "07:10")
  const held = { ...found, visit: { ...found.visit, holdUntil, holdExtended: true } }
  const journey = { held, found: held, language: "da", now: at("2026-11-23", "07:01") }
  const shownAt = (now: Date) => holdShown({ ...journey, now } as unknown as Parameters<typeof holdShown>[0])
  expect(shownAt(journey.now)).toMatchObject({
    when: "onsdag den 25. november kl. 11.00",
    until: "7.10",
    extendable: false,
    seconds: 540,
  })
  expect(shownAt(at("2026-11-23", "07:11"))!.seconds).toBe(0)
  expect(startValue(toMinutes(at("2027-06-01", "09:05")))).toBe("2027-06-01T09:05")
})
