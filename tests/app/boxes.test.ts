import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const root = join(import.meta.dirname, "../..")
const pages = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".tsx"),
)

test("every box for several lines says how much it lets in, so that nothing is cut or refused after it was written", () => {
  const boxes = pages.flatMap((file) => {
    const text = readFileSync(join(root, "app", file), "utf8")
    return [...text.matchAll(/<(?:textarea|Field)\b(?:[^>]|=>)*?\brows=\{\d+\}(?:[^>]|=>)*?\/>/g)].map((found) => ({
      file,
      box: found[0].replace(/\s+/g, " "),
    }))
  })
  expect(boxes.length).toBeGreaterThan(15)
  expect(boxes.filter(({ box }) => !box.includes("maxLength="))).toEqual([])
})
