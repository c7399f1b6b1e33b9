import { readFileSync, readdirSync } from "node:fs"
import { expect, test } from "vitest"

const routes = readFileSync("app/routes.ts", "utf8")
/** What belongs to no room. */
const COMMON = new Set(["parts", "web", "styles"])
/** Folders of pages; a booking has two journeys instead of two sides. */
const SIDES = new Set(["citizen", "staff", "book", "visit"])

/** Whether a file of `app/<room>/` is one of the few kinds that a room holds. */
function belongs(file: string): boolean {
  const [, ...path] = file.split("/")
  const name = path.at(-1)!
  const folders = path.slice(0, -1)
  if (folders.at(-1) === "parts") return folders.slice(0, -1).every((f) => SIDES.has(f)) && !name.includes(".server.")
  if (!folders.every((f) => SIDES.has(f))) return false
  return routes.includes(`"${file}"`) || name === "forms.ts" || name.endsWith(".server.ts")
}

test("a room of app holds pages, forms.ts, *.server.ts and parts/, and nothing else", () => {
  const files = readdirSync("app", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice("app/".length))
    .filter((file) => file.includes("/") && !COMMON.has(file.split("/")[0]!))
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((file) => !belongs(file))).toEqual([])
  expect([belongs("courses/names-form.ts"), belongs("desk/helpers/time.ts")]).toEqual([false, false])
})
