import { describe, expect, it } from "vitest"
import {
  type ReportedCheck,
  checkFigures,
  countChecks,
  figuresOf,
  inForce,
  isMonthOf,
  trainingsIn,
} from "#domain/identity/report.ts"
import type { Requirement } from "#domain/identity/requirements.ts"

const approved: ReportedCheck = {
  id: "1",
  reference: "ID-1",
  day: "2026-11-02",
  state: "approved",
  documentKind: "passport",
  documentState: "IT",
  officerName: "Anna",
  officerTrainedUntil: "2026-12-31",
  completedOn: "2026-11-02",
  doubted: false,
  secondName: null,
  secondTrainedUntil: null,
  secondOn: null,
  nidcSentOn: null,
  nidcAnsweredOn: null,
  nidcAnswer: null,
  heardOn: null,
  decidedOn: null,
  requirements: [],
}
const looked = { doubted: true, secondName: "Bo", secondTrainedUntil: "2026-12-31", secondOn: "2026-11-03" }

describe("the figures of the report", () => {
  it.each([
    ["good papers", {}, ["approved-at-once"]],
    ["a doubt that was none", looked, ["approved-later", "doubts"]],
    ["a doubt that waits", { state: "doubtful", doubted: true }, ["doubtful", "doubts"]],
    [
      "one at the National ID Centre",
      { ...looked, state: "referred", nidcSentOn: "2026-11-04" },
      ["referred", "doubts", "nidc", "nidc-waits"],
    ],
    [
      "one that came back genuine",
      { ...looked, nidcSentOn: "2026-11-04", nidcAnsweredOn: "2026-11-09", nidcAnswer: "genuine" },
      ["approved-later", "doubts", "nidc", "nidc-genuine"],
    ],
    ["one approved after a hearing", { heardOn: "2026-11-02" }, ["approved-later"]],
    ["a rejection", { state: "rejected", heardOn: "2026-11-02", decidedOn: "2026-11-20" }, ["rejected"]],
    ["an officer whose training had ended", { officerTrainedUntil: "2026-11-01" }, ["approved-at-once", "untrained"]],
    ["an officer on the last day of the training", { officerTrainedUntil: "2026-11-02" }, ["approved-at-once"]],
    [
      "a second officer without training",
      { ...looked, secondTrainedUntil: null },
      ["approved-later", "doubts", "untrained"],
    ],
    ["one that was begun", { state: "open", completedOn: null, officerTrainedUntil: null }, ["open"]],
  ] as const)("count %s", (_, more, figures) => {
    expect(figuresOf({ ...approved, ...more } as ReportedCheck).toSorted()).toEqual(["begun", ...figures].toSorted())
  })

  it("hold every check in exactly one state, and show the checks behind each", () => {
    const checks = [approved, { ...approved, id: "2", ...looked }, { ...approved, id: "3", state: "absent" as const }]
    const counted = countChecks(checks)
    const states = [
      "approved-at-once",
      "approved-later",
      "rejected",
      "hearing",
      "referred",
      "doubtful",
      "open",
      "absent",
    ] as const
    expect(states.reduce((sum, state) => sum + counted[state].length, 0)).toBe(counted.begun.length)
    expect(counted.doubts.map(({ id }) => id)).toEqual(["2"])
    expect(Object.keys(counted)).toEqual([...checkFigures])
  })
})

describe("what held in a period", () => {
  const version = (from: string, more: Partial<Requirement> = {}) =>
    ({ paper: "passport", state: null, purpose: null, from, ended: false, ...more }) as Requirement
  const span = { first: "2026-04-01", last: "2026-06-30" }

  it("is each version of a requirement that held on some day of it, with its last day", () => {
    const versions = [
      version("2023-01-01"),
      version("2026-04-02"),
      version("2026-07-01"),
      version("2025-01-01", { state: "IT" }),
      version("2026-03-31", { state: "IT", ended: true }),
    ]
    expect(inForce(versions, span).map(({ from, until }) => [from, until])).toEqual([
      ["2023-01-01", "2026-04-01"],
      ["2026-04-02", "2026-06-30"],
    ])
  })

  it("is each training that held on some day of it", () => {
    const training = (passedOn: string, validUntil: string, endedOn: string | null = null) => ({
      staffId: "a",
      subject: "check" as const,
      passedOn,
      validUntil,
      endedOn,
    })
    const kept = [training("2025-01-01", "2026-04-01"), training("2026-06-30", "2028-01-01")]
    const others = [
      training("2025-01-01", "2026-03-31"),
      training("2026-07-01", "2028-01-01"),
      training("2025-01-01", "2028-01-01", "2026-04-01"),
    ]
    expect(trainingsIn([...kept, ...others], span)).toEqual(kept)
  })

  it("is the sample of each month that the period touches", () => {
    expect(["2026-03", "2026-04", "2026-06", "2026-07"].map((month) => isMonthOf(month, span))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isMonthOf("2026-03", { first: "2026-03-31", last: "2026-04-02" })).toBe(true)
  })
})
