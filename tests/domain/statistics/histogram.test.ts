import fc from "fast-check"
import { expect, test } from "vitest"
import { type Histogram, countOf, quantile, spreadOf, sumOf } from "#domain/statistics/histogram.ts"

const of = (values: readonly number[]): Histogram => {
  const histogram = new Map<number, number>()
  for (const value of values) histogram.set(value, (histogram.get(value) ?? 0) + 1)
  return histogram
}

test("the median of an odd and of an even number is a value that was measured", () => {
  expect(quantile(of([9, 1, 5]), 0.5)).toBe(5)
  expect(quantile(of([9, 1, 5, 7]), 0.5)).toBe(5)
  expect(quantile(of([]), 0.5)).toBeNull()
  expect(quantile(of([3]), 0.9)).toBe(3)
})

test("nine of ten do not exceed the ninety per cent, and with one more above it, it rises", () => {
  const ten = [1, 1, 1, 1, 1, 1, 1, 1, 1, 60]
  expect(quantile(of(ten), 0.9)).toBe(1)
  expect(quantile(of([...ten, 60]), 0.9)).toBe(60)
})

test("a spread says nothing of too few", () => {
  expect(spreadOf(of([1, 2, 3, 4]), 5)).toEqual({ median: null, ninety: null })
  expect(spreadOf(of([1, 2, 3, 4, 5]), 5)).toEqual({ median: 3, ninety: null })
  expect(spreadOf(of([1, 2, 3, 4, 5, 6, 7, 8, 9]), 5).ninety).toBeNull()
  expect(spreadOf(of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 5)).toEqual({ median: 5, ninety: 9 })
})

test("a quantile is the value at its place in the sorted list, whatever was measured", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { minLength: 1 }), fc.constantFrom(0.5, 0.8, 0.9), (values, share) => {
      const sorted = values.toSorted((a, b) => a - b)
      expect(quantile(of(values), share)).toBe(sorted[Math.max(0, Math.ceil(share * values.length) - 1)])
      expect(countOf(of(values))).toBe(values.length)
      expect(sumOf(of(values))).toBe(values.reduce((a, b) => a + b, 0))
    }),
  )
})
