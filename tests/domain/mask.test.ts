import { expect, test } from "vitest"
import { HIDDEN, maskEmail, maskEmailWholly, maskNumber, maskPhone } from "#domain/mask.ts"

test.each([
  [maskEmail("kaja@example.org"), "k•••@example.org"],
  [maskEmail("k@example.org"), "k•••@example.org"],
  [maskEmailWholly("elena@example.org"), "e•••@e•••"],
  [maskPhone("+48601234517"), "+48 ••• 17"],
  [maskNumber("YA1234412"), "••••• 412"],
  [maskNumber("123456"), HIDDEN],
])("%s", (masked, shown) => {
  expect(masked).toBe(shown)
})
