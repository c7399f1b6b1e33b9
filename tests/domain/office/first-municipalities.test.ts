import { expect, test } from "vitest"
import { firstMunicipalities } from "#domain/office/first-municipalities.ts"
import type { Municipality, MunicipalityException } from "#domain/office/municipality.ts"

const open = { region: "", from: null, to: null }
const exception: MunicipalityException = {
  id: "exception",
  who: "everyone",
  residences: [],
  goes: "own",
  source: "",
  from: null,
  to: null,
}
const list: Municipality[] = [
  {
    code: "101",
    name: "København",
    terms: [
      { id: "host", kind: "host", ...open },
      { id: "region", kind: "region", ...open, region: "Region Hovedstaden" },
    ],
    exceptions: [],
  },
  { code: "147", name: "Frederiksberg", terms: [{ id: "partner", kind: "partner", ...open }], exceptions: [exception] },
  { code: "217", name: "Helsingør", terms: [], exceptions: [] },
]

test("what was chosen already holds stays as it is", () => {
  expect(firstMunicipalities(list, { host: "101", partners: ["147"] })).toEqual({
    endTerms: [],
    begin: [],
    endExceptions: [],
  })
})

test("who was not chosen leaves, with what was agreed about them; regions stay", () => {
  expect(firstMunicipalities(list, { host: "101", partners: ["217"] })).toEqual({
    endTerms: ["partner"],
    begin: [{ code: "217", kind: "partner" }],
    endExceptions: ["exception"],
  })
})

test("another host takes over none of the agreements, and the old one may be its partner", () => {
  expect(firstMunicipalities(list, { host: "217", partners: ["101", "147"] })).toEqual({
    endTerms: ["host"],
    begin: [
      { code: "101", kind: "partner" },
      { code: "217", kind: "host" },
    ],
    endExceptions: ["exception"],
  })
})
