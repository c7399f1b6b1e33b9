import { expect, test } from "vitest"
import { readPay } from "#app/taxcard/citizen/forms.ts"

const pay = (text: string) => {
  const read = readPay(new URLSearchParams({ pay: text, municipality: "101", card: "main" }))
  return read.ok ? read.value.pay : read.errors.pay
}

test.each([
  ["30.000,-", 30_000],
  ["30,000", 30_000],
  ["kr. 30.000,49", 30_000],
  ["٣٠٠٠٠", 30_000],
  ["", "pay-missing"],
  ["30.00", "pay-unclear"],
  ["a lot", "pay-wrong"],
  ["2.000.000", "pay-wrong"],
])("a month's pay typed as %j", (text, expected) => {
  expect(pay(text)).toBe(expected)
})
