import { expect, test } from "vitest"
import { asciiAddress } from "#jobs/channels/address.ts"

test.each([
  ["anna@example.org", "anna@example.org"],
  ["anna@blåbær.dk", "anna@xn--blbr-roah.dk"],
  ["ánna@example.org", null],
  ["анна@example.org", null],
  ["@example.org", null],
  ["anna", null],
  ["anna@", null],
])("%s is sent to %s", (typed, sent) => {
  expect(asciiAddress(typed)).toBe(sent)
})
