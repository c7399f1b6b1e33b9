import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const root = join(import.meta.dirname, "../..")
const names = /\bICS East\b|Citizen Service East/i

/** Everything that can put words before somebody: pages, messages, files, texts, and the commands that print. */
const floors = ["app", "jobs", "operations", "domain", "locales", "server", "public", "bin", "tools"]
const said = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*(\/\/|#).*$/gm, "")

test("no text and no line of code names the office: its name is data", () => {
  const files = floors.flatMap((floor) =>
    readdirSync(join(root, floor), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|m?js|json|md|scss)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  expect(files.length).toBeGreaterThan(400)
  expect(files.filter((file) => names.test(said(readFileSync(file, "utf8"))))).toEqual([])
})
