import { describe, expect, test } from "vitest"
import * as fc from "fast-check"
import { contradictionsOf } from "#domain/prereg/checks.ts"
import { conditionsMet, findingsOf, hasEarlierNumber, notifyBy } from "#domain/prereg/findings.ts"
import type { Household } from "#domain/prereg/household.ts"
import { stampOf } from "#domain/plan/stamp.ts"
import { papersOf } from "#domain/prereg/papers.ts"
import { readPrintedCode, writePrintedCode } from "#domain/prereg/printed-code.ts"
import { mayAnswer, mayBecome, moves, preregStates } from "#domain/prereg/states.ts"
import { provisionalLateAt, servicesOf } from "#domain/prereg/visit.ts"
import { workingDaysBefore } from "#domain/office/working-days.ts"
import { officeInstant } from "#domain/time/office-time.ts"
import { answersOf, familyOfFive, person } from "../../support/household.ts"
import { rules } from "../../support/rules.ts"

const TODAY = "2026-11-25"

describe("answers that contradict each other", () => {
  const born = (relation: "contact" | "spouse" | "child" | "adult", day: string, others: Household["people"] = []) => {
    const me = person(relation, 5, { person: { born: day } })
    return contradictionsOf({ parts: {}, people: [...others, me] }, { part: "person", person: me }, TODAY).born
  }
  test.each([
    ["contact", "2020-11-25", "contact-is-child"],
    ["contact", "2008-11-26", "contact-is-child"],
    ["contact", "2008-11-25", undefined],
    ["contact", "2008-00-00", undefined],
    ["contact", "2008-12-00", "contact-is-child"],
    ["contact", "1985-00-00", undefined],
    ["contact", "2026-11-26", "born-in-future"],
    ["child", "2026-11-00", undefined],
    ["child", "2026-12-00", "born-in-future"],
    ["child", "2008-00-00", undefined],
    ["child", "2008-10-00", "child-is-adult"],
    ["child", "2007-00-00", "child-is-adult"],
    ["spouse", "2008-00-00", undefined],
    ["spouse", "2009-00-00", "adult-is-child"],
    ["contact", "1896-11-25", undefined],
    ["contact", "1896-11-24", "born-too-long-ago"],
    ["child", "2008-11-26", undefined],
    ["child", "2008-11-25", "child-is-adult"],
    ["spouse", "2008-11-25", undefined],
    ["spouse", "2008-11-26", "adult-is-child"],
    ["adult", "2012-01-01", undefined],
  ] as const)("a %s born %s: %s", (relation, day, problem) => {
    expect(born(relation, day)).toBe(problem)
  })

  test.each([
    ["2000-01-01", "1999-12-31", "older-than-parent"],
    ["2000-01-01", "2000-01-01", "older-than-parent"],
    ["1985-01-01", "1999-12-31", undefined],
    ["1985-00-00", "1999-00-00", undefined],
    ["1996-00-00", "1995-06-00", "older-than-parent"],
  ])("a parent born %s and a child born %s: %s, whichever is written last", (parentDay, childDay, problem) => {
    const parent = person("contact", 1, { person: { born: parentDay } })
    const child = person("child", 2, { person: { born: childDay } })
    const family = { parts: {}, people: [parent, child] }
    const day = "2010-06-01"
    expect(contradictionsOf(family, { part: "person", person: child }, day).born).toBe(problem)
    expect(contradictionsOf(family, { part: "person", person: parent }, day).born).toBe(problem)
  })

  test.each([
    ["spouse", "unmarried", "not-married"],
    ["spouse", "married", undefined],
    ["spouse", "partnership", undefined],
    ["spouse", "partnership-ended", "not-married"],
    ["partner", "unmarried", undefined],
  ] as const)("somebody who moves with a %s and is %s: %s", (relation, status, problem) => {
    const me = person("contact", 1, { civil: { status } })
    const family = { parts: {}, people: [me, person(relation, 2)] }
    expect(contradictionsOf(family, { part: "civil", person: me }, TODAY).status).toBe(problem)
  })

  test("another adult of the household is not taken for a parent", () => {
    const grown = person("adult", 1, { person: { born: "2008-01-01" } })
    const child = person("child", 2, { person: { born: "2008-12-01" } })
    expect(contradictionsOf({ parts: {}, people: [grown, child] }, { part: "person", person: child }, TODAY)).toEqual(
      {},
    )
  })

  test.each([
    ["2026-11-20", "2026-11-20", {}],
    ["2026-11-20", "2026-11-19", { arrival: "arrival-after-move-in" }],
    ["2027-11-26", "2027-11-27", {}],
    ["2027-11-27", "2027-11-28", { arrival: "arrival-far" }],
  ])("arriving %s and moving in %s: %j", (arrival, moveIn, problems) => {
    const household: Household = { parts: { from: { arrival }, to: { moveIn } }, people: [] }
    expect(contradictionsOf(household, { part: "from", person: null }, TODAY)).toEqual(problems)
  })

  test("moving in before arriving is said where the move-in is written, too", () => {
    const household: Household = {
      parts: { from: { arrival: "2026-11-20" }, to: { moveIn: "2026-11-19" } },
      people: [],
    }
    expect(contradictionsOf(household, { part: "to", person: null }, TODAY)).toEqual({
      moveIn: "move-in-before-arrival",
    })
  })

  test.each([
    ["2026-11-25", undefined],
    ["2026-11-26", "since-in-future"],
    ["1988-03-13", "since-before-birth"],
  ])("married since %s: %s", (since, problem) => {
    const me = person("contact", 1, { person: { born: "1988-03-14" }, civil: { status: "married", since } })
    expect(contradictionsOf({ parts: {}, people: [me] }, { part: "civil", person: me }, TODAY).since).toBe(problem)
  })

  test.each([
    ["2026-11-25", undefined],
    ["2026-11-24", "permit-over"],
  ])("a permit until %s: %s", (permitUntil, problem) => {
    const me = person("contact", 1, { person: { citizenship: "IN", permitUntil } })
    expect(contradictionsOf({ parts: {}, people: [me] }, { part: "person", person: me }, TODAY).permitUntil).toBe(
      problem,
    )
  })
})

describe("what the rules find", () => {
  const here = { goes: "here" as const, why: "partner" as const, exception: null }
  const find = (household: Household, sent = "2026-11-25", more = {}) =>
    findingsOf(household, { served: here, addressKnown: null, sent, rules, ...more }).map((f) =>
      `${f.kind} ${f.days ?? ""}`.trim(),
    )

  test.each([
    ["2026-11-21", "not-moved-in 1"],
    ["2026-11-22", "notified-in-time 5"],
    ["2026-11-27", "notified-in-time 5"],
    ["2026-11-28", "notified-late 1"],
  ])("arrived the 20th, moved in the 22nd, sent %s: %s (five days, CPR Act § 16)", (sent, finding) => {
    expect(find(familyOfFive(), sent)).toContain(finding)
  })

  test.each([
    ["under-3", "stay-short 3"],
    ["3-to-6", "stay-long 3"],
    ["over-6", "stay-long 3"],
  ])("a stay %s: %s (more than three months, CPR1)", (stay, finding) => {
    const family = familyOfFive()
    family.parts.contact!.stay = stay
    expect(find(family)).toContain(finding)
  })

  test("an earlier number sends the household the other track, whoever has it", () => {
    const family = familyOfFive()
    expect(hasEarlierNumber(family)).toBe(false)
    family.people[3]!.parts.person!.earlier = "yes"
    expect(hasEarlierNumber(family)).toBe(true)
    expect(find(family)).toContain("earlier-number")
  })

  test("somebody who does not belong here is said to, and an address only when the register was asked", () => {
    const own = { goes: "own" as const, why: "no-partner" as const, exception: null }
    expect(find(familyOfFive(), TODAY, { served: own })).toContain("served-elsewhere")
    expect(find(familyOfFive()).join()).not.toContain("address-")
    expect(find(familyOfFive(), TODAY, { addressKnown: false })).toContain("address-not-found")
  })

  test("consent of an absent parent that is not ready stands out", () => {
    const family = familyOfFive()
    family.people[2]!.parts.parents = { parents: "one", otherParent: "Paolo", custody: "shared" }
    expect(find(family)).toContain("consent-missing")
    family.people[2]!.parts.papers = { consent: "ready" }
    expect(find(family)).not.toContain("consent-missing")
  })

  test("the day to notify by counts from the later of arrival and move-in", () => {
    expect(conditionsMet(familyOfFive())).toBe("2026-11-22")
    expect(notifyBy(familyOfFive(), rules)).toBe("2026-11-27")
    expect(notifyBy({ parts: { from: { arrival: "2026-11-20" } }, people: [] }, rules)).toBeNull()
  })
})

describe("papers of each person", () => {
  const keys = (household: Household, i: number) => papersOf(household, household.people[i]!, rules).map((p) => p.paper)
  test("an EU worker with a spouse: ID, contract, address, marriage; the spouse and the children theirs", () => {
    const family = familyOfFive()
    expect(keys(family, 0)).toEqual(["id", "contract", "address", "marriage"])
    expect(keys(family, 1)).toEqual(["id"])
    expect(keys(family, 2)).toEqual(["id", "birth"])
  })
  test.each([
    ["study", "admission"],
    ["self-support", "funds"],
    ["family", "sponsor"],
    ["job-seeking", "contract"],
  ])("an EU citizen who comes for %s brings: %s", (purpose, paper) => {
    const family = familyOfFive()
    family.parts.contact!.purpose = purpose
    expect(keys(family, 0)).toContain(paper)
  })
  test.each([
    ["IN", ["passport", "sponsor"]],
    ["SE", ["id", "home-number"]],
    ["DK", ["id"]],
  ])("a citizen of %s brings %j first", (citizenship, wanted) => {
    const family = familyOfFive()
    family.people[1]!.parts.person!.citizenship = citizenship
    expect(keys(family, 1)).toEqual(wanted)
  })
  test.each([
    [{ parents: "both" }, null],
    [{ parents: "one", custody: "shared" }, "consent"],
    [{ parents: "one", custody: "sole" }, "custody"],
    [{ parents: "none", custody: "other" }, "custody"],
  ])("a child with %j brings: %s", (parents, paper) => {
    const family = familyOfFive()
    family.people[2]!.parts.parents = parents as Record<string, string>
    expect(keys(family, 2).filter((k) => k === "consent" || k === "custody")).toEqual(paper ? [paper] : [])
  })
  test.each([
    ["IT", "none"],
    ["US", "none"],
    ["IN", "usually-needed"],
    ["UA", "usually-needed"],
    ["", "unknown"],
  ])("a certificate of %s: stamp %s (SF2)", (country, stamp) => {
    expect(stampOf(country, rules)).toBe(stamp)
  })
  test("a certificate that is there but usually needs a stamp is amber", () => {
    const family = familyOfFive()
    family.people[2]!.parts.papers = { birth: "ready" }
    const birth = () => papersOf(family, family.people[2]!, rules).find((p) => p.paper === "birth")!.readiness
    expect(birth()).toBe("ready")
    family.people[2]!.parts.person!.birthCountry = "IN"
    expect(birth()).toBe("check")
    family.people[2]!.parts.papers = { birth: "stamped" }
    expect(birth()).toBe("ready")
  })
})

describe("states", () => {
  test("each goes only where the table says", () => {
    for (const from of preregStates)
      for (const to of preregStates)
        expect(mayBecome(from, to), `${from} → ${to}`).toBe((moves[from] as readonly string[]).includes(to))
    expect(mayBecome("draft", "accepted")).toBe(false)
    expect(mayBecome("refused", "submitted")).toBe(false)
  })
  test.each([
    ["draft", "everything"],
    ["returned", "asked"],
    ["submitted", "nothing"],
    ["accepted", "nothing"],
    ["withdrawn", "nothing"],
  ] as const)("a %s one may be answered: %s", (state, what) => {
    expect(mayAnswer(state)).toBe(what)
  })
})

describe("the visit", () => {
  test("registers first of all; what only EU citizens can have is left out for others", () => {
    const family = familyOfFive()
    expect(servicesOf(family).toSorted()).toEqual(["cpr", "eu-residence", "mitid"])
    for (const p of family.people) p.parts.person!.citizenship = "IN"
    expect(servicesOf(family).toSorted()).toEqual(["cpr", "mitid"])
  })
  test.each([
    ["2026-12-02", "2026-11-30"],
    ["2026-11-30", "2026-11-26"],
    ["2026-12-28", "2026-12-23"],
    ["2027-03-30", "2027-03-23"],
  ])("two working days before %s is %s: weekends and holidays do not count", (day, before) => {
    expect(workingDaysBefore(day, 2)).toBe(before)
  })
  test("a household with a provisional time is told at eight in the morning, two working days before, over the clock change", () => {
    expect(provisionalLateAt(officeInstant("2027-03-30", "10:00"))).toEqual(officeInstant("2027-03-23", "08:00"))
    expect(provisionalLateAt(officeInstant("2026-10-26", "10:00"))).toEqual(officeInstant("2026-10-22", "08:00"))
  })
})

describe("a printed code", () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
  test("is read back as typed in any case, with other hyphens, spaces, and look-alikes", () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const code = writePrintedCode(given)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
        for (const typed of [
          code,
          code.toLowerCase(),
          code.replaceAll("-", " "),
          code.replaceAll("0", "o").replaceAll("1", "l"),
        ])
          expect(readPrintedCode(typed, 10)).toEqual(given)
      }),
    )
  })
  test.each(["", "ABCD", "ABCD-EFGH-JKMN-PQR", "ABCD-EFGH-JKMN-PQRSX", "ABCD-EFGH-JKMN-PQR!", "UUUU-UUUU-UUUU-UUUU"])(
    "%j is none",
    (typed) => {
      expect(readPrintedCode(typed, 10)).toBeNull()
    },
  )
})

describe("a whole family", () => {
  test("contradicts itself nowhere", () => {
    const family = familyOfFive()
    for (const p of family.people) expect(contradictionsOf(family, { part: "person", person: p }, TODAY)).toEqual({})
    expect(answersOf.to().moveIn).toBe("2026-11-22")
  })
})
