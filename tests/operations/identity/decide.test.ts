import { afterAll, describe, expect, it } from "vitest"
import { officeInstant } from "#domain/time/office-time.ts"
import { checkById } from "#db/identity/reads.ts"
import { completeCheck } from "#operations/identity/complete.ts"
import { decideCheck, noteHeard } from "#operations/identity/decide.ts"
import { begun, goodEvidence, identityOffice, nothingSaid, onCheckNow, toldFacts } from "../../support/identity.ts"
import { MONDAY } from "../../support/office.ts"

const { office, ctx, db, anna, bo, visitHere } = await identityOffice()
afterAll(() => office.end())

describe("a rejection", () => {
  async function heardLater() {
    const { visitId, people } = await visitHere()
    const on = await begun(ctx, visitId, people[0]!, anna)
    const given = { ...on, doubt: "", grounds: ["not-genuine" as const], facts: toldFacts }
    expect(
      await completeCheck(ctx, {
        ...given,
        facts: { ...toldFacts, theirs: "" },
        evidence: goodEvidence(),
        outcome: "hearing",
      }),
    ).toMatchObject({
      error: "grounds-missing",
    })
    await completeCheck(ctx, {
      ...given,
      ...(await onCheckNow(ctx, on.id, anna)),
      evidence: goodEvidence(),
      outcome: "hearing",
    })
    return on.id
  }
  const words = { danish: "Dokumentet er ikke ægte.", theirs: "The document is not genuine." }
  const on = (id: string) => onCheckNow(ctx, id, bo)

  it("hears the person first, and waits for the answer or the end of the time for it", async () => {
    const id = await heardLater()
    const reject = { decision: "rejected" as const, answered: "", words }
    expect(await decideCheck(ctx, { ...(await on(id)), ...reject })).toMatchObject({ error: "not-heard" })
    expect(await noteHeard(ctx, { ...(await on(id)), on: "2026-11-23", answerBy: "2026-11-23" })).toMatchObject({
      error: "answer-by-wrong",
    })
    expect(await noteHeard(ctx, { ...(await on(id)), on: "2026-11-23", answerBy: "2026-12-07" })).toMatchObject({
      ok: true,
    })
    expect(await decideCheck(ctx, { ...(await on(id)), ...reject })).toMatchObject({ error: "too-early" })
    office.setClock(officeInstant("2026-12-07", "23:59"))
    expect(await decideCheck(ctx, { ...(await on(id)), ...reject })).toMatchObject({ error: "too-early" })
    office.setClock(officeInstant("2026-12-08", "00:00"))
    expect(await decideCheck(ctx, { ...(await on(id)), ...reject, words: { ...words, theirs: "" } })).toMatchObject({
      error: "words-missing",
    })
    expect(await decideCheck(ctx, { ...(await on(id)), ...reject })).toMatchObject({ ok: true })
    expect(await checkById(db, id)).toMatchObject({ state: "rejected", decidedOn: "2026-12-08", decidedBy: "Bo" })
    office.setClock(MONDAY)
  })

  it("is not made where the answer changes it: then the check is made anew, and nobody skips that", async () => {
    const id = await heardLater()
    await noteHeard(ctx, { ...(await on(id)), on: "2026-11-23", answerBy: "2026-12-07" })
    const given = {
      decision: "again" as const,
      answered: "Here is another passport",
      words: { danish: "Nyt pas.", theirs: "" },
    }
    // Not by whoever made the check.
    expect(await decideCheck(ctx, { ...(await onCheckNow(ctx, id, anna)), ...given })).toMatchObject({
      error: "same-officer",
    })
    expect(await decideCheck(ctx, { ...(await on(id)), ...given })).toMatchObject({ ok: true })
    expect(await checkById(db, id)).toMatchObject({ state: "open", answered: "Here is another passport" })
    const now = await on(id)
    const evidence = { ...goodEvidence(), steps: {} }
    expect(await completeCheck(ctx, { ...now, ...nothingSaid, evidence, outcome: "approved" })).toMatchObject({
      error: "check-lacks",
    })
    const whole = { ...(await on(id)), ...nothingSaid, evidence: goodEvidence(), outcome: "approved" as const }
    expect(await completeCheck(ctx, whole)).toMatchObject({ ok: true })
    expect(await checkById(db, id)).toMatchObject({ state: "approved", grounds: ["not-genuine"] })
  })
})
