import { rightsOf } from "../../support/rights.ts"
import { describe, expect, test } from "vitest"
import { mayMake, undecided } from "#domain/office/change.ts"
import type { OfficeChange } from "#domain/office/changes.ts"
import { OWN_REASON_LONGEST } from "#domain/office/proposal.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const today = "2026-11-26"
const absence: OfficeChange = {
  what: "closure",
  kind: "unstaffed",
  firstDay: today,
  lastDay: today,
  from: null,
  to: null,
  counters: ["c1"],
  reason: "Illness",
} as OfficeChange

describe("who may change the office", () => {
  test("reception says that a counter stands empty today or tomorrow, and no more", () => {
    expect(mayMake(rightsOf("admin"), absence, [], today)).toBe(true)
    expect(mayMake(rightsOf("reception"), absence, [], today)).toBe(true)
    expect(
      mayMake(
        rightsOf("reception"),
        { ...absence, firstDay: "2026-11-30", lastDay: "2026-11-30" } as OfficeChange,
        [],
        today,
      ),
    ).toBe(false)
    expect(mayMake(rightsOf("reception"), { ...absence, counters: null } as OfficeChange, [], today)).toBe(false)
    expect(mayMake(rightsOf("reception"), { what: "remove-closure", id: "unknown" }, [], today)).toBe(false)
  })
})

describe("what is asked before a change is made", () => {
  const ten = officeInstant(today, "10:00")
  const same = { startsAt: ten, proposal: ten }
  const later = { startsAt: ten, proposal: officeInstant(today, "14:00") }
  const found = { hits: [same], meetings: 0, replaces: [], plan: "p" }
  const decided = { plan: "p", choices: ["offer" as const], why: { reason: "illness", own: {} } }
  test("nothing when nothing is in the way; taking something away is asked once", () => {
    const none = { ...found, hits: [] }
    expect(undecided(absence, none, null, false)).toBeNull()
    expect(undecided({ what: "remove-closure", id: "x" }, none, null, false)).toBe("sure")
    expect(undecided({ what: "remove-closure", id: "x" }, none, null, true)).toBeNull()
    expect(undecided(absence, { ...none, replaces: [today] }, null, false)).toBe("sure")
  })
  test("each visit, about exactly the list that was seen", () => {
    expect(undecided(absence, found, null, true)).toBe("visits-hit")
    expect(undecided(absence, found, { ...decided, plan: "older" }, true)).toBe("visits-hit")
    expect(undecided(absence, found, { ...decided, choices: [] }, true)).toBe("visits-hit")
    expect(undecided(absence, { ...found, hits: [{ ...same, proposal: null }] }, decided, true)).toBe("visits-hit")
    expect(undecided(absence, { ...found, hits: [], meetings: 2 }, null, true)).toBe("meetings-hit")
    expect(undecided(absence, found, decided, false)).toBeNull()
  })
  test("own words, in every language, when somebody is told", () => {
    const own = (en: string, da: string) => ({ ...decided, why: { reason: "own", own: { en, da } } })
    const told = { ...found, hits: [later] }
    expect(undecided(absence, told, own("Flood", ""), true)).toBe("visitor-reason-missing")
    expect(undecided(absence, told, own("x".repeat(OWN_REASON_LONGEST + 1), "Vand"), true)).toBe(
      "visitor-reason-missing",
    )
    expect(undecided(absence, told, own("Flood", "Vand"), true)).toBeNull()
    // The same time at another counter: nobody is written to.
    expect(undecided(absence, found, own("", ""), true)).toBeNull()
  })
})
