import { describe, expect, test } from "vitest"
import { basesFor } from "#domain/plan/basis.ts"
import { countries, groupOf } from "#domain/plan/countries.ts"
import { type Purpose, purposes } from "#domain/plan/purposes.ts"
import { due, here, indian, joins, keys, papers, plan, step, ukrainian } from "../../support/plans.ts"

const british = { ...indian, country: "GB", partner: null, children: 0 }
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
  ["five ways for family from anywhere else", "F2", () => basesFor("IN", "family").length, 5],
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
  [
    "who joins one with that right has it too, and needs no card by post",
    "NY-BR1",
    () => keys(plan(joins("joins-withdrawal"))),
    "permit cpr health-card digital",
  ],
  [
    "… at SIRI, with a document in place of a permit",
    "NY-BR1",
    () => [step(plan(joins("joins-withdrawal")), "permit").handler, papers(plan(joins("joins-withdrawal")))[1]],
    ["siri", "withdrawal"],
  ],
  [
    "… and a child that is born here",
    "NY-BR1",
    () => step(plan({ ...british, basis: "withdrawal", birth: true }), "birth").notes.at(-1),
    "birth-withdrawal",
  ],
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
