import { describe, expect, test } from "vitest"
import { isForOther, staffChannels } from "#domain/booking/channels.ts"
import { exceptionsIn, isGiven } from "#domain/booking/for-others.ts"
import { invitable, invitationEnds, invitationState } from "#domain/booking/invitation.ts"
import { ABROAD, whyNotServed } from "#domain/booking/served.ts"
import type { Municipality } from "#domain/office/municipality.ts"
import { ok, refuse } from "#domain/result.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const day = "2026-11-26"
const always = { from: null, to: null }
const municipality = (code: string, change: Partial<Municipality> = {}): Municipality => ({
  code,
  name: code,
  terms: [{ id: "p", kind: "partner", region: "", ...always }],
  exceptions: [],
  ...change,
})
const all = [
  municipality("101"),
  municipality("329", { terms: [] }),
  municipality("147", {
    exceptions: [{ id: "e", who: "everyone", residences: [], goes: "own", source: "", ...always }],
  }),
]
const cpr = { whoMayBook: "anyone", byMunicipality: true } as const
const card = { whoMayBook: "invited", byMunicipality: false } as const
const made = (
  services: Parameters<typeof exceptionsIn>[0],
  code: string | null,
  who: Partial<Parameters<typeof exceptionsIn>[3]> = {},
) => exceptionsIn(services, all, { municipality: code, residence: null }, { invited: false, over: false, ...who }, day)

describe("what staff do out of the ordinary", () => {
  test("what anybody may book is nothing out of the ordinary", () => {
    expect(made([cpr], "101")).toEqual(ok([]))
  })
  test("people of another municipality, or from abroad, are", () => {
    expect(made([cpr], "329")).toEqual(ok(["other-municipality"]))
    expect(made([cpr], ABROAD)).toEqual(ok(["other-municipality"]))
  })
  test("the municipality is asked where it decides, also of staff", () => {
    expect(made([cpr], null)).toEqual(refuse("municipality-missing"))
    expect(made([{ ...cpr, byMunicipality: false }], null)).toEqual(ok([]))
  })
  test("a service by invitation is, unless a household was invited", () => {
    expect(made([card], null)).toEqual(ok(["by-invitation"]))
    expect(made([card], null, { invited: true })).toEqual(ok([]))
  })
  test("more minutes than a mailbox may have are", () => {
    expect(made([cpr], "101", { over: false })).toEqual(ok([]))
    expect(made([cpr], "101", { over: true })).toEqual(ok(["many-visits"]))
  })
  test("it wants a reason, and nothing else does", () => {
    expect(isGiven([], "")).toBe(true)
    expect(isGiven(["many-visits"], "")).toBe(false)
    expect(isGiven(["many-visits"], "Family of nine, two visits")).toBe(true)
  })
})

test("people who go elsewhere are told why", () => {
  const why = (code: string | null) => whyNotServed(all, { municipality: code, residence: null }, day)
  expect([why("101"), why("329"), why("147"), why(ABROAD), why(null)]).toEqual([
    null,
    "no-partner",
    "exception",
    "abroad",
    null,
  ])
})

test("only a booking of staff is for somebody else", () => {
  expect(isForOther({ channel: "web" })).toBe(false)
  for (const channel of staffChannels) expect(isForOther({ channel })).toBe(true)
})

describe("a personal booking link", () => {
  const now = officeInstant("2026-11-26", "10:00")
  const open = { endsAt: invitationEnds(now, 14), takenBackAt: null, usedAt: null }
  test("works to the end of its last day by the office's clock, also over a clock change", () => {
    expect(open.endsAt).toEqual(officeInstant("2026-12-10", "24:00"))
    expect(invitationState(open, officeInstant("2026-12-10", "23:59"))).toBe("open")
    expect(invitationState(open, officeInstant("2026-12-11", "00:00"))).toBe("lapsed")
    expect(invitationEnds(officeInstant("2026-10-24", "10:00"), 1)).toEqual(officeInstant("2026-10-25", "24:00"))
  })
  test("that was used stays used, whatever comes after", () => {
    expect(invitationState({ ...open, usedAt: now, takenBackAt: now }, open.endsAt)).toBe("used")
    expect(invitationState({ ...open, takenBackAt: now }, open.endsAt)).toBe("taken-back")
  })
  test("opens what is by invitation, and nothing that only staff book", () => {
    expect((["anyone", "invited", "staff"] as const).map((whoMayBook) => invitable({ whoMayBook }))).toEqual([
      true,
      true,
      false,
    ])
  })
})
