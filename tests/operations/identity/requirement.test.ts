import { afterAll, describe, expect, it } from "vitest"
import { firstRequirements } from "#domain/identity/first-requirements.ts"
import { readRequirements } from "#db/identity/reads.ts"
import { enterRequirement, removeRequirement, seenOfRequirements } from "#operations/identity/requirement.ts"
import { identityOffice } from "../../support/identity.ts"

const { office, ctx, db, anna, bo } = await identityOffice()
afterAll(() => office.end())

describe("what is asked of papers", () => {
  it("begins with what the portal brings, for every paper", async () => {
    const kept = (await readRequirements(db)).map(({ id: _i, setBy: _b, setAt: _a, ...one }) => one)
    expect(kept.toSorted((a, b) => a.paper.localeCompare(b.paper))).toMatchObject(
      firstRequirements.toSorted((a, b) => a.paper.localeCompare(b.paper)),
    )
  })

  it("is changed from a day on; what has begun stays, and nobody writes over a colleague", async () => {
    const versions = await readRequirements(db)
    const seen = seenOfRequirements(versions, "passport")
    const passport = firstRequirements.find(({ paper }) => paper === "passport")!
    const own = { ...passport, state: "SO", taken: false, from: "2026-12-01", nextReview: "2027-12-01" }
    expect(await enterRequirement(ctx, { requirement: own, seen, by: anna })).toEqual({ ok: true, value: null })
    expect(await enterRequirement(ctx, { requirement: own, seen, by: bo })).toMatchObject({
      error: "changed-meanwhile",
    })
    const again = { requirement: { ...own, look: "Alle årgange" }, by: bo }
    const now = async () => seenOfRequirements(await readRequirements(db), "passport")
    // It does not hold yet, so that it is replaced.
    expect(await enterRequirement(ctx, { ...again, seen: await now() })).toMatchObject({ ok: true })
    const entered = (await readRequirements(db)).filter(({ state }) => state === "SO")
    expect(entered).toMatchObject([{ look: "Alle årgange", setBy: "Bo" }])
    expect(await removeRequirement(ctx, { id: versions[0]!.id, by: bo })).toMatchObject({ error: "begun" })
    expect(await removeRequirement(ctx, { id: entered[0]!.id, by: bo })).toMatchObject({ ok: true })
    expect(
      await enterRequirement(ctx, { requirement: { ...own, from: "2026-11-22" }, seen: await now(), by: bo }),
    ).toMatchObject({
      error: "requirement-past",
    })
  })
})
