import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"
import { describe, expect, test } from "vitest"

const folder = path.resolve(import.meta.dirname, "../../domain")

describe("no rule looks at a clock or throws dice", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"))

  test.each(files)("domain/%s", (name) => {
    expect(impurities(readFileSync(path.join(folder, name), "utf8"))).toEqual([])
  })

  test.each([
    ["const now = new Date()", "new Date()"],
    ["const now = new Date", "new Date"],
    ["const now = Date()", "Date()"],
    ["const now = Date.now()", "Date.now"],
    ["const at = performance.now()", "performance.now"],
    ["const dice = Math.random()", "Math.random"],
    ["const id = crypto.randomUUID()", "crypto.randomUUID"],
  ])("%s would be found", (source, found) => {
    expect(impurities(source)).toEqual([`line 1: ${found}`])
  })

  test("a date made of something is allowed", () => {
    expect(impurities("const at = new Date(0); const other = new Date(at.getTime()); Math.floor(1.5)")).toEqual([])
  })
})

/** Where a source reads the time or makes something random: `line 3: new Date()`. */
function impurities(source: string): string[] {
  const file = ts.createSourceFile("rule.ts", source, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (isImpure(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart())
      found.push(`line ${line + 1}: ${node.getText()}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function isImpure(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return isNamed(node.expression, "Date") && !node.arguments?.length
  if (ts.isCallExpression(node)) return isNamed(node.expression, "Date")
  if (!ts.isPropertyAccessExpression(node)) return false
  const [owner, member] = [node.expression, node.name.text]
  return (
    (isNamed(owner, "Date") && member === "now") ||
    (isNamed(owner, "Math") && member === "random") ||
    (isNamed(owner, "performance") && member === "now") ||
    (isNamed(owner, "crypto") && member.startsWith("random"))
  )
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name
}
