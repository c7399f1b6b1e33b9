import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { accessibility } from "#domain/accessibility.ts"

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")

test("the accessibility statement names the tool and the widths that the browser tests use", () => {
  const { version } = JSON.parse(read("node_modules/axe-core/package.json")) as { version: string }
  expect(version.split(".").slice(0, 2).join(".")).toBe(accessibility.measured.axe)
  expect(read("tests/e2e/support/page.ts")).toContain(
    `widths: number[] = [${accessibility.measured.widths.join(", ")}]`,
  )
})

test("it was looked through on or after the day it was measured and written", () => {
  const { published, reviewed, measured } = accessibility
  expect([published, measured.on, reviewed].toSorted().at(-1)).toBe(reviewed)
})

test("a portal with a known problem does not call itself fully compliant", () => {
  expect(accessibility.problems.length > 0 || accessibility.measured.violations > 0).toBe(
    accessibility.status === "partly",
  )
})
