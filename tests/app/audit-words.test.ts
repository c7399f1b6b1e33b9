import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { detailWords } from "#app/staff/audit-words.server.ts"
import { auditDetails, auditKinds } from "#domain/staff/audit.ts"
import { permissions } from "#domain/staff/permissions.ts"
import { messageKinds } from "#domain/mail/messages.ts"
import { mailSubjects } from "#domain/mail/subjects.ts"
import { terms } from "#domain/retention/policy.ts"
import { languageCodes } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"

const folder = join(import.meta.dirname, "../../operations")
const written = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(folder, name), "utf8"))
  .join("\n")
const reader = (language: "en" | "da") => ({ language, today: "2026-11-27", roleName: (key: string) => `<${key}>` })
const values = {
  by: ["command", "office", "password", "app", "paper"],
  where: ["account"],
  publish: ["draft", "now", "at"],
  about: mailSubjects,
  fields: ["passportNumber", "homeNumber", "earlierNumber", "church", "relatives"],
  permissions,
  message: messageKinds.map(({ id }) => id),
  term: terms,
} as const

describe.each(languageCodes)("the audit trail in %s", (language) => {
  const { exists } = translator(language)

  test.each(Object.values(auditKinds).flat())("has words for %s", (kind) => {
    expect(exists(`staff:audit.kind.${kind}`)).toBe(true)
  })

  test.each(auditDetails)("has words for what it says of %s", (name) => {
    expect(exists(`staff:audit.name.${name}`)).toBe(true)
    expect(detailWords("signed-in", name, "x-1", reader(language))).not.toMatch(new RegExp(`^${name}:`))
  })

  test.each(Object.entries(values))("says %s by words", (name, all) => {
    for (const value of all)
      expect(detailWords("account-made", name, value, reader(language)), value).not.toMatch(new RegExp(`: ${value}$`))
  })

  test("says what was erased as the page about it does", () => {
    const counted = [...written.matchAll(/work: async \(tx\) => \(\{ (\w+):/g)].map(([, name]) => name!)
    expect(counted.length).toBeGreaterThan(5)
    for (const name of counted) expect(exists(`office:retention.goes.${name}`), name).toBe(true)
  })
})

test("every name that operations write is one that is walked here; that kinds are, the compiler holds", () => {
  const calls = [...written.matchAll(/appendAudit\([^]*?\n? *\}\)/g)].map(([call]) => call)
  expect(calls.length).toBeGreaterThan(30)
  const names = calls.flatMap((call) =>
    [...(/detail: \{([^}]*)\}/.exec(call)?.[1] ?? "").matchAll(/(?:^|,)\s*(\w+)(?=:|,|\s*$)/g)].map(
      ([, name]) => name!,
    ),
  )
  expect(new Set(names).size).toBeGreaterThan(15)
  expect(names.filter((name) => !(auditDetails as readonly string[]).includes(name))).toEqual([])
})

test("days, languages and roles are said as their reader says them", () => {
  const danish = reader("da")
  expect(detailWords("took-day-list", "day", "2026-11-30", danish)).toMatch(/^Dag: .*30\. november/)
  expect(detailWords("article-saved", "language", "da", danish)).toBe("Sprog: Dansk")
  expect(detailWords("account-changed", "was", "siri", danish)).toBe("Før: <siri>")
  expect(detailWords("account-changed", "role", "admin", danish)).toBe("Rolle: <admin>")
  expect(detailWords("role-changed", "was", "see-calendar see-prereg", danish)).toContain("kalenderen")
  expect(detailWords("signed-in", "network", "192.0.2.0/24", danish)).toBe("Netværk: 192.0.2.0/24")
  expect(detailWords("erased", "visits", "3", danish)).toBe("Besøg: 3")
  expect(detailWords("whatever", "neverHeardOf", "x", danish)).toBe("neverHeardOf: x")
})
