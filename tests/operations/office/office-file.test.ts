import { readFileSync } from "node:fs"
import { domainToASCII } from "node:url"
import { describe, expect, test } from "vitest"
import { readFounding } from "#domain/office/founding.ts"
import { readyServices } from "#operations/office/found.ts"
import { readOfficeFile } from "../../../tools/office-file.ts"

const example = readFileSync("tools/office-example.yaml", "utf8")
const municipalities = [
  { code: "217", name: "Helsingør" },
  { code: "210", name: "Fredensborg" },
  { code: "219", name: "Hillerød" },
]
const choices = {
  services: readyServices,
  municipalities: municipalities.map(({ code }) => code),
  toAscii: domainToASCII,
}

/** Everything that is wrong with a file, in words. */
function problemsOf(source: string, password = "correct horse battery"): string[] {
  const read = readOfficeFile(source, municipalities, password)
  if (!read.ok) return read.problems
  const judged = readFounding(read.typed, choices)
  return judged.ok ? [] : judged.faults.map(read.say)
}
const changed = (from: string, to: string) => {
  expect(example).toContain(from)
  return example.replace(from, to)
}
/** The line of the example that a text begins on. */
const line = (text: string, source = example) => source.slice(0, source.indexOf(text)).split("\n").length

describe("the file of an office", () => {
  test("the example is a whole office, with the hours as they stand in it", () => {
    expect(problemsOf(example)).toEqual([])
    const read = readOfficeFile(example, municipalities, "correct horse battery")
    if (!read.ok) throw new Error(read.problems.join())
    expect(read.language).toBe("da")
    expect(read.typed.hours[0]).toEqual({ opens: "9:00", closes: "15:00" })
    expect(read.typed.hours[1]).toEqual({ opens: "", closes: "" })
    expect(read.typed).toMatchObject({ host: "217", partners: ["210", "219"] })
    for (const { key, texts } of readyServices)
      expect(example.replace(/ +/g, " ")).toContain(`${key} ${texts.en!.name}`)
  })

  test("numbers and municipalities may be written as they come, and lines may be missing", () => {
    expect(problemsOf(changed('phone: "+45 49 28 28 28"', "phone: 49282828"))).toEqual([])
    expect(problemsOf(changed("host: Helsingør", "host: 217"))).toEqual([])
    expect(problemsOf(changed("  tuesday: closed\n", ""))).toEqual([])
    expect(problemsOf(changed("9:00-15:00", "9–15"))).toEqual([])
  })

  const faults: [string, string, string][] = [
    ["  monday: 9:00-15:00", "  monday: 15:00-9:00", "hours.monday): The office must close later than it opens."],
    ["  monday: 9:00-15:00", "  monday: nine to three", "hours.monday): Write times like"],
    ["postalLine: 3000 Helsingør", "postalLine: Helsingør", "postalLine): Type four digits and the town"],
    ["    counters: 3", "    counters: many", "groups.1.counters): Type how many counters"],
    ["  - Hillerød", "  - Atlantis", "partners.1): There is no municipality called “Atlantis”."],
    ["host: Helsingør", "host: Atlantis", "host): There is no municipality called “Atlantis”."],
    ["  email: anna", "  email: an na", "admin.email): Type an e-mail address"],
  ]
  test.each(faults)("says the line and the key of what is wrong: %s → %s", (from, to, says) => {
    const source = changed(from, to)
    const [problem, ...others] = problemsOf(source)
    expect(others).toEqual([])
    expect(problem).toContain(says)
    expect(problem).toMatch(new RegExp(`^line ${line(to, source)} `))
  })

  test("says every mistake at once, what is missing too", () => {
    const problems = problemsOf("admin:\n  name: Anna\n", "short")
    expect(problems.join("\n")).toContain("line 1 (name): Type the name of the office.")
    expect(problems.join("\n")).toContain("(admin.email): Type your e-mail address.")
    expect(problems.join("\n")).toContain("STAFF_PASSWORD: Choose a password of at least 12 characters.")
    expect(problems.length).toBeGreaterThan(8)
  })

  test("keeps passwords out of the file, and knows no other keys", () => {
    const [password] = problemsOf(`${example}  password: hunter2hunter2\n`)
    expect(password).toContain("the password does not stand in the file")
    expect(problemsOf(`${example}\ncolour: blue\n`)).toEqual([
      `line ${example.split("\n").length + 1} (colour): there is no such key`,
    ])
    expect(problemsOf(changed("  monday:", "  mondag:"))[0]).toMatch(
      /^line \d+ \(hours\.mondag\): there is no such key$/,
    )
  })

  test("says what is no YAML, or of another shape", () => {
    expect(problemsOf("name: [")[0]).toMatch(/^line \d+: /)
    expect(problemsOf("")[0]).toContain("expected")
    expect(problemsOf("- a list")[0]).toContain("expected")
    expect(problemsOf(changed("services: [eu-residence]", "services: eu-residence"))[0]).toBe(
      `line ${line("services: [eu-residence]")} (groups.0.services): expected a list`,
    )
    expect(problemsOf(changed("language: da", "language: sv"))[0]).toBe(
      `line ${line("language: da")} (language): expected en or da`,
    )
  })
})
