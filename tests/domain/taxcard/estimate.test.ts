import fc from "fast-check"
import { expect, test } from "vitest"
import { type Card, type LineKey, type TaxRates, cards, estimatePay } from "#domain/taxcard/estimate.ts"

/** The rates of 2026 as the office's lists of facts (§ 2; the newer one § A9) print them, typed here once more on purpose. */
const rates: TaxRates = {
  year: "2026",
  withoutCard: 55,
  labourMarket: 8,
  personalAllowance: 54_100,
  bottom: 12.01,
  steps: [
    { key: "middle", percent: 7.5, from: 641_200, ceiling: 44.57 },
    { key: "top", percent: 7.5, from: 777_900, ceiling: 52.07 },
    { key: "top-top", percent: 5, from: 2_592_700, ceiling: 57.07 },
  ],
  employmentAllowance: 12.75,
  employmentAllowanceMost: 63_300,
  jobAllowance: 4.5,
  jobAllowanceFrom: 235_200,
  jobAllowanceMost: 3_100,
}

/**
 * Worked by hand from those rates: the contribution first; a month's personal allowance is 54,100 / 12 = 4,508.33; the employment
 * allowance 12.75 % of the pay, at most 63,300 / 12 = 5,275; the job allowance 4.5 % of the pay above 235,200 / 12 = 19,600, at most
 * 3,100 / 12 = 258.33; each line rounded to whole kroner.
 */
const examples: [
  what: string,
  pay: number,
  card: Card,
  municipal: number,
  church: number,
  lines: [LineKey, number][],
  net: number,
][] = [
  // 27,600 left; (27,600 − 4,508.33 − 3,825 − 258.33) × 23.39 % = 4,446; (27,600 − 4,508.33) × 12.01 % = 2,773
  [
    "Copenhagen",
    30_000,
    "main",
    23.39,
    0,
    [
      ["labour-market", 2400],
      ["municipal", 4446],
      ["bottom", 2773],
    ],
    20_381,
  ],
  // and 19,008.33 × 0.8 % = 152
  [
    "Copenhagen, church",
    30_000,
    "main",
    23.39,
    0.8,
    [
      ["labour-market", 2400],
      ["municipal", 4446],
      ["church", 152],
      ["bottom", 2773],
    ],
    20_229,
  ],
  // 27,600 × 23.39 % and × 12.01 %
  [
    "Copenhagen",
    30_000,
    "secondary",
    23.39,
    0,
    [
      ["labour-market", 2400],
      ["municipal", 6456],
      ["bottom", 3315],
    ],
    17_829,
  ],
  // 27,600 × 55 %
  [
    "Copenhagen",
    30_000,
    "none",
    23.39,
    0,
    [
      ["labour-market", 2400],
      ["without-card", 15_180],
    ],
    12_420,
  ],
  // 20,240 left; employment allowance 2,805, job allowance (22,000 − 19,600) × 4.5 % = 108; 12,818.67 × 24.5 %; 15,731.67 × 12.01 %
  [
    "Frederiksberg",
    22_000,
    "main",
    24.5,
    0,
    [
      ["labour-market", 1760],
      ["municipal", 3141],
      ["bottom", 1889],
    ],
    15_210,
  ],
  // 37,996 left; employment allowance 5,265.75, just below its most; 27,963.58 × 23.6 % and × 0.75 %
  [
    "Gladsaxe, church",
    41_300,
    "main",
    23.6,
    0.75,
    [
      ["labour-market", 3304],
      ["municipal", 6599],
      ["church", 210],
      ["bottom", 4022],
    ],
    27_165,
  ],
  // 3,680 left, all of it within the personal allowance
  ["Copenhagen", 4_000, "main", 23.39, 0, [["labour-market", 320]], 3_680],
  ["Copenhagen", 5_000, "exemption", 23.39, 0, [["labour-market", 400]], 4_600],
  // 59,800 left; employment allowance at its most; middle tax of 59,800 − 53,433.33 = 6,366.67: 477.5, rounded up
  [
    "Rudersdal",
    65_000,
    "main",
    23.47,
    0,
    [
      ["labour-market", 5200],
      ["municipal", 11_678],
      ["bottom", 6641],
      ["middle", 478],
    ],
    41_003,
  ],
  // 73,600 left; 26.3 + 12.01 + 7.5 is over the ceiling of 44.57, so middle tax is 6.26 % of 20,166.67; top of 73,600 − 64,825 = 8,775
  [
    "Lolland, church",
    80_000,
    "main",
    26.3,
    1.23,
    [
      ["labour-market", 6400],
      ["municipal", 16_716],
      ["church", 782],
      ["bottom", 8298],
      ["middle", 1262],
      ["top", 658],
    ],
    45_884,
  ],
  // 230,000 left; extra top tax of 230,000 − 216,058.33 = 13,941.67
  [
    "Copenhagen",
    250_000,
    "main",
    23.39,
    0,
    [
      ["labour-market", 20_000],
      ["municipal", 51_448],
      ["bottom", 27_082],
      ["middle", 13_243],
      ["top", 12_388],
      ["top-top", 697],
    ],
    125_142,
  ],
  // 987.60 is taken as 988; 11,357 left
  [
    "Ballerup, church",
    12_345,
    "secondary",
    25.5,
    0.75,
    [
      ["labour-market", 988],
      ["municipal", 2896],
      ["church", 85],
      ["bottom", 1364],
    ],
    7_012,
  ],
  [
    "Lolland, church",
    37_500,
    "none",
    26.3,
    1.23,
    [
      ["labour-market", 3000],
      ["without-card", 18_975],
    ],
    15_525,
  ],
  [
    "Roskilde",
    55_000,
    "main",
    25.2,
    0,
    [
      ["labour-market", 4400],
      ["municipal", 10_221],
      ["bottom", 5536],
    ],
    34_843,
  ],
]

test.each(examples)("%s, DKK %d a month on %s", (_what, pay, card, municipal, church, lines, net) => {
  const estimate = estimatePay(pay, card, rates, { municipal, church })
  expect(estimate.lines.map((line) => [line.key, line.amount])).toEqual(lines)
  expect(estimate.net).toBe(net)
})

test("the job allowance begins above its amount, and church tax does not count under the ceiling", () => {
  const at = (pay: number) => estimatePay(pay, "main", rates, { municipal: 25, church: 0 }).jobAllowance * 12
  expect([at(19_600), at(20_000), at(26_000)].map(Math.round)).toEqual([0, 216, 3_100])
  const middle = (church: number) => {
    const { lines } = estimatePay(65_000, "main", rates, { municipal: 25.06, church })
    return lines.find((line) => line.key === "middle")!.percent
  }
  expect([middle(0), middle(1.3)]).toEqual([7.5, 7.5])
  // 44.57 − 25.57 − 12.01
  const most = estimatePay(65_000, "main", rates, { municipal: 25.57, church: 1.3 })
  expect(most.lines.find((line) => line.key === "middle")!.percent).toBe(6.99)
})

test("an exemption card is said to be too small from the pay on that a year of exceeds the allowance", () => {
  const local = { municipal: 25, church: 0 }
  expect(estimatePay(4_900, "exemption", rates, local).overExemption).toBe(false)
  expect(estimatePay(4_901, "exemption", rates, local).overExemption).toBe(true)
  expect(estimatePay(30_000, "main", rates, local).overExemption).toBe(false)
})

test("what is taken and what is left always add up to the pay, and more pay never leaves less on the same card", () => {
  const local = fc.record({
    municipal: fc.double({ min: 20, max: 28, noNaN: true }),
    church: fc.constantFrom(0, 0.8, 1.3),
  })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_000 }), fc.constantFrom(...cards), local, (pay, card, at) => {
      const one = estimatePay(pay, card, rates, at)
      expect(one.net + one.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(pay)
      expect(one.net).toBeGreaterThanOrEqual(0)
      expect(estimatePay(pay + 1_000, card, rates, at).net).toBeGreaterThanOrEqual(one.net)
    }),
  )
})
