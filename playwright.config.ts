import process from "node:process"
import { defineConfig } from "@playwright/test"

const asRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: ".data/test/browser",
  globalSetup: "./tests/support/global-setup.ts",
  workers: 2,
  // Wide enough for a machine at a third of its usual speed: a limit finds what hangs, and says nothing about speed. A journey over many
  // pages asks for three times as much with `test.slow()`.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: process.env.TEST_REPORT ?? ".data/test/browser.json" }]],
  use: {
    headless: true,
    actionTimeout: 45_000,
    navigationTimeout: 60_000,
    // What a visitor sees is the office's clock: the device's zone must make no difference.
    timezoneId: "Pacific/Auckland",
    // A trace costs a third of the time: `npm test -- browser <file> --trace retain-on-failure` makes one.
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: ["--disable-gpu", "--disable-background-networking", ...(asRoot ? ["--no-sandbox"] : [])],
    },
  },
})
