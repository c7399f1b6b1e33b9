import { expect, test } from "vitest"
import { waitsSince } from "#domain/desk/waiting.ts"
import { officeInstant } from "#domain/time/office-time.ts"

const at = (clock: string) => officeInstant("2026-11-26", clock)
const leg = { startsAt: at("13:45"), arrivedAt: at("10:30") }

test("who comes early waits from the agreed time on", () => {
  expect(waitsSince(leg, undefined)).toEqual(at("13:45"))
})
test("who comes late waits from arriving on", () => {
  expect(waitsSince({ ...leg, arrivedAt: at("13:50") }, undefined)).toEqual(at("13:50"))
})
test("a second leg is waited for from the end of the first", () => {
  expect(waitsSince(leg, { finishedAt: at("14:05") })).toEqual(at("14:05"))
})
test("nobody waits who is not here", () => {
  expect(waitsSince({ ...leg, arrivedAt: null }, undefined)).toBeNull()
})
