import { sql } from "drizzle-orm"
import { afterAll, describe, expect, it } from "vitest"
import { checkById } from "#db/identity/reads.ts"
import { completeCheck, saveEvidence } from "#operations/identity/complete.ts"
import { noteAnswerOfNidc, noteSentToNidc, takeSecondLook } from "#operations/identity/second.ts"
import { begun, goodEvidence, identityOffice, nothingSaid, officer, onCheckNow } from "../../support/identity.ts"

const { office, ctx, db, anna, bo, visitHere } = await identityOffice()
afterAll(() => office.end())

describe("a doubt", () => {
  async function doubtful() {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, anna)
    const ended = await completeCheck(ctx, {
      ...on,
      ...nothingSaid,
      evidence: goodEvidence(),
      outcome: "doubtful",
      doubt: "The picture",
    })
    if (!ended.ok) throw new Error(ended.error)
    return { visitId, id: on.id }
  }
  const look = { words: "Looked at it", grounds: [], facts: { danish: "", theirs: "" } }

  it("is looked at by another officer, never by the first", async () => {
    const { id } = await doubtful()
    expect(
      await takeSecondLook(ctx, { ...(await onCheckNow(ctx, id, anna)), ...look, verdict: "approved" }),
    ).toMatchObject({
      error: "same-officer",
    })
    // The database says so, too.
    await expect(db.execute(sql`update identity_check set second_id = officer_id where id = ${id}`)).rejects.toThrow()
    expect(
      await takeSecondLook(ctx, { ...(await onCheckNow(ctx, id, bo)), ...look, verdict: "approved" }),
    ).toMatchObject({ ok: true })
    expect(await checkById(db, id)).toMatchObject({ state: "approved", officerName: "Anna", secondName: "Bo" })
  })

  it("goes to the National ID Centre, whose answer is advice: an officer decides", async () => {
    const { id } = await doubtful()
    const on = () => onCheckNow(ctx, id, bo)
    await takeSecondLook(ctx, { ...(await on()), ...look, verdict: "referred" })
    expect(await takeSecondLook(ctx, { ...(await on()), ...look, verdict: "approved" })).toMatchObject({
      error: "not-possible",
    })
    expect(
      await noteAnswerOfNidc(ctx, { ...(await on()), on: "2026-11-23", answer: "genuine", words: "" }),
    ).toMatchObject({
      error: "not-possible",
    })
    expect(await noteSentToNidc(ctx, { ...(await on()), on: "2026-11-24", reference: "N1" })).toMatchObject({
      error: "day-wrong",
    })
    expect(await noteSentToNidc(ctx, { ...(await on()), on: "2026-11-23", reference: " " })).toMatchObject({
      error: "reference-missing",
    })
    expect(await noteSentToNidc(ctx, { ...(await on()), on: "2026-11-23", reference: "N1" })).toMatchObject({
      ok: true,
    })
    expect(
      await noteAnswerOfNidc(ctx, { ...(await on()), on: "2026-11-23", answer: "genuine", words: "x" }),
    ).toMatchObject({ ok: true })
    expect((await checkById(db, id))!.state).toBe("referred")
    expect(await takeSecondLook(ctx, { ...(await on()), ...look, verdict: "approved" })).toMatchObject({ ok: true })
    expect(await checkById(db, id)).toMatchObject({ state: "approved", nidcAnswer: "genuine", nidcReference: "N1" })
  })

  it("two officers decide at the same moment: one of them does", async () => {
    const { id } = await doubtful()
    const on = await onCheckNow(ctx, id, bo)
    const both = await Promise.all([
      takeSecondLook(ctx, { ...on, ...look, verdict: "approved" }),
      takeSecondLook(ctx, { ...on, ...look, verdict: "referred" }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe("who entered something of a check", () => {
  it("does not look at it a second time, whoever completed it", async () => {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, anna)
    await saveEvidence(ctx, { ...on, evidence: goodEvidence() })
    const bos = { ...(await onCheckNow(ctx, on.id, bo)), ...nothingSaid, evidence: goodEvidence() }
    expect(await completeCheck(ctx, { ...bos, outcome: "doubtful", doubt: "The picture" })).toMatchObject({ ok: true })
    const look = { verdict: "approved" as const, words: "Fine", grounds: [], facts: { danish: "", theirs: "" } }
    for (const by of [anna, bo])
      expect(await takeSecondLook(ctx, { ...(await onCheckNow(ctx, on.id, by)), ...look })).toMatchObject({
        error: "same-officer",
      })
    const carl = await officer(ctx, "Carl")
    expect(await takeSecondLook(ctx, { ...(await onCheckNow(ctx, on.id, carl)), ...look })).toMatchObject({ ok: true })
  })
})
