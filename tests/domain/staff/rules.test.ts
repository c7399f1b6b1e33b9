import { addMinutes, addSeconds } from "date-fns"
import { describe, expect, test } from "vitest"
import { CONFIRMED_MINUTES, isConfirmed } from "#domain/staff/rules.ts"

const NOW = new Date("2026-11-23T09:00:00Z")
const ago = (minutes: number, seconds = 0) => addSeconds(addMinutes(NOW, -minutes), seconds)

describe("whether somebody need not be asked again who they are", () => {
  test.each([
    ["who has just signed in", { completeAt: NOW, confirmedAt: null }, true],
    ["who signed in a second less than that ago", { completeAt: ago(CONFIRMED_MINUTES, 1), confirmedAt: null }, true],
    ["who signed in that long ago", { completeAt: ago(CONFIRMED_MINUTES), confirmedAt: null }, false],
    ["who signed in at dawn and was asked a moment ago", { completeAt: ago(300), confirmedAt: ago(1) }, true],
    ["who was asked that long ago", { completeAt: ago(300), confirmedAt: ago(CONFIRMED_MINUTES) }, false],
    ["who has not given the second factor", { completeAt: null, confirmedAt: null }, false],
  ])("%s", (_, session, is) => expect(isConfirmed(session, NOW)).toBe(is))
})
