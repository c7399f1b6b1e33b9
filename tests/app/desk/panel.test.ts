import { afterAll, beforeAll, expect, test } from "vitest"
import { showPanel } from "#app/desk/panel.server.ts"
import { addNote } from "#operations/desk/note.ts"
import { arrive, serve } from "#operations/desk/serve.ts"
import { hold } from "#operations/booking/hold.ts"
import { MONDAY, type TestOffice, at, bookAt, testOffice, visitor } from "../../support/office.ts"
import { portalFor } from "../../support/pages.ts"
import { mette } from "../../support/second-person.ts"

const DAY = "2026-11-25"
let office: TestOffice
let id: string
beforeAll(async () => {
  office = await testOffice()
  const wants = { services: ["eu-residence", "cpr"], party: 2, email: "elena@example.org" }
  id = await bookAt(office.ctx, at(DAY, "11:00"), wants)
})
afterAll(() => office.end())

const show = async (visitId: string, language: "en" | "da" = "en") =>
  showPanel(portalFor(office), await office.at(), visitId, language, office.ctx.now())

test("a visit that is only held, or none at all, has no panel", async () => {
  const { draftKey } = await visitor(office.ctx)
  const held = await hold(office.ctx, { draftKey, startsAt: at(DAY, "12:00") })
  expect(await show(held.ok ? held.value.visitId : "")).toBeNull()
  expect(await show("00000000-0000-4000-8000-000000000009")).toBeNull()
})

test("a booked visit with its people, its way through the counters and its papers", async () => {
  const panel = (await show(id))!
  expect(panel).toMatchObject({
    state: "booked",
    name: "Elena Rossi",
    firstName: "Elena",
    party: 2,
    names: ["Elena Rossi", "Person 2"],
    day: DAY,
    when: "Wednesday 25 November at 11:00",
    otherDay: true,
    startValue: "2026-11-25T11:00",
    language: "English",
    phone: null,
    mailFailed: null,
    changeable: true,
    main: "arrive",
    undoable: null,
    prereg: null,
    notes: [],
  })
  expect(panel.legs.map((l) => [l.from, l.to, l.service, l.state, l.pause])).toEqual([
    ["11:00", "11:25", "EU residence document", "booked", null],
    ["11:30", "11:50", "CPR registration", "booked", { what: "walk", minutes: 5 }],
  ])
  expect(panel.papers.bring[0]).toMatch(/^Passport/)
  expect(panel.papers.each).toEqual([])
  // Contact data is not readable on an open screen.
  expect(panel.email).not.toContain("elena@")
  expect(panel.email).toMatch(/^e.*@/)
})

test("in Danish it has the words of Danish", async () => {
  const panel = (await show(id, "da"))!
  expect(panel.when).toBe("onsdag den 25. november kl. 11.00")
  expect(panel.legs[0]!.from).toBe("11.00")
  expect(panel.papers.bring[0]).toMatch(/^Pas/)
})

test("what was done today stands with the clock, by whom, and can be taken back", async () => {
  office.setClock(at(DAY, "10:55"))
  await arrive(office.ctx, { visitId: id, by: mette })
  office.setClock(at(DAY, "11:02"))
  await serve(office.ctx, { visitId: id, by: mette })
  await addNote(office.ctx, { visitId: id, text: "Needs a lift", by: mette })
  const panel = (await show(id))!
  expect(panel).toMatchObject({ state: "serving", otherDay: false, main: "finish", changeable: false })
  expect(panel.legs.map((l) => l.state)).toEqual(["serving", "booked"])
  expect(panel.undoable).toMatchObject({ act: "serve", before: "arrive" })
  expect(panel.newest).toEqual({ kind: "serving", who: "Mette", at: "11:02" })
  expect(panel.notes).toMatchObject([{ at: "11:02", who: "Mette", text: "Needs a lift" }])
  const arrived = panel.events.find((e) => e.kind === "arrived")!
  expect([arrived.at, arrived.by, arrived.staffName]).toEqual(["10:55", "staff", "Mette"])
  expect(panel.events.find((e) => e.kind === "booked")!.at).toBe("23 November 7:00")
  expect((await show(id, "da"))!.events.find((e) => e.kind === "booked")!.at).toBe("23. november 7.00")
  office.setClock(MONDAY)
})
