import { describe, expect, test } from "vitest"
import { LIVES_IN_SWEDEN } from "#domain/plan/answers.ts"
import { due, indian, italian, joins, keys, own, plan, spaniard, step, swede, ukrainian } from "../../support/plans.ts"

const dane = { ...swede, country: "DK", partner: null, children: 0 }
const student = { ...italian, purpose: "study" as const, partner: null, children: 0, jobStart: null }

/** Each with its source in the office's list of facts. */
const cases: [name: string, source: string, found: () => unknown, wanted: unknown][] = [
  // Danes coming home
  ["a Dane registers and needs nothing before", "ICS3", () => keys(plan(dane)), "cpr tax-card health-card digital"],
  [
    "… in person, with the number of before",
    "nordisketax",
    () => step(plan(dane), "cpr").notes.includes("dane-home"),
    true,
  ],
  ["… and within five days", "CPR8", () => due(plan(dane), "cpr"), "2026-12-06"],
  [
    "… and applies for the child benefit",
    "BOR2",
    () => step(plan({ ...dane, children: 1 }), "cpr").notes.includes("dane-child-benefit"),
    true,
  ],
  [
    "… which concerns nobody without children",
    "BOR2",
    () => step(plan(dane), "cpr").notes.includes("dane-child-benefit"),
    false,
  ],
  [
    "a Dane's partner from outside may go by EU rules",
    "B6",
    () => step(plan({ ...dane, partner: "US" }), "permit").notes,
    ["for-partner", "ask-first", "dane-family"],
  ],
  [
    "… a Swede's is not told so",
    "B6",
    () => step(plan({ ...swede, partner: "US" }), "permit").notes.includes("dane-family"),
    false,
  ],
  [
    "… and an EU citizen as partner has a document",
    "ICS3",
    () => keys(plan({ ...dane, partner: "DE" })),
    "eu-residence cpr tax-card health-card digital",
  ],
  [
    "others are not told what Danes are",
    "nordisketax",
    () => step(plan(swede), "cpr").notes.includes("dane-home"),
    false,
  ],
  // Students
  [
    "a student asks the university first",
    "KU",
    () => step(plan(student), "eu-residence").notes.includes("university"),
    true,
  ],
  [
    "… once",
    "KU",
    () =>
      plan(student)
        .steps.flatMap((s) => s.notes)
        .filter((n) => n === "university").length,
    1,
  ],
  [
    "… a Nordic one at the registration",
    "KU",
    () => step(plan({ ...student, country: "NO" }), "cpr").notes.includes("university"),
    true,
  ],
  [
    "… one with a permit too",
    "KU",
    () => step(plan({ ...student, country: "IN", permit: "2026-11-01" }), "cpr").notes.includes("university"),
    true,
  ],
  ["nobody who works", "KU", () => plan(italian).steps.some((s) => s.notes.includes("university")), false],
  // A child that is born here
  [
    "a birth is the last step",
    "personregistrering.dk",
    () => keys(plan({ ...italian, birth: true })).endsWith(" birth"),
    true,
  ],
  [
    "… after it happened",
    "personregistrering.dk",
    () => step(plan({ ...italian, birth: true }), "birth").when,
    { kind: "after-birth" },
  ],
  [
    "… with a document of the child's own",
    "nyidanmark.dk",
    () => step(plan({ ...italian, birth: true }), "birth").notes.includes("birth-eu"),
    true,
  ],
  [
    "… with a permit at SIRI, where the parents' is from there",
    "nyidanmark.dk",
    () => step(plan({ ...indian, birth: true }), "birth").notes.at(-1),
    "birth-siri",
  ],
  [
    "… at the Immigration Service else",
    "nyidanmark.dk",
    () => step(plan({ ...joins("joins-settled"), birth: true }), "birth").notes.at(-1),
    "birth-immigration",
  ],
  [
    "… and by the Special Act",
    "nyidanmark.dk",
    () => step(plan({ ...ukrainian, basis: "special-act", birth: true }), "birth").notes.at(-1),
    "birth-immigration",
  ],
  [
    "… with nothing where a parent is Nordic",
    "ICS3",
    () => step(plan({ ...italian, partner: "NO", birth: true }), "birth").notes,
    ["birth-married", "birth-unmarried"],
  ],
  [
    "… nor of Danes",
    "ICS3",
    () => step(plan({ ...dane, birth: true }), "birth").notes,
    ["birth-married", "birth-unmarried"],
  ],
  ["nobody else is told of births", "personregistrering.dk", () => keys(plan(italian)).includes("birth"), false],
  [
    "who does not register is told of none",
    "personregistrering.dk",
    () => keys(plan({ ...italian, birth: true, municipality: LIVES_IN_SWEDEN }, own)),
    "commuter-tax commuter-health",
  ],
  [
    "… with a document where one parent is an EU citizen",
    "nyidanmark.dk",
    () => step(plan({ ...indian, partner: "DE", birth: true }), "birth").notes.at(-1),
    "birth-eu",
  ],
  [
    "… and nothing of the stay where a Dane is joined",
    "ICS3",
    () => step(plan({ ...joins("joins-dane-from-eu"), birth: true }), "birth").notes,
    ["birth-married", "birth-unmarried"],
  ],
  // Looking for work, and living in Sweden
  [
    "who looks for work without benefit has no PD U2",
    "EUB",
    () => keys(plan({ ...spaniard, purpose: "looking-for-work" })),
    "eu-residence cpr tax-card health-card digital",
  ],
  [
    "… and no document until there is work",
    "EUB",
    () => step(plan({ ...spaniard, purpose: "looking-for-work" }), "eu-residence").when,
    { kind: "when-you-work" },
  ],
  [
    "… and may stay six months",
    "STF",
    () => due(plan({ ...spaniard, purpose: "looking-for-work" }), "eu-residence"),
    "2027-05-21",
  ],
  [
    "a Dane who lives in Sweden has a tax card only",
    "SK6",
    () => keys(plan({ ...dane, municipality: LIVES_IN_SWEDEN }, own)),
    "commuter-tax commuter-health",
  ],
  [
    "… whose partner from outside needs no Danish permit",
    "SK6",
    () => keys(plan({ ...swede, partner: "US", municipality: LIVES_IN_SWEDEN }, own)),
    "commuter-tax commuter-health",
  ],
]

describe("newcomers of each kind", () => {
  test.each(cases)("%s (%s)", (_name, _source, found, wanted) => {
    expect(found()).toEqual(wanted)
  })
})
