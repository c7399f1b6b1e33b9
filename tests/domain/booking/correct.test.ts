import { addHours, subMinutes } from "date-fns"
import { describe, expect, test } from "vitest"
import {
  type VisitSays,
  changedFields,
  changesMail,
  changesMinutes,
  corrected,
  cutoffAfter,
  historyOf,
  isParty,
  mayCorrect,
  signOf,
  toldChanges,
} from "#domain/booking/correct.ts"
import { linkWorksUntil } from "#domain/booking/rules.ts"
import { mayCorrectAgain, maySendAgain } from "#domain/booking/send-again.ts"
import type { VisitState } from "#domain/booking/states.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const says: VisitSays = {
  services: ["eu-residence", "cpr"],
  party: 3,
  names: ["Elena Rossi", "Marco Bianchi", "Giulia Bianchi"],
  contactName: "Elena Rossi",
  email: "elena@example.org",
  phone: "+39 601 234 567",
  language: "en",
  supportNeeds: "",
}
const startsAt = officeInstant("2026-12-02", "11:00")
const now = officeInstant("2026-11-30", "09:00")
const staff = { kind: "staff", staffId: "s", staffName: "Mette Lund" } as const

describe("what a correction makes of a visit", () => {
  test("another name of the contact changes among those who come, too", () => {
    const after = corrected(says, { contactName: "Elena Russo" })
    expect(after.names).toEqual(["Elena Russo", "Marco Bianchi", "Giulia Bianchi"])
    expect(changedFields(says, after)).toEqual(["names", "contactName"])
  })

  test("names beyond the party go, and a first name that is not the contact's stays", () => {
    expect(corrected(says, { party: 2 }).names).toEqual(["Elena Rossi", "Marco Bianchi"])
    const other = { ...says, names: ["Anna", "Marco"], party: 2 }
    expect(corrected(other, { contactName: "Elena Russo" }).names).toEqual(["Anna", "Marco"])
  })

  test("the same services in another order are no change", () => {
    expect(changedFields(says, { ...says, services: ["cpr", "eu-residence"] })).toEqual([])
    expect(changedFields(says, { ...says, services: ["cpr"] })).toEqual(["services"])
  })

  test("only party and services take time; phone and support are not in the mail", () => {
    expect(changesMinutes(["names", "email", "language", "supportNeeds"])).toBe(false)
    expect(changesMinutes(["party"])).toBe(true)
    expect(changesMail(["phone", "supportNeeds"])).toBe(false)
    expect(changesMail(["language"])).toBe(true)
  })

  test.each([0, 10, -1, 1e9, 1.5, Number.NaN])("%s people are no party", (party) => {
    expect(isParty(party)).toBe(false)
  })

  test("its sign tells what was seen from what changed, be it an answer or the time", () => {
    expect(signOf(says, startsAt)).toBe(signOf({ ...says }, new Date(startsAt)))
    expect(signOf({ ...says, phone: "+39 601 234 568" }, startsAt)).not.toBe(signOf(says, startsAt))
    expect(signOf(says, addHours(startsAt, 1))).not.toBe(signOf(says, startsAt))
    expect(signOf(says, startsAt)).not.toContain("Elena")
  })
})

describe("who may correct what, and when", () => {
  const visit = (state: VisitState, over: object = {}) => ({
    state,
    startsAt,
    cutoffHours: 24,
    begun: false,
    fromHousehold: false,
    ...over,
  })
  const visitor = { kind: "visitor" } as const

  test("a visitor until the cut-off, to the minute", () => {
    const cutoff = officeInstant("2026-12-01", "11:00")
    expect(mayCorrect(visit("booked"), visitor, ["party"], cutoff).ok).toBe(true)
    expect(mayCorrect(visit("provisional"), visitor, ["phone"], subMinutes(cutoff, 1)).ok).toBe(true)
    expect(mayCorrect(visit("booked"), visitor, ["phone"], new Date(cutoff.getTime() + 1))).toEqual({
      ok: false,
      error: "too-late",
    })
    expect(mayCorrect(visit("missed"), visitor, ["phone"], now).ok).toBe(false)
  })

  test("staff at any time: minutes until somebody is called, what is written down also afterwards", () => {
    const late = officeInstant("2026-12-02", "11:10")
    expect(mayCorrect(visit("arrived"), staff, ["party"], late).ok).toBe(true)
    expect(mayCorrect(visit("arrived", { begun: true }), staff, ["party"], late).ok).toBe(false)
    expect(mayCorrect(visit("serving"), staff, ["services"], late).ok).toBe(false)
    for (const state of ["serving", "done", "missed"] as const)
      expect(mayCorrect(visit(state), staff, ["contactName", "email", "names"], late).ok).toBe(true)
    for (const state of ["held", "lapsed", "cancelled"] as const)
      expect(mayCorrect(visit(state), staff, ["phone"], late).ok).toBe(false)
  })

  test("who comes from a pre-registered household is not changed past it, except by staff", () => {
    const household = visit("provisional", { fromHousehold: true })
    expect(mayCorrect(household, visitor, ["party"], now)).toEqual({ ok: false, error: "household" })
    expect(mayCorrect(household, visitor, ["services", "email"], now).ok).toBe(true)
    expect(mayCorrect(household, staff, ["party", "names"], now).ok).toBe(true)
  })

  test("the cut-off follows the services, unless the office had taken it away", () => {
    const services = { before: [{ cutoffHours: 24 }], after: [{ cutoffHours: 24 }, { cutoffHours: 48 }] }
    expect(cutoffAfter(24, services, false)).toBe(48)
    expect(cutoffAfter(0, services, false)).toBe(0)
    expect(cutoffAfter(0, services, true)).toBe(48)
  })
})

describe("what the history keeps", () => {
  test("before and after, with address and phone masked", () => {
    const after = { ...says, services: ["cpr"], party: 2, names: ["Elena Rossi", "Marco Bianchi"], language: "da" }
    const told = historyOf(says, { ...after, email: "e.rossi@mail.example", phone: "" })
    expect(toldChanges(told)).toEqual([
      { field: "services", from: "eu-residence,cpr", to: "cpr" },
      { field: "party", from: "3", to: "2" },
      { field: "email", from: "e•••@example.org", to: "e•••@mail.example" },
      { field: "phone", from: "+39 ••• 67", to: "" },
      { field: "language", from: "en", to: "da" },
    ])
  })

  test("of those who come along no name, and of support needs no word", () => {
    const told = historyOf(says, {
      ...says,
      names: ["Elena Rossi", "Mario Bianchi", "Giulia Bianchi"],
      supportNeeds: "a wheelchair",
    })
    expect(told).toEqual({ names: "others", supportNeeds: "given" })
    expect(historyOf({ ...says, supportNeeds: "a lift" }, says)).toEqual({ supportNeeds: "removed" })
  })
})

describe("bounds", () => {
  const ago = (...hours: number[]) => hours.map((h) => new Date(now.getTime() - h * 3_600_000))

  test("the mail goes out again three times an hour and six a day", () => {
    expect(maySendAgain(ago(0.1, 0.5), now).ok).toBe(true)
    expect(maySendAgain(ago(0.1, 0.5, 0.9), now)).toEqual({ ok: false, error: "sent-often" })
    expect(maySendAgain(ago(0.1, 0.5, 1), now).ok).toBe(true)
    expect(maySendAgain(ago(2, 3, 4, 5, 6), now).ok).toBe(true)
    expect(maySendAgain(ago(2, 3, 4, 5, 6, 7), now).ok).toBe(false)
    expect(maySendAgain(ago(2, 3, 4, 5, 6, 24), now).ok).toBe(true)
  })

  test("a visitor corrects eight times an hour", () => {
    expect(mayCorrectAgain(ago(...Array.from({ length: 7 }, () => 0.5)), now).ok).toBe(true)
    expect(mayCorrectAgain(ago(...Array.from({ length: 8 }, () => 0.5)), now).ok).toBe(false)
  })

  test("the link of a missed visit works for a week, every other for a day", () => {
    expect(linkWorksUntil({ state: "missed", endsAt: startsAt })).toEqual(addHours(startsAt, 7 * 24))
    expect(linkWorksUntil({ state: "done", endsAt: startsAt })).toEqual(addHours(startsAt, 24))
  })
})
