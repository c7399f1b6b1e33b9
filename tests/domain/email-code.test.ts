import { addMinutes } from "date-fns"
import { expect, test } from "vitest"
import { CODE_MINUTES, CODE_TRIES, codeLives, judgeCode, noCode, oneTryLess, spacedCode } from "#domain/email-code.ts"

const now = new Date("2026-11-26T09:00:00Z")
const code = {
  codeRound: 1,
  codeHash: Buffer.from("x"),
  codeExpiresAt: addMinutes(now, CODE_MINUTES),
  codeTriesLeft: CODE_TRIES,
}
const judged = (of: typeof code, fits: boolean, at = now) => {
  const answer = judgeCode(of, fits, at)
  return answer.ok ? "right" : answer.error
}

test("a code lives for its minutes and survives its tries but one", () => {
  expect(judged(code, true)).toBe("right")
  expect(judged(code, true, addMinutes(now, CODE_MINUTES))).toBe("code-expired")
  expect(judged({ ...code, codeTriesLeft: 2 }, false)).toBe("code-wrong")
  expect(judged({ ...code, codeTriesLeft: 1 }, false)).toBe("code-used-up")
  expect(judged({ ...code, codeTriesLeft: 0 }, true)).toBe("code-used-up")
  expect(oneTryLess({ ...code, codeTriesLeft: 0 })).toEqual({ codeTriesLeft: 0 })
})

test("what has no code lives not", () => {
  expect(codeLives(noCode, now)).toBe(false)
  expect(codeLives(code, now)).toBe(true)
})

test("is read in two groups", () => expect(spacedCode("12345678")).toBe("1234 5678"))
