import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type NumberKind, typedNumber } from "#domain/typed-number.ts"

const rows: [kind: NumberKind, text: string, expected: number | string][] = [
  ["percent", "25,049", 25.049],
  ["percent", "25.049", 25.049],
  ["percent", "25.049 %", 25.049],
  ["percent", "12,75 procent", 12.75],
  ["percent", "0,8", 0.8],
  ["percent", "100", 100],
  ["percent", "100,001", "number-range"],
  ["percent", "25049", "number-range"],
  ["percent", "25,0491", "number-wrong"],
  ["dkk", "54.100", 54_100],
  ["dkk", "54,100", 54_100],
  ["dkk", "2.592.700", 2_592_700],
  ["dkk", "1.234,56", 1234.56],
  ["dkk", "1,234.56", 1234.56],
  ["dkk", "54 100 kr.", 54_100],
  ["dkk", "kr. 54.100,-", 54_100],
  ["dkk", "DKK 54,100", 54_100],
  ["dkk", "0,125", "number-wrong"],
  ["dkk", "54.10.0", "number-unclear"],
  ["dkk", "54,1,00", "number-unclear"],
  ["dkk", "54 10", "number-unclear"],
  ["pay", "30.000,-", 30_000],
  ["pay", "30.000,–", 30_000],
  ["pay", "30000,-", 30_000],
  ["pay", "30.000,50 kr", 30_000.5],
  ["pay", "30 000", 30_000],
  ["pay", "30\u00a0000", 30_000],
  ["pay", "30’000", 30_000],
  ["pay", "30.00", "number-unclear"],
  ["pay", "25,5", "number-unclear"],
  ["pay", "1234.5", 1234.5],
  ["pay", "2.000.000", "number-range"],
  ["pay", "0", "number-range"],
  ["days", "30", 30],
  ["days", "1.000", 1000],
  ["days", "1,5", "number-wrong"],
  ["weeks", "25.000", "number-range"],
  ["count", "a lot", "number-wrong"],
  ["count", "-5", "number-wrong"],
  ["count", "  ", "number-missing"],
  ["count", "kr.", "number-wrong"],
  ["count", "1e5", "number-wrong"],
]

describe("a typed number is bounded by what it counts", () => {
  test.each(rows)("%s %j", (kind, text, expected) => {
    expect(typedNumber(text, { kind })).toEqual(
      typeof expected === "number" ? { ok: true, value: expected } : { ok: false, problem: expected },
    )
  })

  test("what the portal prints in either language is read as the same number", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("da-DK", "en-GB"),
        fc.oneof(
          fc.integer({ min: 0, max: 100_000 }).map((n) => ["percent", n / 1000] as const),
          fc.integer({ min: 0, max: 1_000_000_000 }).map((n) => ["dkk", n] as const),
        ),
        (locale, [kind, value]) => {
          const printed = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value)
          expect(typedNumber(printed, { kind })).toEqual({ ok: true, value })
        },
      ),
    )
  })
})
