import process from "node:process"
import { startTestPostgres } from "../../bin/test-postgres.mjs"
import { makeTemplate } from "./database.ts"

/**
 * Runs once before all tests, for Vitest and for Playwright. Starts a PostgreSQL unless TEST_DATABASE_URL names one, and
 * makes the migrated template that each test file copies.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const started = process.env.TEST_DATABASE_URL ? null : await startTestPostgres()
  if (started) process.env.TEST_DATABASE_URL = started.url
  await makeTemplate()
  return async () => {
    await started?.stop()
  }
}
