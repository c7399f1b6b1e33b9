import { describe, expect, it } from "vitest"
import { isPaperOf, mayJudge, mayUpload, uploadKindOf, verdictProblem } from "#domain/prereg/uploads.ts"
import { preregStates } from "#domain/prereg/states.ts"
import { familyOfFive } from "../../support/household.ts"

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)))

describe("a paper that is sent", () => {
  it.each([
    ["a JPEG", bytes([0xff, 0xd8, 0xff, 0xe0], "JFIF"), "image"],
    ["a PNG", bytes([0x89], "PNG\r\n", [0x1a, 0x0a]), "image"],
    ["a WebP", bytes("RIFF", [1, 2, 3, 4], "WEBPVP8 "), "image"],
    ["a PDF", bytes("%PDF-1.7\n"), "pdf"],
    ["a page that says it is a PDF further down", bytes("<html>%PDF-1.7"), null],
    ["an SVG", bytes("<svg xmlns='http://www.w3.org/2000/svg'>"), null],
    ["another RIFF", bytes("RIFF", [1, 2, 3, 4], "WAVEfmt "), null],
    ["a program", bytes("MZ", [0x90, 0]), null],
    ["a ZIP", bytes("PK", [3, 4]), null],
    ["nothing", bytes(), null],
  ] as const)("is told by its first bytes: %s", (_, content, kind) => {
    expect(uploadKindOf(content)).toBe(kind)
  })

  it("is taken until the household is registered or decided against", () => {
    const may = (confirmedEmail: string | null) => preregStates.filter((state) => mayUpload({ state, confirmedEmail }))
    expect(may("elena@example.org")).toEqual(["draft", "submitted", "returned", "accepted"])
    expect(may(null)).toEqual([])
    expect(preregStates.filter(mayJudge)).toEqual(["submitted", "returned", "accepted"])
  })

  it("is one of the person's own papers", () => {
    const family = familyOfFive()
    expect(isPaperOf(family, family.people[0]!, "passport")).toBe(false)
    expect(isPaperOf(family, family.people[2]!, "birth")).toBe(true)
    expect(isPaperOf(family, family.people[0]!, "birth")).toBe(false)
    expect(isPaperOf(family, family.people[0]!, "no-paper")).toBe(false)
  })

  it("will do, or will not with a reason; another reason is written", () => {
    const said = { verdict: "will-not" as const, reason: null, words: "" }
    expect(verdictProblem({ ...said, verdict: null })).toBe("verdict-missing")
    expect(verdictProblem(said)).toBe("reason-missing")
    expect(verdictProblem({ ...said, reason: "other", words: "  " })).toBe("reason-missing")
    expect(verdictProblem({ ...said, reason: "other", words: "The stamp is another one" })).toBeNull()
    expect(verdictProblem({ ...said, reason: "cut-off" })).toBeNull()
    expect(verdictProblem({ ...said, verdict: "will-do" })).toBeNull()
  })
})
