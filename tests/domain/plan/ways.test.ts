import { describe, expect, test } from "vitest"
import { LIVES_IN_SWEDEN } from "#domain/plan/answers.ts"
import { type Purpose, purposes } from "#domain/plan/purposes.ts"
import { type Basis, basesFor } from "#domain/plan/basis.ts"
import { countries, groupOf } from "#domain/plan/countries.ts"
import { due, here, indian, italian, keys, own, papers, plan, spaniard, step, swede } from "../../support/plans.ts"

const british = { ...indian, country: "GB", partner: null, children: 0 }
const ukrainian = { ...indian, country: "UA", partner: null, children: 1 }
const dane = { ...swede, country: "DK", partner: null, children: 0 }
const student = { ...italian, purpose: "study" as const, partner: null, children: 0, jobStart: null }
const joins = (basis: Basis, country = "IN") => ({
  ...indian,
  country,
  purpose: "family" as const,
  partner: null,
  children: 0,
  jobStart: null,
  basis,
})
const afterPermit = "permit cpr residence-card health-card digital"
const afterDocument = "eu-residence cpr health-card digital"

/** Each with its source in the office's list of facts. */
const cases: [name: string, source: string, found: () => unknown, wanted: unknown][] = [
  // Family, by whom they join
  [
    "who joins a citizen of the EU needs a document and no permit",
    "NY-F",
    () => keys(plan(joins("joins-eu"))),
    afterDocument,
  ],
  ["… nor a residence card", "NY-F", () => keys(plan(joins("joins-eu"))).includes("residence-card"), false],
  ["… and proves whose family it is", "NY-F", () => papers(plan(joins("joins-eu"))).includes("sponsor"), true],
  [
    "… and is told that the other one needs a right",
    "SIRI-F",
    () => step(plan(joins("joins-eu")), "eu-residence").notes.includes("you-family"),
    true,
  ],
  ["… applies within three months", "IKK1", () => due(plan(joins("joins-eu")), "eu-residence"), "2027-02-21"],
  [
    "… registers five days after home and document",
    "CPR8",
    () => step(plan(joins("joins-eu")), "cpr").deadline?.why,
    "home-and-document",
  ],
  [
    "… may register, and must after six months",
    "CPR4",
    () => step(plan(joins("joins-eu")), "cpr").notes.includes("right-or-duty"),
    true,
  ],
  ["who comes home with a Dane goes by EU rules", "B6", () => keys(plan(joins("joins-dane-from-eu"))), afterDocument],
  [
    "… and proves that they lived together there",
    "B6",
    () => step(plan(joins("joins-dane-from-eu")), "eu-residence").notes.includes("you-family-dane"),
    true,
  ],
  [
    "… and no other's right is asked about",
    "B6",
    () => step(plan(joins("joins-dane-from-eu")), "eu-residence").notes.includes("you-family"),
    false,
  ],
  ["who joins a holder of a permit applies for one", "NY-B", () => keys(plan(joins("joins-permit"))), afterPermit],
  ["… at SIRI", "F2", () => step(plan(joins("joins-permit")), "permit").handler, "siri"],
  ["… as accompanying family", "F2", () => step(plan(joins("joins-permit")), "permit").basis, "joins-permit"],
  [
    "who joins somebody who lives here for good applies for a permit",
    "F2",
    () => keys(plan(joins("joins-settled"))),
    afterPermit,
  ],
  ["… at the Immigration Service", "F2", () => step(plan(joins("joins-settled")), "permit").handler, "immigration"],
  ["… and brings it", "ICSW", () => papers(plan(joins("joins-settled"))).includes("permit"), true],
  [
    "… and is asked nothing of EU family",
    "NY-F",
    () => plan(joins("joins-settled")).changes.includes("family-of-eu"),
    false,
  ],
  [
    "a link from before that question is told of it",
    "SIRI-F",
    () => plan({ ...joins("joins-settled"), basis: null }).changes.includes("family-of-eu"),
    true,
  ],
  [
    "… and goes to the Immigration Service",
    "F2",
    () => step(plan({ ...joins("joins-settled"), basis: null }), "permit").handler,
    "immigration",
  ],
  ["an EU citizen is not asked whom one joins", "SIRI-F", () => basesFor("IT", "family"), []],
  ["nor is a Nordic one", "ICS3", () => basesFor("NO", "family"), []],
  ["four ways for family from anywhere else", "F2", () => basesFor("IN", "family").length, 4],
  [
    "children follow the one who writes",
    "SIRI-F",
    () => papers(plan({ ...joins("joins-eu"), children: 2 }), "child").includes("sponsor"),
    true,
  ],
  [
    "… with a permit of their own else",
    "NY-K",
    () => papers(plan({ ...joins("joins-permit"), children: 2 }), "child").includes("permit"),
    true,
  ],
  // British citizens
  [
    "a British worker needs a permit as others do",
    "NY-BR2",
    () => keys(plan({ ...british, basis: "permit" })),
    "permit cpr tax-card residence-card health-card digital",
  ],
  ["… at SIRI", "NY-BR2", () => step(plan({ ...british, basis: "permit" }), "permit").handler, "siri"],
  [
    "one with a right from before 2021 needs none",
    "NY-BR1",
    () => step(plan({ ...british, basis: "withdrawal" }), "permit").basis,
    "withdrawal",
  ],
  [
    "… whose document is SIRI's",
    "NY-BR1",
    () => step(plan({ ...british, basis: "withdrawal" }), "permit").handler,
    "siri",
  ],
  [
    "… and gets no card by post",
    "NY-BR1",
    () => keys(plan({ ...british, basis: "withdrawal" })),
    "permit cpr tax-card health-card digital",
  ],
  [
    "… and shows it when registering",
    "NY-BR1",
    () => papers(plan({ ...british, basis: "withdrawal" })).slice(0, 2),
    ["passport", "withdrawal"],
  ],
  [
    "… which is enough where the day is known",
    "NY-BR1",
    () => keys(plan({ ...british, basis: "withdrawal", permit: "2022-03-01" })),
    "cpr tax-card health-card digital",
  ],
  ["a British student is asked the same", "F2", () => basesFor("GB", "study"), ["permit", "withdrawal"]],
  ["a British family member has that way too", "NY-BR1", () => basesFor("GB", "family").at(-1), "withdrawal"],
  ["nobody else has it", "F2", () => countries.filter((c) => basesFor(c, "work").includes("withdrawal")), ["GB"]],
  [
    "no British citizen has an EU document of one's own",
    "NY-BR1",
    () => keys(plan({ ...british, basis: "permit" })).includes("eu-residence"),
    false,
  ],
  ["unless as family of an EU citizen", "NY-F", () => keys(plan(joins("joins-eu", "GB"))), afterDocument],
  // Ukraine
  [
    "who is displaced from Ukraine applies to the Immigration Service",
    "NY-UA1",
    () => step(plan({ ...ukrainian, basis: "special-act" }), "permit").handler,
    "immigration",
  ],
  [
    "… by the Special Act",
    "NY-UA1",
    () => step(plan({ ...ukrainian, basis: "special-act" }), "permit").basis,
    "special-act",
  ],
  [
    "… and gets a card by post",
    "NY-UA2",
    () => keys(plan({ ...ukrainian, basis: "special-act" })).includes("residence-card"),
    true,
  ],
  [
    "… and may have a tax card before the permit",
    "F5",
    () => step(plan({ ...ukrainian, basis: "special-act" }), "tax-card").when.kind,
    "day",
  ],
  [
    "a Ukrainian with a work permit goes to SIRI",
    "F2",
    () => step(plan({ ...ukrainian, basis: "permit" }), "permit").handler,
    "siri",
  ],
  ["… or as anybody's family", "F2", () => step(plan(joins("joins-permit", "UA")), "permit").handler, "siri"],
  [
    "nobody else has the Special Act",
    "F2",
    () => countries.filter((c) => basesFor(c, "work").includes("special-act")),
    ["UA"],
  ],
  [
    "a country with one way is asked nothing",
    "F2",
    () => countries.filter((c) => groupOf(c) === "other" && basesFor(c, "work").length > 0),
    ["UA", "GB"],
  ],
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
]

describe("each way into the country", () => {
  test.each(cases)("%s (%s)", (_name, _source, found, wanted) => {
    expect(found()).toEqual(wanted)
  })

  test("whatever way is open has a plan that begins with it", () => {
    for (const country of countries)
      for (const purpose of purposes satisfies readonly Purpose[])
        for (const basis of basesFor(country, purpose)) {
          const steps = plan({ ...joins(basis, country), purpose }, here).steps.map((s) => s.key)
          expect(["permit", "eu-residence", "tax-card"]).toContain(steps[0])
        }
  })
})
