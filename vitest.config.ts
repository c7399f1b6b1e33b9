import process from "node:process"
import { defineConfig } from "vitest/config"

// Half a day from Copenhagen and with other clock changes: code that trusts the machine's zone fails here.
process.env.TZ = "Pacific/Auckland"

const report = process.env.TEST_REPORT

export default defineConfig({
  test: {
    include: ["tests/{domain,locales,db,operations,jobs,app,server,bin,chaos}/**/*.test.{ts,tsx}"],
    globalSetup: "tests/support/global-setup.ts",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    reporters: report ? ["default", "json"] : ["default"],
    outputFile: report ? { json: report } : {},
  },
})
