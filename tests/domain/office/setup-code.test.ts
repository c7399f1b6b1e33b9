import { expect, test } from "vitest"
import { SETUP_CODE_TRIES, judgeSetupCode, setupCodeLapses } from "#domain/office/setup-code.ts"

const now = new Date("2026-11-26T10:00:00Z")
const stored = { expiresAt: setupCodeLapses(now), wrongTries: 0 }
const after = (ms: number) => new Date(now.getTime() + ms)
const DAY = 24 * 3_600_000

test("the right code opens the form for a day", () => {
  expect(judgeSetupCode(stored, true, after(DAY - 1))).toEqual({ ok: true, value: null })
  expect(judgeSetupCode(stored, true, after(DAY))).toMatchObject({ error: "code-lapsed" })
})

test("without a code none is right", () => {
  expect(judgeSetupCode(null, false, now)).toMatchObject({ error: "code-lapsed" })
})

test("after too many wrong ones the right one opens nothing", () => {
  expect(judgeSetupCode({ ...stored, wrongTries: SETUP_CODE_TRIES - 1 }, false, now)).toMatchObject({
    error: "code-wrong",
  })
  expect(judgeSetupCode({ ...stored, wrongTries: SETUP_CODE_TRIES }, true, now)).toMatchObject({ error: "code-spent" })
})
