import { describe, expect, test } from "vitest"
import { addMonthsToDay } from "#domain/time/office-time.ts"
import { here, own, italian, swede, indian, spaniard, plan, keys, step, due, state } from "../../support/plans.ts"

/** Each rule on both sides of its boundary. The source is the key in the office's list of facts. */
const cases: [name: string, source: string, found: () => unknown, wanted: unknown][] = [
  // Orders
  ["a Nordic citizen goes CPR, then tax card", "ICS3", () => keys(plan(swede)), "cpr tax-card health-card digital"],
  [
    "an EU citizen gets the document first",
    "ICS3",
    () => keys(plan(italian)),
    "eu-residence cpr tax-card health-card digital",
  ],
  [
    "others get the permit first",
    "ICS3",
    () => keys(plan(indian)),
    "permit cpr tax-card residence-card health-card digital",
  ],
  [
    "three months of work or less wants a tax card only",
    "ICS3",
    () => keys(plan({ ...italian, purpose: "short-work" })),
    "short-work",
  ],
  [
    "… for others, after the permit",
    "TAX9",
    () => keys(plan({ ...indian, purpose: "short-work" })),
    "permit short-work",
  ],
  [
    "a student has no tax card step",
    "ICS3",
    () => keys(plan({ ...italian, purpose: "study", jobStart: null })),
    "eu-residence cpr health-card digital",
  ],
  [
    "benefit from home comes first of all",
    "WID1",
    () => keys(plan(spaniard)),
    "u2 eu-residence cpr tax-card health-card digital",
  ],
  [
    "benefit from home is nothing for others",
    "AK4",
    () => keys(plan({ ...indian, purpose: "job-seeking", jobStart: null })),
    "permit cpr tax-card residence-card health-card digital",
  ],
  // EU residence document
  ["three months from arrival to apply", "IKK1", () => due(plan(italian), "eu-residence"), "2027-02-21"],
  [
    "arrived on 30 November: the last of February",
    "IKK1",
    () => due(plan({ ...italian, arrival: "2026-11-30" }), "eu-residence"),
    "2027-02-28",
  ],
  ["six months for a job seeker", "IKK1", () => due(plan(spaniard), "eu-residence"), "2027-05-21"],
  [
    "on the last day it is not overdue",
    "IKK1",
    () => state(plan({ ...italian, arrival: "2026-08-23", moveIn: null }), "eu-residence"),
    "soon",
  ],
  [
    "the day after, it is",
    "IKK1",
    () => state(plan({ ...italian, arrival: "2026-08-22", moveIn: null }), "eu-residence"),
    "overdue",
  ],
  [
    "fifteen days ahead is not soon",
    "design",
    () => state(plan({ ...italian, arrival: "2026-09-08", moveIn: null }), "eu-residence"),
    "ahead",
  ],
  [
    "fourteen days ahead is",
    "design",
    () => state(plan({ ...italian, arrival: "2026-09-07", moveIn: null }), "eu-residence"),
    "soon",
  ],
  [
    "one visit for document and CPR when the home is in time",
    "IHC1",
    () => step(plan(italian), "eu-residence").act,
    { kind: "book", services: ["eu-residence", "cpr"] },
  ],
  [
    "… on the first open day after moving in on a closed one",
    "IHC1",
    () => step(plan(italian), "eu-residence").when,
    { kind: "day", day: "2026-12-02" },
  ],
  [
    "two visits when the home comes after the document's date",
    "IKK1",
    () => step(plan({ ...italian, moveIn: "2027-02-22" }), "eu-residence").act,
    { kind: "book", services: ["eu-residence"] },
  ],
  [
    "one visit while the home comes on that date",
    "IKK1",
    () => step(plan({ ...italian, moveIn: "2027-02-19" }), "cpr").when,
    { kind: "same-visit" },
  ],
  [
    "without a home the document does not wait",
    "IKK1",
    () => step(plan({ ...italian, moveIn: null }), "eu-residence").when,
    { kind: "now" },
  ],
  [
    "elsewhere registered, the document is a visit of its own",
    "ICS1",
    () => step(plan(italian, own), "eu-residence").act,
    { kind: "book", services: ["eu-residence"] },
  ],
  // CPR
  ["five days after home and document", "CPR8", () => due(plan(italian), "cpr"), "2026-12-07"],
  ["a Nordic citizen: five days after arriving with a home", "CPR8", () => due(plan(swede), "cpr"), "2026-12-06"],
  [
    "… counted from the arrival when the home was ready before",
    "CPR1",
    () => due(plan({ ...swede, arrival: "2026-12-03", moveIn: "2026-12-03" }), "cpr"),
    "2026-12-08",
  ],
  [
    "on the fifth day it is not overdue",
    "CPR9",
    () => state(plan({ ...swede, arrival: "2026-11-18", moveIn: "2026-11-18" }), "cpr"),
    "soon",
  ],
  [
    "on the sixth it is",
    "CPR9",
    () => state(plan({ ...swede, arrival: "2026-11-17", moveIn: "2026-11-17" }), "cpr"),
    "overdue",
  ],
  [
    "others count from home and permit",
    "CPR1",
    () => step(plan({ ...indian, permit: "2026-11-20" }), "cpr").deadline?.why,
    "home-and-permit",
  ],
  ["no home, no date", "CPR1", () => due(plan({ ...swede, moveIn: null }), "cpr"), null],
  [
    "a job seeker registers after the document",
    "CPR1",
    () => step(plan(spaniard), "cpr").when,
    { kind: "after-document" },
  ],
  [
    "the duty is explained to whom it differs for",
    "CPR4",
    () => step(plan(italian), "cpr").notes.includes("right-or-duty"),
    true,
  ],
  ["… and not to others", "CPR4", () => step(plan(indian), "cpr").notes.includes("right-or-duty"), false],
  [
    "an earlier number is found again, not made anew",
    "AAR1",
    () => step(plan({ ...swede, earlierNumber: true }), "cpr").notes.includes("earlier-number"),
    true,
  ],
  ["somebody of another municipality is sent there", "ICS1", () => step(plan(swede, own), "cpr").handler, "own"],
  ["… and books no counter here for it", "ICS1", () => step(plan(swede, own), "cpr").act, null],
  // Tax card
  [
    "from one month before the first day",
    "TAX2",
    () => step(plan(italian), "tax-card").when,
    { kind: "day", day: "2026-12-04" },
  ],
  [
    "within the month, and registered: now",
    "TAX2",
    () => step(plan({ ...swede, moveIn: "2026-11-21", jobStart: "2026-12-23" }), "tax-card").when,
    { kind: "now" },
  ],
  [
    "a day before that month: not yet",
    "TAX2",
    () => step(plan({ ...swede, moveIn: "2026-11-21", jobStart: "2026-12-24" }), "tax-card").when,
    { kind: "day", day: "2026-11-24" },
  ],
  ["ready before the first day at work", "TAX2", () => due(plan(italian), "tax-card"), "2027-01-04"],
  ["registered before work: online", "TAX4", () => step(plan(italian), "tax-card").notes[0], "tax-online"],
  [
    "at work before registering: the form",
    "TAX4",
    () => step(plan({ ...italian, jobStart: "2026-12-02" }), "tax-card").notes[0],
    "tax-form",
  ],
  [
    "online when TastSelv answers before the first day",
    "TAX4",
    () => step(plan({ ...italian, jobStart: "2026-12-08" }), "tax-card").notes.join(),
    "tax-online",
  ],
  [
    "online, and late, when both are late and TastSelv is the faster one",
    "TAX4",
    () => step(plan({ ...italian, jobStart: "2026-12-07" }, here, "2026-11-25"), "tax-card").notes.join(),
    "tax-online,tax-late",
  ],
  [
    "the form when it is the faster one, and late",
    "TAX4",
    () => step(plan({ ...italian, moveIn: "2026-12-20", jobStart: "2026-12-05" }), "tax-card").notes.join(),
    "tax-form,tax-late",
  ],
  [
    "the online card begins when one is registered",
    "TAX4",
    () => step(plan({ ...italian, jobStart: "2026-12-20" }), "tax-card").when,
    { kind: "day", day: "2026-12-02" },
  ],
  [
    "no job yet: when there is one",
    "TAX2",
    () => step(plan({ ...italian, jobStart: null }), "tax-card").when,
    { kind: "when-you-work" },
  ],
  // PD U2
  [
    "seven calendar days from the form's date",
    "WID1",
    () => due(plan({ ...spaniard, u2: "2026-11-20" }), "u2"),
    "2026-11-27",
  ],
  ["over a weekend too", "AKA", () => due(plan({ ...spaniard, u2: "2026-11-22" }), "u2"), "2026-11-29"],
  ["on the seventh day in time", "WID1", () => state(plan({ ...spaniard, u2: "2026-11-16" }), "u2"), "soon"],
  ["on the eighth late", "WID1", () => state(plan({ ...spaniard, u2: "2026-11-15" }), "u2"), "overdue"],
  [
    "over a change of the clock the same days",
    "WID1",
    () => due(plan({ ...spaniard, arrival: "2027-03-20", moveIn: null, u2: "2027-03-25" }, here, "2027-03-26"), "u2"),
    "2027-04-01",
  ],
  // After CPR
  [
    "the health card takes two to four weeks",
    "HJO",
    () => step(plan(swede), "health-card").when,
    { kind: "weeks-after-cpr", least: 2, most: 4 },
  ],
]

describe("the plan, rule by rule", () => {
  test.each(cases)("%s (%s)", (_name, _source, found, wanted) => {
    expect(found()).toEqual(wanted)
  })

  test("what happens stands between the steps by its date", () => {
    const line = plan(italian).entries.map((e) => (e.is === "event" ? e.kind : e.step.key))
    expect(line).toEqual([
      "arrival",
      "today",
      "move-in",
      "eu-residence",
      "cpr",
      "tax-card",
      "health-card",
      "digital",
      "job-start",
    ])
  })

  test("what could change is said to those it could change it for", () => {
    expect(plan({ ...spaniard, moveIn: null }).changes).toEqual(["after-benefit", "no-home"])
    expect(plan({ ...italian, partner: null, children: 0 }, own).changes).toEqual([
      "no-work",
      "own-service",
      "short-stay",
    ])
  })
})

test("months keep the day, or take the month's last", () => {
  expect(addMonthsToDay("2026-11-21", 3)).toBe("2027-02-21")
  expect(addMonthsToDay("2026-11-30", 3)).toBe("2027-02-28")
  expect(addMonthsToDay("2027-11-30", 3)).toBe("2028-02-29")
  expect(addMonthsToDay("2027-03-31", -1)).toBe("2027-02-28")
})
