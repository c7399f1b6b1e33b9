import { measured } from "./accessibility-measured.ts"

/**
 * What the accessibility statement says was found (BEK 904/2019), from the portal's own browser tests: every page in every language is
 * opened at each width and looked at by axe (`tests/e2e/support/page.ts`). A test holds tool and widths against those tests; what was
 * found and the day are written from a run by `npm run was:write`, at least once a year.
 */
export const accessibility = {
  standard: "WCAG 2.2 AA",
  status: "partly",
  /** When it was written for the first time, and when it was last looked through. */
  published: "2026-11-26",
  reviewed: "2026-11-28",
  measured: {
    ...measured,
    axe: "4.11",
    widths: [320, 1280],
  },
  /** What does not live up to the standard, with the criteria it fails. */
  problems: [{ key: "certificate", criteria: ["1.3.1", "3.1.2"] }],
} as const
