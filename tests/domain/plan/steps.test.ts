import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { WhereToGo } from "#domain/office/municipality.ts"
import { type Answers, problemsOf, purposes } from "#domain/plan/answers.ts"
import { countries, groupOf } from "#domain/plan/countries.ts"
import { rulesOn } from "#domain/plan/rules.ts"
import { type Plan, type Step, type StepKey, planFor } from "#domain/plan/steps.ts"
import { addDays, addMonthsToDay, weekday } from "#domain/time/office-time.ts"

/** A Monday. The office of these tests is closed on Tuesdays and at weekends. */
const TODAY = "2026-11-23"
const here: WhereToGo = { goes: "here", why: "partner", exception: null }
const own: WhereToGo = { goes: "own", why: "no-partner", exception: null }
const nextOpen = (day: string): string => ([2, 6, 7].includes(weekday(day)) ? nextOpen(addDays(day, 1)) : day)

const italian: Answers = {
  country: "IT",
  purpose: "work",
  partner: true,
  children: 1,
  municipality: "159",
  residence: null,
  earlierNumber: false,
  arrival: "2026-11-21",
  moveIn: "2026-12-01",
  jobStart: "2027-01-04",
  u2: null,
}
const swede: Answers = { ...italian, country: "SE" }
const indian: Answers = { ...italian, country: "IN" }
const spaniard: Answers = {
  ...italian,
  country: "ES",
  purpose: "job-seeking",
  jobStart: null,
  partner: false,
  children: 0,
}

const plan = (answers: Answers, served = here, today = TODAY): Plan => planFor(answers, served, today, nextOpen)
const keys = (p: Plan) => p.steps.map((s) => s.key).join(" ")
const step = (p: Plan, key: StepKey): Step => {
  const found = p.steps.find((s) => s.key === key)
  if (!found) throw new Error(`no step ${key}`)
  return found
}
const due = (p: Plan, key: StepKey) => step(p, key).deadline?.day ?? null
const state = (p: Plan, key: StepKey) => step(p, key).deadline?.state ?? null
const papers = (p: Plan, person = "you") =>
  p.papers.findLast((v) => v.for === "registering")?.people.find((x) => x.person === person)?.papers ?? []

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
  ["others get the permit first", "ICS3", () => keys(plan(indian)), "permit cpr tax-card health-card digital"],
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
    "permit cpr tax-card health-card digital",
  ],
  // Groups
  ["Switzerland counts with the EU", "ICS3", () => groupOf("CH"), "eu"],
  ["Liechtenstein counts with the EU", "ICS3", () => groupOf("LI"), "eu"],
  ["Norway and Iceland are Nordic, not EEA", "ICS3", () => [groupOf("NO"), groupOf("IS")].join(), "nordic,nordic"],
  ["the United Kingdom is another country", "STAR1", () => groupOf("GB"), "other"],
  ["who has no citizenship goes the way of the others", "ICS3", () => groupOf("XX"), "other"],
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
  ["others count from home and permit", "CPR1", () => step(plan(indian), "cpr").deadline?.why, "home-and-permit"],
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
    "within the month: now",
    "TAX2",
    () => step(plan({ ...italian, jobStart: "2026-12-23" }), "tax-card").when,
    { kind: "now" },
  ],
  [
    "a day before that month: not yet",
    "TAX2",
    () => step(plan({ ...italian, jobStart: "2026-12-24" }), "tax-card").when,
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
    "at work on the day after: online",
    "TAX4",
    () => step(plan({ ...italian, jobStart: "2026-12-03" }), "tax-card").notes[0],
    "tax-online",
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
  // Papers
  ["a worker brings the contract", "SIRI-W", () => papers(plan(italian)).includes("contract"), true],
  [
    "a student the admission",
    "SIRI-S",
    () => papers(plan({ ...italian, purpose: "study" })).includes("admission"),
    true,
  ],
  [
    "who lives on own money, proof of it",
    "SIRI-SS",
    () => papers(plan({ ...italian, purpose: "self-support" })).includes("funds"),
    true,
  ],
  [
    "a Nordic citizen the number from home, and no document's papers",
    "IHC2",
    () => papers(plan(swede)).join(),
    "id,home-number,address,civil-status",
  ],
  ["others a passport and the permit", "ICSW", () => papers(plan(indian)).slice(0, 2).join(), "passport,permit"],
  ["a child a birth certificate", "AAR2", () => papers(plan(italian), "child").join(), "id,birth"],
  [
    "a partner without marriage proves living together, to SIRI only",
    "SIRI-F",
    () =>
      [papers(plan(italian), "partner"), papers(plan(swede), "partner")].map((p) => p.includes("cohabitation")).join(),
    "true,false",
  ],
  [
    "nobody who comes alone is told of others' papers",
    "design",
    () => plan({ ...italian, partner: false, children: 0 }).papers[0]?.people.length,
    1,
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
    expect(plan({ ...italian, partner: false, children: 0 }, own).changes).toEqual([
      "no-work",
      "own-service",
      "short-stay",
    ])
  })
})

const days = fc.integer({ min: -700, max: 700 }).map((n) => addDays(TODAY, n))
const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  country: fc.constantFrom(...countries),
  purpose: fc.constantFrom(...purposes),
  partner: fc.boolean(),
  children: fc.integer({ min: 0, max: 8 }),
  municipality: fc.constant("159"),
  residence: fc.constant(null),
  earlierNumber: fc.boolean(),
  arrival: days,
  moveIn: fc.option(days),
  jobStart: fc.option(days),
  u2: fc.option(days),
})
const order: StepKey[] = ["u2", "permit", "eu-residence", "cpr", "tax-card", "short-work", "health-card", "digital"]

describe("whatever is answered", () => {
  const anyPlan = fc
    .tuple(anyAnswers, fc.constantFrom(here, own))
    .map(([answers, served]) => ({ answers, p: plan(answers, served) }))

  test("a deadline before today says that it has passed, and no other does", () => {
    fc.assert(
      fc.property(anyPlan, ({ p }) => {
        for (const { deadline } of p.steps)
          if (deadline) expect(deadline.state === "overdue").toBe(deadline.day < TODAY)
      }),
    )
  })

  test("the order of the steps is never broken, in the list and on the line", () => {
    fc.assert(
      fc.property(anyPlan, ({ p }) => {
        // The form for a tax card waits for no registration, so it may come before it.
        const found = p.steps.filter((s) => !s.notes.includes("tax-form")).map((s) => order.indexOf(s.key))
        expect(found).toEqual(found.toSorted((a, b) => a - b))
        expect(p.entries.flatMap((e) => (e.is === "step" ? [e.step.key] : []))).toEqual(p.steps.map((s) => s.key))
      }),
    )
  })

  test("the line never goes back in time: steps and events come by the day they begin", () => {
    fc.assert(
      fc.property(anyPlan, ({ p }) => {
        const days = p.entries.flatMap((e) =>
          e.is === "event"
            ? [e.day]
            : e.step.when.kind === "now"
              ? [TODAY]
              : e.step.when.kind === "day"
                ? [e.step.when.day]
                : [],
        )
        const registered = p.steps.some((s) => s.notes.includes("tax-online"))
        if (!registered) expect(days).toEqual(days.toSorted())
      }),
    )
  })

  test("nothing can be done before today, and at a counter only on an open day", () => {
    fc.assert(
      fc.property(anyPlan, ({ p }) => {
        for (const { when, act } of p.steps) {
          if (when.kind !== "day") continue
          expect(when.day > TODAY).toBe(true)
          if (act?.kind === "book") expect(nextOpen(when.day)).toBe(when.day)
        }
      }),
    )
  })

  test("every event stands on the line once, in the order of the calendar", () => {
    fc.assert(
      fc.property(anyPlan, ({ answers, p }) => {
        const events = p.entries.flatMap((e) => (e.is === "event" ? [e] : []))
        expect(events.filter((e) => e.kind === "today")).toHaveLength(1)
        expect(events).toHaveLength(2 + (answers.moveIn ? 1 : 0) + (answers.jobStart ? 1 : 0))
        expect(events.map((e) => e.day)).toEqual(events.map((e) => e.day).toSorted())
      }),
    )
  })

  test("nobody is sent to book at the office what the municipality does itself", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const booked = plan(answers, own).steps.flatMap((s) => (s.act?.kind === "book" ? s.act.services : []))
        expect(booked.filter((service) => service !== "eu-residence")).toEqual([])
      }),
    )
  })

  test("the same answers on the same day make the same plan", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(plan(answers)).toEqual(plan(answers))
      }),
    )
  })
})

describe("answers that contradict themselves", () => {
  test("moving in on the day of arrival is fine, the day before is not", () => {
    expect(problemsOf({ ...italian, moveIn: italian.arrival }, TODAY)).toEqual({})
    expect(problemsOf({ ...italian, moveIn: addDays(italian.arrival, -1) }, TODAY)).toEqual({
      moveIn: "move-in-before-arrival",
    })
  })
  test("a date a lifetime away is no date of a plan", () => {
    expect(problemsOf({ ...italian, arrival: "2019-01-01", moveIn: null }, TODAY)).toEqual({ arrival: "date-far" })
    expect(problemsOf({ ...italian, jobStart: "2030-01-01" }, TODAY)).toEqual({ jobStart: "date-far" })
  })
  test("a form cannot be dated tomorrow", () => {
    expect(problemsOf({ ...spaniard, u2: TODAY }, TODAY)).toEqual({})
    expect(problemsOf({ ...spaniard, u2: addDays(TODAY, 1) }, TODAY)).toEqual({ u2: "u2-in-future" })
  })
})

test("rules are those of the day; before all of them the first hold", () => {
  expect(rulesOn("2026-11-23").registerDays).toBe(5)
  expect(rulesOn("2000-01-01")).toBe(rulesOn("2023-01-01"))
})

test("months keep the day, or take the month's last", () => {
  expect(addMonthsToDay("2026-11-21", 3)).toBe("2027-02-21")
  expect(addMonthsToDay("2026-11-30", 3)).toBe("2027-02-28")
  expect(addMonthsToDay("2027-11-30", 3)).toBe("2028-02-29")
  expect(addMonthsToDay("2027-03-31", -1)).toBe("2027-02-28")
})
