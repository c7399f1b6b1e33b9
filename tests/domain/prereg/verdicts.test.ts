import { expect, test } from "vitest"
import { approvedAll, askedByVerdict, isWanting, suggestedDecision, verdicts } from "#domain/prereg/verdicts.ts"

test("nothing is suggested while a paper has not been seen, and nothing is accepted while one is wanting", () => {
  expect(suggestedDecision(["approved", null])).toBeNull()
  expect(suggestedDecision([null])).toBeNull()
  expect(suggestedDecision(["approved", "missing", null])).toBe("return")
  expect(suggestedDecision(["stamp-missing"])).toBe("return")
  expect(suggestedDecision(["approved", "at-visit", "not-relevant"])).toBe("accept")
  expect(suggestedDecision([])).toBe("accept")
})

test("one press approves what has not been seen of one person, and not what the household says is missing", () => {
  const one = (personId: string, paper: string, verdict: "missing" | null) => ({ personId, paper, verdict, was: null })
  const found = [
    one("ana", "passport", null),
    one("ana", "birth", null),
    one("ana", "permit", "missing"),
    one("bo", "passport", null),
  ]
  const says = new Map([
    ["passport", "check" as const],
    ["birth", "missing" as const],
  ])
  expect(approvedAll(found, "ana", says).map((x) => x.verdict)).toEqual(["approved", null, "missing", null])
  expect(approvedAll(found, "ana", says)[0]).toMatchObject({ was: null })
})

test("a missing paper and a missing stamp each ask for themselves, and no other finding asks", () => {
  expect(verdicts.map(askedByVerdict)).toEqual([null, "paper-missing", "stamp-missing", null, null])
  expect(askedByVerdict(null)).toBeNull()
  expect([...verdicts, null].filter(isWanting)).toEqual(["missing", "stamp-missing"])
})
