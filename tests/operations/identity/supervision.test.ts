import { sql } from "drizzle-orm"
import { afterAll, describe, expect, it } from "vitest"
import { drawableChecks, readReviews, readSamples } from "#db/identity/reads.ts"
import { drawAgain, drawMonth, monthSpan } from "#operations/identity/sample.ts"
import { closeFinding, noteFinding } from "#operations/identity/review.ts"
import { erase } from "#operations/retention/erase.ts"
import { count } from "../../support/office.ts"
import { checksOfMonth, identityOffice, officer } from "../../support/identity.ts"

const { office, ctx, db, anna, bo } = await identityOffice()
afterAll(() => office.end())
const { site } = await office.at()
const eva = await officer(ctx, "Eva")

const reviews = () => readReviews(db, { siteId: site.id })

describe("supervision", () => {
  it("draws a month once it is over, once, and anybody can draw it again from its seed", async () => {
    await checksOfMonth(ctx, { siteId: site.id, month: "2026-10", count: 120, by: anna, second: bo })
    expect(await drawMonth(ctx, site.id, "2026-11")).toBeNull()
    const twice = await Promise.all([drawMonth(ctx, site.id, "2026-10"), drawMonth(ctx, site.id, "2026-10")])
    expect(twice.toSorted()).toEqual([6, null])
    const [sample, ...others] = await readSamples(db, site.id)
    expect(others).toEqual([])
    expect(sample!.drawnFrom).toHaveLength(120)
    expect(drawAgain(sample!).toSorted()).toEqual((await reviews()).map(({ checkId }) => checkId).toSorted())
    // The seed stands in the audit trail: a sample that was deleted and drawn anew would have another one there.
    expect(await count(office, "audit_entry where kind = 'sample-drawn' and detail->>'key' = $1", [sample!.seed])).toBe(
      1,
    )
    // Another sample than the one that was drawn is seen.
    expect(drawAgain({ ...sample!, seed: "another" }).toSorted()).not.toEqual(drawAgain(sample!).toSorted())
  })

  it("draws a check in the month in which it was completed, whenever it was begun", async () => {
    await db.execute(
      sql`update identity_check set completed_at = '2026-11-02T09:00:00Z' where reference = 'ID-2026-10-1'`,
    )
    const of = (month: string) => drawableChecks(db, site.id, monthSpan(month))
    expect((await of("2026-10")).length).toBe(119)
    expect((await of("2026-11")).length).toBe(1)
  })

  it("is done by somebody trained who had no hand in the check", async () => {
    const review = (await reviews()).find(({ finding }) => finding === null)
    const given = { id: review!.id, finding: "in-order" as const, words: "" }
    expect(await noteFinding(ctx, { ...given, by: anna })).toMatchObject({ error: "own-check" })
    const ida = await officer(ctx, "Ida", { subjects: ["check", "second-look"] })
    expect(await noteFinding(ctx, { ...given, by: ida })).toMatchObject({ error: "not-trained" })
    await db.execute(sql`update identity_check set second_id = ${eva.staffId} where id = ${review!.checkId}`)
    expect(await noteFinding(ctx, { ...given, by: eva })).toMatchObject({ error: "own-check" })
    await db.execute(sql`update identity_check set second_id = null where id = ${review!.checkId}`)
    expect(await noteFinding(ctx, { ...given, by: eva })).toMatchObject({ ok: true })
    expect(await noteFinding(ctx, { ...given, finding: "wrong", words: "Later", by: eva })).toMatchObject({
      error: "not-possible",
    })
    // There is nothing to follow up.
    expect(await closeFinding(ctx, { id: review!.id, remedy: "Told", by: eva })).toMatchObject({
      error: "not-possible",
    })
  })

  it("wants words for a finding, and keeps it open until it says what was done", async () => {
    const review = (await reviews()).find(({ finding }) => finding === null)
    const given = { id: review!.id, finding: "not-followed" as const, by: eva }
    expect(await noteFinding(ctx, { ...given, words: "  " })).toMatchObject({ error: "words-missing" })
    expect(await noteFinding(ctx, { ...given, words: "UV was not used" })).toMatchObject({ ok: true })
    expect(await closeFinding(ctx, { id: review!.id, remedy: "", by: eva })).toMatchObject({ error: "words-missing" })
    expect(await closeFinding(ctx, { id: review!.id, remedy: "Told", by: anna })).toMatchObject({ error: "own-check" })
    expect(await closeFinding(ctx, { id: review!.id, remedy: "Told Anna", by: eva })).toMatchObject({ ok: true })
    expect((await reviews()).find(({ id }) => id === review!.id)).toMatchObject({
      words: "UV was not used",
      remedy: "Told Anna",
      remediedBy: "Eva",
    })
  })

  it("is erased with the checks", async () => {
    office.setClock(new Date("2028-11-02T09:00:00Z"))
    await erase(ctx)
    expect(await readSamples(db, site.id)).toEqual([])
    expect(await reviews()).toEqual([])
  })
})
