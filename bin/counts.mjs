/** How many checks passed, failed and were skipped: `{ passed, failed, skipped }`. */
export const none = { passed: 0, failed: 0, skipped: 0 }

/** A step without tests of its own (types, lint, …) counts as one check. */
export function countsOfCommand(code) {
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 }
}

/** Counts from Vitest's JSON report. A file that could not even be loaded has no tests in it, and is one failure. */
export function countsOfVitest(report) {
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * Counts from Playwright's JSON report. A test that passes only when tried again has failed. Errors outside of tests
 * (a file that cannot be loaded, a failing set-up) are failures too.
 */
export function countsOfPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped }
}

/**
 * The counts of a test run from its report (null when it left none) and its exit code. A run that fails without a
 * failing test (it crashed, found no tests, hit its limit) is one failure: it must never read as success.
 */
export function countsOfRun(report, read, code) {
  const counts = report === null ? none : read(report)
  const silent = counts.failed === 0 && (code !== 0 || report === null)
  return silent ? { ...counts, failed: 1 } : counts
}

export function sumOf(all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    none,
  )
}

export function totalLine({ passed, failed }) {
  return `total: ${passed} passed, ${failed} failed`
}
