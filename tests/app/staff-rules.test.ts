import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { RouteConfigEntry } from "@react-router/dev/routes"
import { describe, expect, test } from "vitest"
import { staffRules } from "#app/web/staff-rules.ts"
import { permissions } from "#domain/staff/permissions.ts"
import { rightsOf } from "../support/rights.ts"
import routes from "#app/routes.ts"

interface Route {
  pattern: string
  file: string
  source: string
}

/** Every address of `app/routes.ts` with the file behind it; layouts have none of their own. */
function walk(
  entries: readonly RouteConfigEntry[],
  above = "",
  files: string[] = [],
): { pattern: string; files: string[] }[] {
  return entries.flatMap((entry) => {
    const pattern = [above, entry.path].filter(Boolean).join("/")
    const chain = [...files, entry.file]
    return entry.children ? walk(entry.children, pattern, chain) : [{ pattern: `/${pattern}`, files: chain }]
  })
}
const all = walk(await routes)
const source = (file: string) => readFileSync(join(import.meta.dirname, "../../app", file), "utf8")
const staff: (Route & { files: string[] })[] = all
  .filter(({ pattern }) => pattern.startsWith("/staff"))
  .map(({ pattern, files }) => ({ pattern, files, file: files.at(-1)!, source: source(files.at(-1)!) }))
/** Before somebody is signed in. */
const outside = (pattern: string) => /^\/staff\/(sign-in|join)/.test(pattern)
const inside = staff.filter(({ pattern }) => !outside(pattern))

describe("permissions and routes", () => {
  test("every address of staff has a rule, and every rule an address", () => {
    expect(inside.length).toBeGreaterThan(35)
    expect(inside.map(({ pattern }) => pattern).toSorted()).toEqual(Object.keys(staffRules).toSorted())
  })

  test.each(inside)("$pattern is asked for by the one middleware", ({ files }) => {
    expect(files.some((file) => /middleware[^\n]*=\s*\[requireStaff\]/.test(source(file)))).toBe(true)
  })

  test.each(inside)("$pattern has a rule for its form if it has one, and none if it has not", ({ pattern, source }) => {
    expect(staffRules[pattern]!.act !== undefined).toBe(
      /export (async )?function action|export const action/.test(source),
    )
  })

  test("what is dangerous asks again who sits there, and nothing else does", () => {
    const again = Object.entries(staffRules).flatMap(([pattern, rule]) => (rule.again ? [[pattern, rule.again]] : []))
    expect(Object.fromEntries(again)).toEqual({
      "/staff/account": ["codes", "make-feed"],
      "/staff/account/second-factor": true,
      "/staff/office/counters": ["make-feed"],
      "/staff/office/retention": true,
      "/staff/people": true,
      "/staff/people/:id": true,
      "/staff/roles": true,
      "/staff/roles/:key": true,
    })
    for (const [pattern, rule] of Object.entries(staffRules))
      if (rule.act === "manage-people") expect(rule.again, pattern).toBe(true)
  })

  test.each(inside.filter(({ pattern }) => staffRules[pattern]?.again))(
    "$pattern reads its form by readForm, which drops the password that confirmed, and sends it without the framework",
    ({ source }) => {
      expect(source).toMatch(/readForm\(request(\.clone\(\), \w+)?\)/)
      expect(source).not.toMatch(/request\.formData|<Form\b|useFetcher|useSubmit/)
    },
  )

  test("what stands outside lets nobody's case be seen: no read of one is imported there", () => {
    for (const { pattern, source } of staff.filter((route) => outside(route.pattern)))
      expect(source, pattern).not.toMatch(/#db\/(booking|prereg|benefit|taxcard|courses|search)\//)
  })

  test("every right is asked for somewhere, and every one of a role is known", () => {
    const asked = new Set(Object.values(staffRules).flatMap(({ see, act, own }) => [see, act, own]))
    const byButton = new Set(["change-visits", "overbook"])
    for (const permission of permissions)
      expect(asked.has(permission) || byButton.has(permission), permission).toBe(true)
  })

  test("opening a case is a right of its own: the list beside it asks less, dealing with it more", () => {
    expect(staffRules["/staff/prereg"]!.see).toBe("see-prereg")
    expect(staffRules["/staff/prereg/:id"]).toMatchObject({
      see: "read-prereg",
      act: "review-prereg",
      opens: "household",
    })
    const opening = Object.values(staffRules).filter((rule) => rule.opens)
    expect(opening.map((rule) => rule.opens).toSorted()).toEqual(
      [
        "benefit",
        "household",
        "household",
        "household",
        "household",
        "household",
        "identity",
        "identity",
        "identity",
        "participant",
        "person",
        "run",
        "run",
        "run",
        "slip",
        "tax-card",
      ].toSorted(),
    )
  })

  test("who may open what, role by role", () => {
    const open = (role: string) =>
      Object.entries(staffRules)
        .filter(([, { see, own }]) =>
          [see, own].some((right) => right === "signed-in" || (right && rightsOf(role).permissions.includes(right))),
        )
        .map(([pattern]) => pattern.replace("/staff", "") || "/")
    expect(open("teacher")).toEqual([
      "/",
      "/sign-out",
      "/settings",
      "/confirm",
      "/account",
      "/account/second-factor",
      "/calendar/stream",
      "/courses",
      "/courses/run/:id",
      "/courses/run/:id/list",
      "/courses/meeting/:id",
    ])
    expect(open("siri").filter((path) => /prereg|benefit|tax|courses|people|audit|guidance/.test(path))).toEqual([])
    expect(open("reception")).not.toContain("/prereg/:id")
    expect(open("coordinator").filter((path) => /people|roles|audit/.test(path))).toEqual([])
    expect(open("admin")).toHaveLength(Object.keys(staffRules).length)
  })
})
