import { describe, expect, test } from "vitest"
import { type Municipality, regionsFrom } from "#domain/office/municipality.ts"
import { LIVES_IN_SWEDEN } from "#domain/plan/answers.ts"
import { tracksOf } from "#domain/plan/tracks.ts"
import { due, here, indian, italian, keys, own, papers, plan, spaniard, step, swede } from "../../support/plans.ts"

const alone = { partner: null, children: 0, older: 0 }

describe("each one by the own citizenship", () => {
  test("the family of an EU citizen applies for a document and needs no permit", () => {
    const p = plan({ ...italian, partner: "BR" })
    expect(tracksOf({ ...italian, partner: "BR" })).toEqual({ you: "eu", partner: "eu-family" })
    expect(keys(p)).not.toContain("permit")
    expect(step(p, "eu-residence").notes).toContain("partner-family")
    expect(papers(p, "partner")).toEqual(["passport", "sponsor", "marriage", "cohabitation"])
    expect(papers(p)).toContain("contract")
  })

  test("who joins an EU citizen as family takes the same way", () => {
    const joins = { ...indian, purpose: "family" as const, partner: "DE", jobStart: null }
    const p = plan(joins)
    expect(keys(p)).toBe("eu-residence cpr health-card digital")
    expect(step(p, "eu-residence").notes).toContain("you-family")
    expect(papers(p)).toContain("sponsor")
    expect(papers(p, "partner")).toContain("own-right")
  })

  test("an Indian worker with a German partner: a permit for the one, a document for the other", () => {
    const p = plan({ ...indian, partner: "DE" })
    expect(keys(p)).toBe("permit eu-residence cpr tax-card residence-card health-card digital")
    expect(step(p, "eu-residence").notes).toContain("for-partner")
    expect(p.changes).toContain("family-of-eu")
    // Nobody registers in one visit with the partner's document while the permit is missing.
    expect(step(p, "eu-residence").act).toEqual({ kind: "book", services: ["eu-residence"] })
    expect(step(p, "cpr").when.kind).not.toBe("same-visit")
    expect(step(plan({ ...indian, partner: "DE", permit: "2026-11-20" }), "cpr").when).toEqual({ kind: "same-visit" })
  })

  test("a Swede's registration waits for no document of the partner's", () => {
    const p = plan({ ...swede, partner: "DE" })
    expect(due(p, "cpr")).toBe(due(plan(swede), "cpr"))
    expect(papers(p, "partner")).toContain("id")
    expect(papers(p, "partner")).not.toContain("home-number")
  })

  test("the family of a Nordic citizen is told to ask first", () => {
    const p = plan({ ...swede, partner: "BR" })
    expect(step(p, "permit").notes).toEqual(["for-partner", "ask-first"])
    expect(step(p, "cpr").notes).toContain("right-or-duty")
  })

  test("a Dane coming home has no number at home, and neither have the children", () => {
    const p = plan({ ...swede, country: "DK", partner: null, children: 1 })
    expect(papers(p)).toEqual(["id", "address", "civil-status"])
    expect(papers(p, "child")).toEqual(["id", "birth"])
    expect(papers(plan(swede))).toContain("home-number")
    expect(step(p, "cpr").notes).not.toContain("right-or-duty")
  })

  test("nobody without a citizenship is asked for a passport", () => {
    const p = plan({ ...indian, country: "XX" })
    expect(papers(p)[0]).toBe("travel-document")
    expect(p.papers[0]?.people[0]?.stampFrom).toBeNull()
  })

  test("from 15 on children have a card and post of their own", () => {
    const p = plan({ ...italian, children: 0, older: 1 })
    expect(step(p, "health-card").notes).toEqual(["children-15-card"])
    expect(step(p, "digital").notes).toEqual(["children-15-post"])
    expect(step(plan(italian), "digital").notes).toEqual([])
    expect(papers(p, "child")).toContain("birth")
  })
})

describe("certificates by the country that issues them", () => {
  const stamps = (answers: typeof indian) =>
    plan(answers)
      .papers.at(-1)!
      .people.map((p) => p.stampFrom)
  test("usually need a stamp from most countries, for a family that comes along", () => {
    expect(stamps(indian)).toEqual(["IN", "IN", "IN"])
    expect(stamps({ ...italian, partner: "BR" })).toEqual([null, "BR", null])
  })
  test("and none from Europe, or for one who comes alone", () => {
    expect(stamps(italian)).toEqual([null, null, null])
    expect(stamps({ ...indian, ...alone })).toEqual([null])
    // With children only, the own marriage ties nobody who comes: the children's births do (U8).
    expect(stamps({ ...indian, partner: null, children: 1 })).toEqual([null, "IN"])
  })
})

test("whoever comes from a state of the EU is told of the multilingual form, also alone (Regulation 2016/1191)", () => {
  const forms = (answers: typeof indian) =>
    plan(answers)
      .papers.at(-1)!
      .people.map((p) => p.formFrom)
  expect(forms({ ...italian, partner: "BR", children: 0 })).toEqual(["IT", null])
  expect(forms({ ...italian, ...alone })).toEqual(["IT"])
  expect(forms({ ...italian, ...alone, country: "CH" })).toEqual([null])
  expect(forms({ ...italian, ...alone, country: "DK" })).toEqual([null])
})

describe("a permit that exists", () => {
  test("is no step any more, and its day counts for the deadline", () => {
    const p = plan({ ...indian, moveIn: "2026-11-21", permit: "2026-11-22" })
    expect(keys(p)).toBe("cpr tax-card residence-card health-card digital")
    expect(due(p, "cpr")).toBe("2026-11-27")
  })
  test("without its day there is no deadline, and the reader is told why", () => {
    const p = plan({ ...indian, moveIn: "2026-11-21" })
    expect(step(p, "cpr").when).toEqual({ kind: "after-permit" })
    expect(due(p, "cpr")).toBeNull()
    expect(step(p, "cpr").notes).toContain("permit-days")
  })
})

describe("from when on", () => {
  test("one may apply: one month before moving in", () => {
    expect(step(plan({ ...swede, moveIn: "2027-01-15" }), "cpr").applyFrom).toBe("2026-12-15")
    expect(step(plan({ ...swede, moveIn: "2026-12-24" }), "cpr").applyFrom).toBe("2026-11-24")
    expect(step(plan({ ...swede, moveIn: "2026-12-23" }), "cpr").applyFrom).toBeNull()
    expect(step(plan({ ...swede, moveIn: "2027-01-15" }, own), "cpr").applyFrom).toBeNull()
  })
  test("a PD U2 dated ahead: not before its date, and seven days after it", () => {
    const p = plan({ ...spaniard, u2: "2026-12-14" })
    expect(step(p, "u2").when).toEqual({ kind: "day", day: "2026-12-14" })
    expect(due(p, "u2")).toBe("2026-12-21")
  })
  test("who arrives after the seventh day is told that benefit counts from registering", () => {
    expect(step(plan({ ...spaniard, arrival: "2026-12-10", u2: "2026-12-02" }), "u2").notes).toEqual(["u2-late"])
    expect(step(plan({ ...spaniard, u2: "2026-11-20" }), "u2").notes).toEqual([])
  })
})

describe("other ways to come", () => {
  test("to look for work without benefit: no PD U2, and the document when there is work", () => {
    const p = plan({ ...spaniard, purpose: "looking-for-work" })
    expect(keys(p)).toBe("eu-residence cpr tax-card health-card digital")
    expect(due(p, "eu-residence")).toBe("2027-05-21")
    expect(p.changes).toContain("no-work-found")
  })
  test("to live in Sweden and work here: a tax card, and no registration", () => {
    const p = plan({ ...italian, municipality: LIVES_IN_SWEDEN }, own)
    expect(keys(p)).toBe("commuter-tax commuter-health")
    expect(step(p, "commuter-tax").notes).toContain("tax-form")
    expect(p.changes).toEqual(["move-to-denmark"])
    expect(p.papers.map((v) => v.for)).toEqual(["tax"])
  })
  test("for a short stay nothing is said about moving in", () => {
    const p = plan({ ...italian, purpose: "short-work" })
    expect(p.entries.some((e) => e.is === "event" && e.kind === "move-in")).toBe(false)
  })
  test("alone: nobody is told that everyone must come", () => {
    expect(step(plan({ ...swede, ...alone }), "cpr").notes).not.toContain("everyone-comes")
    expect(step(plan(swede), "cpr").notes).toContain("everyone-comes")
  })
  test("an exception of the municipality is said as one", () => {
    const exception = {
      id: "1",
      who: "students" as const,
      residences: [],
      goes: "own" as const,
      source: "",
      from: null,
      to: null,
    }
    const p = plan({ ...swede, purpose: "study" }, { goes: "own", why: "exception", exception })
    expect(step(p, "cpr").notes).toContain("own-exception")
  })
})

describe("what to do today", () => {
  test("the form that takes weeks, before anything that must wait", () => {
    const p = plan({ ...italian, moveIn: "2026-12-20", jobStart: "2026-12-10" })
    expect(p.today).toEqual([{ is: "step", key: "tax-card", overdue: false }, { is: "preregister" }])
    expect(p.steps[0]?.key).toBe("tax-card")
  })
  test("what is late stands first", () => {
    const p = plan({ ...swede, arrival: "2026-10-01", moveIn: "2026-10-01", jobStart: "2026-11-30" })
    expect(p.today.map((d) => d.is === "step" && `${d.key}${d.overdue ? "!" : ""}`)).toEqual([
      "cpr!",
      "tax-card",
      false,
    ])
  })
  test("a job seeker without the document has nothing to pre-register yet", () => {
    expect(plan(spaniard).today.some((d) => d.is === "preregister")).toBe(false)
  })
  test("nothing, months ahead", () => {
    expect(plan({ ...swede, arrival: "2027-03-01", moveIn: "2027-03-01", jobStart: "2027-03-20" }, here).today).toEqual(
      [],
    )
  })
})

test("a region is said with the one that follows it within a year", () => {
  const term = (region: string, from: string | null, to: string | null) => ({
    id: region,
    kind: "region" as const,
    region,
    from,
    to,
  })
  const gladsaxe: Municipality = {
    code: "159",
    name: "Gladsaxe",
    exceptions: [],
    terms: [term("Region Hovedstaden", null, "2026-12-31"), term("Region Østdanmark", "2027-01-01", null)],
  }
  expect(regionsFrom(gladsaxe, "2026-11-26")).toEqual({
    now: "Region Hovedstaden",
    next: { region: "Region Østdanmark", from: "2027-01-01" },
  })
  expect(regionsFrom(gladsaxe, "2025-12-31")?.next).toBeNull()
  expect(regionsFrom(gladsaxe, "2027-01-01")).toEqual({ now: "Region Østdanmark", next: null })
  expect(regionsFrom({ ...gladsaxe, terms: [] }, "2026-11-26")).toBeNull()
})
