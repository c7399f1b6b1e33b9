import { expect, test } from "vitest"
import { indian, italian, papers, plan, swede } from "../../support/plans.ts"

/** Who brings what. The source is the key in the office's list of facts. */
const cases: [name: string, source: string, found: () => unknown, wanted: unknown][] = [
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
    () => plan({ ...italian, partner: null, children: 0 }).papers[0]?.people.length,
    1,
  ],
]

test.each(cases)("%s (%s)", (_name, _source, found, wanted) => {
  expect(found()).toEqual(wanted)
})
