import { createHmac } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Drawable, drawSample, sampleSize } from "#domain/identity/sample.ts"

const ranked = (seed: string) => (text: string) => createHmac("sha256", seed).update(text).digest("hex")

/** A month: three officers, some states, mostly approved. */
const month: Drawable[] = Array.from({ length: 200 }, (_, i) => ({
  id: `check-${i}`,
  officerId: ["anna", "bo", "eva"][i % 3]!,
  documentState: ["IT", "IN", "DE", "US", "RO"][i % 5]!,
  outcome: i % 40 === 0 ? "hearing" : i % 17 === 0 ? "doubtful" : "approved",
}))
const ids = (sample: readonly Drawable[]) => sample.map(({ id }) => id).toSorted()

describe("the sample of a month", () => {
  it("is one in twenty, at least five, and never more than there are", () => {
    expect([0, 3, 5, 90, 100, 101, 1700].map(sampleSize)).toEqual([0, 3, 5, 5, 5, 6, 85])
  })

  it("is the same for the same seed, in whatever order the checks come, and another one for another seed", () => {
    const drawn = ids(drawSample(month, 10, ranked("a")))
    expect(ids(drawSample(month.toReversed(), 10, ranked("a")))).toEqual(drawn)
    expect(ids(drawSample(month, 10, ranked("b")))).not.toEqual(drawn)
  })

  it("holds so many as are wanted, none twice, and of each stratum its share, up or down to a whole one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 220 }), fc.string(), (size, seed) => {
        const sample = drawSample(month, size, ranked(seed))
        expect(sample).toHaveLength(Math.min(size, month.length))
        expect(new Set(sample).size).toBe(sample.length)
        for (const officer of ["anna", "bo", "eva"])
          for (const state of ["IT", "IN", "DE", "US", "RO"])
            for (const outcome of ["approved", "doubtful", "hearing"]) {
              const of = (list: readonly Drawable[]) =>
                list.filter(
                  (one) => one.officerId === officer && one.documentState === state && one.outcome === outcome,
                )
              const share = (of(month).length * sample.length) / month.length
              expect(Math.abs(of(sample).length - share)).toBeLessThan(1)
            }
      }),
      { numRuns: 60 },
    )
  })

  it("is fair: over many seeds each check is drawn as often as any other (chi-squared)", () => {
    const draws = 400
    const times = new Map(month.map(({ id }) => [id, 0]))
    for (let seed = 0; seed < draws; seed++)
      for (const { id } of drawSample(month, 10, ranked(`seed ${seed}`))) times.set(id, times.get(id)! + 1)
    const expected = (draws * 10) / month.length
    const chi = [...times.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
    // 199 degrees of freedom: 99.9% of fair draws lie below. The seeds are fixed, so that the test always says the same.
    expect(chi).toBeLessThan(267.5)
  })
})
