import { describe, expect, it } from "vitest"
import { type Beside, type Evidence, type Found, lacksOf, maySecond, outcomeOf, steps } from "#domain/identity/check.ts"
import {
  areAllApproved,
  checkMoves,
  checkStates,
  mayCheckBecome,
  mayReopen,
  mayFinishRegistration,
} from "#domain/identity/states.ts"
import { ok, refuse } from "#domain/result.ts"

const fine: Found = { is: "fine", reason: null, words: "" }
const good: Evidence = {
  document: {
    kind: "passport",
    state: "IT",
    number: "YA1234567",
    expires: "2026-11-28",
    surname: "ROSSI",
    given: "ELENA",
    born: "1991-03-02",
    sex: "woman",
    citizenship: "IT",
    format: "TD3",
    wrong: [],
  },
  byHand: null,
  steps: Object.fromEntries(steps.map((step) => [step, fine])),
  papers: { address: { is: "copy", reason: null, words: "" }, birth: { is: "original", reason: null, words: "" } },
  agreement: {},
}
const beside: Beside = {
  document: { taken: true, form: "original" },
  papers: [
    { paper: "address", form: "either" },
    { paper: "birth", form: "original" },
  ],
  agreement: [{ field: "name", is: "same" }],
  today: "2026-11-28",
}
const lacks = (own: Partial<Evidence>, by: Partial<Beside> = {}) => lacksOf({ ...good, ...own }, { ...beside, ...by })
const nothingSaid = { doubt: "", grounds: [], facts: { danish: "", theirs: "" }, language: "en" }
const facts = { danish: "Billedet er klistret på.", theirs: "The picture is glued on." }

describe("what stands in the way of approving", () => {
  it("is nothing where all has been seen and is right", () => {
    expect(lacks({})).toEqual([])
    expect(outcomeOf("approved", [], nothingSaid)).toEqual(ok(null))
  })

  it("of a check that has just begun is everything, in the order of the page", () => {
    expect(lacksOf({ document: null, byHand: null, steps: {}, papers: {}, agreement: {} }, beside)).toEqual([
      { about: "document", why: "open" },
      ...steps.map((step) => ({ about: step, why: "open" })),
      { about: "paper:address", why: "open" },
      { about: "paper:birth", why: "open" },
    ])
  })

  it.each(steps)("is each step that is left out, not explained or in doubt: %s", (step) => {
    const found = (own: Partial<Found> | undefined) =>
      lacks({ steps: { ...good.steps, [step]: own && { ...fine, ...own } } })
    expect(found(undefined)).toEqual([{ about: step, why: "open" }])
    expect(found({ is: "doubt" })).toEqual([{ about: step, why: "doubt" }])
    expect(found({ is: "not-done" })).toEqual([{ about: step, why: "unexplained" }])
    expect(found({ is: "not-done", reason: "other", words: "  " })).toEqual([{ about: step, why: "unexplained" }])
    expect(found({ is: "not-done", reason: "other", words: "The lamp is being repaired" })).toEqual([])
    expect(found({ is: "not-done", reason: "no-equipment" })).toEqual([])
  })

  it("is a copy where the original is asked for, unless there is a reason", () => {
    const birth = (own: object) =>
      lacks({ papers: { ...good.papers, birth: { is: "copy", reason: null, words: "", ...own } } })
    expect(birth({})).toEqual([{ about: "paper:birth", why: "unexplained" }])
    expect(birth({ reason: "not-there" })).toEqual([])
    expect(birth({ is: "not-seen" })).toEqual([{ about: "paper:birth", why: "unexplained" }])
  })

  it("is a field that differs, until it is settled", () => {
    const differs = { agreement: [{ field: "born", is: "differs" } as const] }
    const settled = (own: Evidence["agreement"]) => lacks({ agreement: own }, differs)
    expect(settled({})).toEqual([{ about: "field:born", why: "open" }])
    expect(settled({ born: { is: "document-counts", words: "" } })).toEqual([])
    expect(settled({ born: { is: "explained", words: "" } })).toEqual([{ about: "field:born", why: "unexplained" }])
    expect(settled({ born: { is: "explained", words: "Calendar of Ethiopia" } })).toEqual([])
    expect(settled({ born: { is: "doubt", words: "" } })).toEqual([{ about: "field:born", why: "doubt" }])
  })

  it("is a document that is out of date, not taken, read with a wrong digit, or typed without a reason", () => {
    const document = (own: object) => lacks({ document: { ...good.document!, ...own } })
    expect(document({ expires: "2026-11-27" })).toEqual([{ about: "document", why: "expired" }])
    expect(document({ expires: "" })).toEqual([{ about: "document", why: "no-expiry" }])
    expect(document({ expires: "", kind: "id-card" })).toEqual([])
    // Its digits are right, and no state has issued it.
    expect(document({ state: "" })).toEqual([{ about: "document", why: "state-unknown" }])
    expect(document({ wrong: ["number"] })).toEqual([{ about: "zone", why: "digit-wrong" }])
    expect(document({ number: "" })).toEqual([{ about: "document", why: "open" }])
    expect(document({ format: null })).toEqual([{ about: "zone", why: "unexplained" }])
    expect(
      lacks({ document: { ...good.document!, format: null }, byHand: { reason: "unreadable", words: "" } }),
    ).toEqual([])
    expect(lacks({}, { document: { taken: false, form: "original" } })).toEqual([
      { about: "document", why: "not-taken" },
    ])
  })
})

describe("how a check ends", () => {
  it("nobody is approved while something is open or in doubt", () => {
    expect(outcomeOf("approved", [{ about: "uv", why: "open" }], nothingSaid)).toEqual(refuse("check-lacks"))
    expect(outcomeOf("approved", [{ about: "uv", why: "doubt" }], nothingSaid)).toEqual(refuse("check-doubts"))
    expect(
      outcomeOf(
        "approved",
        [
          { about: "document", why: "expired" },
          { about: "uv", why: "open" },
        ],
        nothingSaid,
      ),
    ).toEqual(refuse("check-lacks"))
  })
  it("a doubt says what it is, and whoever is to be rejected is told the grounds", () => {
    expect(outcomeOf("doubtful", [], nothingSaid)).toEqual(refuse("doubt-missing"))
    const doubt = { ...nothingSaid, doubt: "The picture is glued" }
    expect(outcomeOf("doubtful", [{ about: "uv", why: "doubt" }], doubt)).toEqual(ok(null))
    // The second officer is handed a whole check.
    expect(outcomeOf("doubtful", [{ about: "uv", why: "open" }], doubt)).toEqual(refuse("check-lacks"))
    expect(outcomeOf("doubtful", [{ about: "uv", why: "unexplained" }], doubt)).toEqual(refuse("check-lacks"))
    expect(outcomeOf("hearing", [], { ...nothingSaid, grounds: ["not-genuine"] })).toEqual(refuse("grounds-missing"))
    expect(outcomeOf("hearing", [], { ...nothingSaid, facts })).toEqual(refuse("grounds-missing"))
    expect(outcomeOf("hearing", [], { ...nothingSaid, grounds: ["not-genuine"], facts })).toEqual(ok(null))
  })
  it("whoever is to be rejected is told in Danish and in the own language", () => {
    const told = (language: string, own: Partial<typeof facts>) =>
      outcomeOf("hearing", [], { ...nothingSaid, grounds: ["not-genuine"], facts: { ...facts, ...own }, language })
    expect(told("en", { theirs: " " })).toEqual(refuse("grounds-missing"))
    expect(told("en", { danish: "" })).toEqual(refuse("grounds-missing"))
    expect(told("da", { theirs: "" })).toEqual(ok(null))
  })
  it("the second officer is never the first", () => {
    const may = (staffId: string) => maySecond({ officerId: "a", enteredBy: ["a", "c"] }, { staffId })
    expect(may("a")).toBe(false)
    expect(may("b")).toBe(true)
    // Who entered something of it has made it, too.
    expect(may("c")).toBe(false)
  })
  it("moves by the table; an approval is only opened again, and nothing follows a decision", () => {
    for (const from of checkStates)
      for (const to of checkStates)
        expect(mayCheckBecome(from, to)).toBe((checkMoves[from] as readonly string[]).includes(to))
    expect(checkMoves.approved).toEqual(["open"])
    expect(checkMoves.rejected).toEqual([])
    // Nobody is rejected who was not heard.
    expect(checkStates.filter((from) => mayCheckBecome(from, "rejected"))).toEqual(["hearing"])
  })
})

describe("an approval is opened again", () => {
  const approved = { state: "approved" as const, day: "2026-11-23", secondName: null }
  it.each([
    ["on its day, while the visit goes on", {}, "serving", "2026-11-23", true],
    ["not the day after", {}, "serving", "2026-11-24", false],
    ["not once the visit is finished", {}, "done", "2026-11-23", false],
    ["not what a second officer has approved", { secondName: "Bo" }, "serving", "2026-11-23", false],
    ["not what is no approval", { state: "hearing" as const }, "serving", "2026-11-23", false],
  ] as const)("%s", (_, own, visit, today, may) => {
    expect(mayReopen({ ...approved, ...own }, visit, today)).toBe(may)
  })
})

describe("a household is registered", () => {
  it("when each of them is approved: who did not come or is in doubt comes back", () => {
    const a = { personId: "a", state: "approved" } as const
    expect(areAllApproved([a], ["a"])).toBe(true)
    expect(areAllApproved([a], ["a", "b"])).toBe(false)
    for (const state of ["absent", "referred", "hearing", "rejected", "open"] as const)
      expect(areAllApproved([a, { personId: "b", state }], ["a", "b"])).toBe(false)
  })
})

describe("a registration is finished", () => {
  const check = (personId: string | null, state: (typeof checkStates)[number]) => ({ personId, state })
  it("when each person of the household has been checked, or has not come", () => {
    const visit = { party: 2, people: ["a", "b"] }
    expect(mayFinishRegistration([], visit)).toBe(false)
    expect(mayFinishRegistration([check("a", "approved")], visit)).toBe(false)
    expect(mayFinishRegistration([check("a", "approved"), check("b", "open")], visit)).toBe(false)
    expect(mayFinishRegistration([check("a", "approved"), check("b", "doubtful")], visit)).toBe(false)
    // Nobody came: that visit was missed.
    expect(mayFinishRegistration([check("a", "absent"), check("b", "absent")], visit)).toBe(false)
    for (const state of ["approved", "referred", "hearing", "rejected", "absent"] as const)
      expect(mayFinishRegistration([check("a", "approved"), check("b", state)], visit)).toBe(true)
  })
  it("without a household, when so many have been checked as the visit is for", () => {
    const visit = { party: 2, people: null }
    expect(mayFinishRegistration([check(null, "approved")], visit)).toBe(false)
    expect(mayFinishRegistration([check(null, "approved"), check(null, "approved")], visit)).toBe(true)
    expect(mayFinishRegistration([check(null, "approved"), check(null, "approved"), check(null, "open")], visit)).toBe(
      false,
    )
  })
})
