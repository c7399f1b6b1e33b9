import { describe, expect, it } from "vitest"
import { countries, realmOf } from "#domain/plan/countries.ts"
import {
  type Requirement,
  type RequirementProblem,
  requiredPapers,
  requirementOn,
  requirementProblem,
  requirementPurposes,
  stampWanted,
} from "#domain/identity/requirements.ts"
import { codeOfCountry, countryOfCode, pradoUrl } from "#domain/identity/states-of-issue.ts"
import { firstRequirements } from "#domain/identity/first-requirements.ts"

const TODAY = "2026-11-28"
const general: Requirement = {
  paper: "passport",
  state: null,
  purpose: null,
  from: "2023-01-01",
  ended: false,
  taken: true,
  form: "original",
  languages: [],
  months: null,
  stamp: "none",
  look: "",
  source: "BEK 862/2023",
  url: "https://www.retsinformation.dk/eli/lta/2023/862",
  nextReview: "2027-11-28",
}
const version = (own: Partial<Requirement>): Requirement => ({ ...general, ...own })
const holds = (
  versions: readonly Requirement[],
  state: string,
  day = TODAY,
  purpose: Requirement["purpose"] = "work",
) => requirementOn(versions, { paper: "passport", state, purpose }, day)?.look ?? null

describe("what is asked of a paper", () => {
  it("is known for every paper of every state, for every purpose, from the first day on", () => {
    const missing = requiredPapers.flatMap((paper) =>
      [...countries, ""].flatMap((state) =>
        [...requirementPurposes, null].flatMap((purpose) =>
          ["2023-01-01", TODAY, "2031-01-01"]
            .filter((day) => requirementOn(firstRequirements, { paper, state, purpose }, day) === null)
            .map((day) => `${paper} ${state} ${purpose} ${day}`),
        ),
      ),
    )
    expect(missing).toEqual([])
  })

  it("a state's own goes before a purpose's own, and both before what holds for all", () => {
    const all = version({ look: "all" })
    const study = version({ look: "study", purpose: "study" })
    const somalia = version({ look: "so", state: "SO" })
    const both = version({ look: "so study", state: "SO", purpose: "study" })
    expect(holds([all, study, somalia, both], "SO", TODAY, "study")).toBe("so study")
    expect(holds([all, study, somalia], "SO", TODAY, "study")).toBe("so")
    expect(holds([all, study], "SO", TODAY, "study")).toBe("study")
    expect(holds([all, study, somalia, both], "IT")).toBe("all")
  })

  it("holds from its day on, until the next one", () => {
    const versions = [version({ look: "old" }), version({ look: "new", from: "2026-12-01" })]
    expect(holds(versions, "IT", "2026-11-30")).toBe("old")
    expect(holds(versions, "IT", "2026-12-01")).toBe("new")
    // Of a day before all of them the first.
    expect(holds(versions, "IT", "2020-01-01")).toBe("old")
    // What is a state's own begins on its day, and not before.
    expect(holds([...versions, version({ look: "it", state: "IT", from: "2026-12-24" })], "IT", "2026-12-23")).toBe(
      "new",
    )
  })

  it("where a state's own has ended, the wider one holds again", () => {
    const versions = [
      version({ look: "all" }),
      version({ look: "it", state: "IT", from: "2024-01-01" }),
      version({ state: "IT", from: "2026-01-01", ended: true }),
    ]
    expect(holds(versions, "IT", "2025-12-31")).toBe("it")
    expect(holds(versions, "IT", "2026-01-01")).toBe("all")
  })

  it("islands and realms go with their state", () => {
    expect(holds([version({ look: "all" }), version({ look: "dk", state: "DK" })], "FO")).toBe("dk")
  })

  it.each<[Partial<Requirement>, RequirementProblem | null]>([
    [{ from: TODAY }, null],
    [{ from: "2026-11-27" }, "requirement-past"],
    [{ from: "tomorrow" }, "requirement-past"],
    [{ from: TODAY, ended: true }, "requirement-general"],
    [{ from: TODAY, ended: true, state: "IT" }, null],
    [{ from: TODAY, months: 0 }, "requirement-months"],
    [{ from: TODAY, months: 120 }, null],
    [{ from: TODAY, months: 121 }, "requirement-months"],
    [{ from: TODAY, languages: ["english"] }, "requirement-language"],
    [{ from: TODAY, source: " " }, "requirement-source"],
    [{ from: TODAY, url: "http://example.org" }, "requirement-source"],
    [{ from: TODAY, nextReview: TODAY }, "requirement-review"],
    [{ from: TODAY, nextReview: "2026-11-29" }, null],
  ])("stands or is refused: %j", (own, problem) => {
    expect(requirementProblem(version(own), TODAY)).toBe(problem)
  })

  it("the lists decide about stamps where it says so, and the office where it says otherwise", () => {
    const rules = { noStamp: ["DE", "IT"], multilingualForm: ["DE"] }
    expect(stampWanted({ stamp: "by-list" }, "DE", rules)).toEqual({ stamp: "none", form: true })
    expect(stampWanted({ stamp: "by-list" }, "IN", rules)).toEqual({ stamp: "usually-needed", form: false })
    expect(stampWanted({ stamp: "by-list" }, "", rules)).toEqual({ stamp: "unknown", form: false })
    expect(stampWanted({ stamp: "legalisation" }, "IT", rules)).toEqual({ stamp: "legalisation", form: false })
  })
})

describe("states by the letters of documents", () => {
  it("each one that somebody can be a citizen of is found by its own letters", () => {
    for (const country of countries.filter((code) => code !== "XX" && code !== "XK")) {
      const code = codeOfCountry(country)
      expect(code, country).toMatch(/^[A-Z]{3}$/)
      expect(countryOfCode(code!), country).toBe(realmOf(country))
    }
  })
  it.each([
    ["D", "DE"],
    ["GBO", "GB"],
    ["RKS", "XK"],
    ["HKG", "CN"],
    ["FRO", "DK"],
    ["XXA", "XX"],
    ["UTO", null],
    ["EUE", null],
    ["", null],
  ])("%s is %s", (code, country) => {
    expect(countryOfCode(code)).toBe(country)
  })
  it("the public register opens at the state, and at its start where it has none", () => {
    expect(pradoUrl("IT", "da")).toBe("https://www.consilium.europa.eu/prado/da/prado-documents/ita/index.html")
    expect(pradoUrl("XK", "en")).toBe("https://www.consilium.europa.eu/prado/en/prado-start-page.html")
    expect(pradoUrl(null, "en")).toBe("https://www.consilium.europa.eu/prado/en/prado-start-page.html")
  })
})
