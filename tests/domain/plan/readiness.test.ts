import { describe, expect, test } from "vitest"
import { answersFor, isCertificate, readinessOf, readinessOfAll } from "#domain/plan/readiness.ts"

describe("how ready papers are", () => {
  test.each([
    ["id", "ready", "ready"],
    ["id", "copy", "check"],
    ["id", "not-yet", "missing"],
    ["contract", "language", "check"],
    ["birth", "language", "check"],
    ["marriage", "not-mine", "none"],
    ["marriage", "stamped", "ready"],
    ["contract", "stamped", "open"],
    ["contract", null, "open"],
    ["contract", "nonsense", "open"],
    // What makes no sense for a paper is no answer.
    ["id", "language", "open"],
    ["birth", "not-mine", "open"],
  ] as const)("%s, answered %s, is %s", (paper, answer, wanted) => {
    expect(readinessOf(paper, answer)).toBe(wanted)
  })

  test("only what may concern nobody offers to be left out", () => {
    expect(answersFor("passport")).toEqual(["ready", "copy", "not-yet"])
    expect(answersFor("marriage")).toEqual(["ready", "stamped", "language", "copy", "not-yet", "not-mine"])
  })

  test("certificates are told apart: some countries' need a stamp", () => {
    expect([isCertificate("birth"), isCertificate("contract")]).toEqual([true, false])
  })

  test("one missing paper makes a person red, one open or doubtful one amber, and what is not needed does not count", () => {
    expect(readinessOfAll(["ready", "none", "ready"])).toEqual({ state: "ready", ready: 2, needed: 2 })
    expect(readinessOfAll(["ready", "open"])).toEqual({ state: "check", ready: 1, needed: 2 })
    expect(readinessOfAll(["check", "missing"])).toEqual({ state: "missing", ready: 0, needed: 2 })
    expect(readinessOfAll(["none"])).toEqual({ state: "ready", ready: 0, needed: 0 })
  })
})
