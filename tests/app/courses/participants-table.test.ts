import { createRequire } from "node:module"
import { expect, test } from "vitest"
import { participantsTable } from "#app/courses/staff/participants-table.server.ts"
import type { SignUp, WholeRun } from "#db/courses/reads.ts"

const { unzipSync } = createRequire(import.meta.url)("fflate") as {
  unzipSync(file: Uint8Array): Record<string, Uint8Array>
}

const typed = ["- find a job", "=HYPERLINK(1)", "+45 12", "@x", "'quoted"]
const whole = {
  course: { slug: "cv" },
  run: { meetings: [] },
} as unknown as WholeRun
const people = typed.map((hopes, i) => ({
  number: i + 1,
  names: ["Ana"],
  latinNames: [],
  state: "seated",
  email: "ana@example.org",
  language: "en",
  supportNeeds: "",
  hopes,
})) as unknown as SignUp[]

test("what somebody typed stands in the table as it was typed, in text cells that no program works out", async () => {
  const files = unzipSync(await participantsTable({ whole, people, marks: [] }, "en"))
  const read = (name: string) => {
    const found = Object.entries(files).find(([path]) => path.endsWith(name))
    return Buffer.from(found![1]).toString("utf8")
  }
  const words = [...read("sharedStrings.xml").matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((m) =>
    m[1]!.replaceAll("&apos;", "'").replaceAll("&#39;", "'"),
  )
  for (const text of typed) expect(words).toContain(text)
  expect(words).not.toContain("'- find a job")
  const sheet = read("sheet1.xml")
  expect(sheet).not.toMatch(/<f[ >]/)
  // Each text is a shared string in a style whose number format is 49, which is "@".
  const styles = read("styles.xml")
  const formats = [...(/<cellXfs[\s\S]*<\/cellXfs>/.exec(styles)?.[0] ?? "").matchAll(/<xf ([^>]*)>/g)].map(
    (m) => m[1]!,
  )
  const index = words.indexOf("- find a job")
  const style = Number(new RegExp(`<c r="[A-Z]+2"([^>]*)><v>${index}</v>`).exec(sheet)?.[1]?.match(/s="(\d+)"/)?.[1])
  const number = /numFmtId="(\d+)"/.exec(formats[style]!)?.[1]
  const code = number === "49" ? "@" : new RegExp(`numFmtId="${number}"[^>]*formatCode="([^"]*)"`).exec(styles)?.[1]
  expect(code).toBe("@")
})
