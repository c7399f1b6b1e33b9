import { describe, expect, test } from "vitest"
import {
  countsOfCommand,
  countsOfPlaywright,
  countsOfRun,
  countsOfVitest,
  sumOf,
  totalLine,
} from "../../bin/counts.mjs"

const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }
const tested = { status: "failed", assertionResults: [{}] }
const unloaded = { status: "failed", assertionResults: [] }
const emptyButFine = { status: "passed", assertionResults: [] }

describe("what a test run counts", () => {
  test("a check without tests is one", () => {
    expect(countsOfCommand(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(countsOfCommand(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test("Vitest's tests, and a file that could not be loaded as one failure", () => {
    const report = { ...vitest, testResults: [tested, unloaded, emptyButFine] }
    expect(countsOfVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 3 })
  })

  test("Playwright's tests, its unstable ones and its errors as failures", () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 3 }, errors: [{}] }
    expect(countsOfPlaywright(report)).toEqual({ passed: 7, failed: 3, skipped: 3 })
  })

  test("a run that ends badly without a failing test is a failure", () => {
    const report = { ...vitest, numFailedTests: 0, testResults: [] }
    expect(countsOfRun(report, countsOfVitest, 0).failed).toBe(0)
    expect(countsOfRun(report, countsOfVitest, 1).failed).toBe(1)
  })

  test("a failing test is not counted twice because of the exit code", () => {
    expect(countsOfRun({ ...vitest, testResults: [tested] }, countsOfVitest, 1).failed).toBe(1)
  })

  test("a run without a report is a failure, whatever its exit code", () => {
    expect(countsOfRun(null, countsOfVitest, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countsOfRun(null, countsOfVitest, null)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test("the last line is the sum", () => {
    const sum = sumOf([countsOfCommand(0), countsOfCommand(1), { passed: 40, failed: 2, skipped: 9 }])
    expect(totalLine(sum)).toBe("total: 41 passed, 3 failed")
    expect(totalLine(sumOf([]))).toBe("total: 0 passed, 0 failed")
  })
})
