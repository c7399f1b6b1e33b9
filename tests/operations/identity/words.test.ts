import { sql } from "drizzle-orm"
import { afterAll, expect, it } from "vitest"
import { addDays, officeInstant } from "#domain/time/office-time.ts"
import { checkById, checkEvents, findChecks } from "#db/identity/reads.ts"
import { searchPatterns } from "#domain/search/fold.ts"
import { finish } from "#operations/desk/serve.ts"
import { completeCheck } from "#operations/identity/complete.ts"
import { noteAnswerOfNidc, noteSentToNidc, takeSecondLook } from "#operations/identity/second.ts"
import { reopenCheck } from "#operations/identity/reopen.ts"
import {
  begun,
  giuliasLines,
  goodEvidence,
  identityOffice,
  marcosLines,
  nothingSaid,
  onCheckNow,
} from "../../support/identity.ts"
import { MONDAY } from "../../support/office.ts"

const { office, ctx, db, anna, bo, visitHere } = await identityOffice()
afterAll(() => office.end())

const NUMBER = "YA1234567"
const look = { grounds: [], facts: { danish: "", theirs: "" } }

/** Elena's check with a doubt, in words that hold the number of her passport. */
async function doubtful() {
  const { visitId, people } = await visitHere()
  const on = await begun(ctx, visitId, people[0]!, anna)
  const good = goodEvidence()
  const uv = { is: "doubt" as const, reason: null, words: `YA 1234567 does not glow` }
  const evidence = { ...good, steps: { ...good.steps, uv } }
  const done = await completeCheck(ctx, {
    ...on,
    ...nothingSaid,
    evidence,
    outcome: "doubtful",
    doubt: `See ${NUMBER}`,
  })
  if (!done.ok) throw new Error(done.error)
  return { visitId, people, id: on.id }
}

it("keeps no number of a document in words, whoever writes them", async () => {
  const { id } = await doubtful()
  const on = () => onCheckNow(ctx, id, bo)
  const act = async (done: Promise<{ ok: boolean }>) => expect(await done).toMatchObject({ ok: true })
  await act(takeSecondLook(ctx, { ...(await on()), ...look, verdict: "referred", words: `Sent ${NUMBER}` }))
  await act(noteSentToNidc(ctx, { ...(await on()), on: "2026-11-23", reference: "N1" }))
  const words = "ya-1234567 is genuine; CPR 010190-1234"
  await act(noteAnswerOfNidc(ctx, { ...(await on()), on: "2026-11-23", answer: "genuine", words }))
  const { rows } = await db.execute<{ row: string }>(sql`select to_jsonb(c)::text as row from identity_check c`)
  expect(rows.map(({ row }) => row).join("\n")).not.toMatch(/ya[ -]?1234567|010190-?1234/i)
  expect((await checkById(db, id))!.nidcWords).toBe("••••• 567 is genuine; CPR ••••• 234")
})

it("keeps what was said at the first look when the second officer says more", async () => {
  const { id } = await doubtful()
  const on = () => onCheckNow(ctx, id, bo)
  await takeSecondLook(ctx, { ...(await on()), ...look, verdict: "referred", words: "It does not glow" })
  await noteSentToNidc(ctx, { ...(await on()), on: "2026-11-23", reference: "N1" })
  await noteAnswerOfNidc(ctx, { ...(await on()), on: "2026-11-23", answer: "genuine", words: "" })
  await takeSecondLook(ctx, { ...(await on()), ...look, verdict: "approved", words: "An old issue" })
  expect((await checkById(db, id))!.secondWords).toBe("Bo: It does not glow\n\nAn old issue")
  // What two officers have agreed on is not opened again by one.
  expect(await reopenCheck(ctx, await onCheckNow(ctx, id, anna))).toMatchObject({ error: "not-possible" })
})

it("is approved once when it is pressed twice, and nobody is told that a colleague was quicker", async () => {
  const { visitId, people } = await visitHere()
  const on = await begun(ctx, visitId, people[0]!, anna)
  const given = { ...on, ...nothingSaid, evidence: goodEvidence(), outcome: "approved" as const }
  const pressed = await Promise.all([completeCheck(ctx, given), completeCheck(ctx, given)])
  expect(pressed.map(({ ok }) => ok)).toEqual([true, true])
  expect((await checkEvents(db, on.id)).filter(({ kind }) => kind === "approved")).toHaveLength(1)
  // A colleague's press with the same page is one of somebody else.
  expect(await completeCheck(ctx, { ...given, by: bo })).toMatchObject({ error: "changed-meanwhile" })
})

it("is opened again after a mistake, on its day and until the visit is finished", async () => {
  const { visitId, people } = await visitHere()
  const approve = async (index: number, lines?: string) => {
    const on = await begun(ctx, visitId, people[index]!, anna)
    const evidence = goodEvidence(lines)
    await completeCheck(ctx, { ...on, ...nothingSaid, evidence, outcome: "approved" })
    return on.id
  }
  const id = await approve(0)
  office.setClock(officeInstant(addDays("2026-11-23", 1), "10:00"))
  expect(await reopenCheck(ctx, await onCheckNow(ctx, id, bo))).toMatchObject({ error: "not-possible" })
  office.setClock(MONDAY)
  expect(await reopenCheck(ctx, await onCheckNow(ctx, id, bo))).toMatchObject({ ok: true })
  expect(await checkById(db, id)).toMatchObject({ state: "open", completedAt: null })
  expect(await finish(ctx, { visitId, by: anna, sure: true })).toMatchObject({ error: "identity-open" })
  await approve(0)
  await approve(1, marcosLines)
  await approve(2, giuliasLines)
  expect(await finish(ctx, { visitId, by: anna, sure: true })).toMatchObject({ ok: true })
  expect(await reopenCheck(ctx, await onCheckNow(ctx, id, bo))).toMatchObject({ error: "not-possible" })
})

it("is found by its reference, and by a name however it is spelt", async () => {
  const { visitId, people } = await visitHere()
  const { id } = await begun(ctx, visitId, people[0]!, anna)
  const { siteId, reference } = (await checkById(db, id))!
  const found = async (words: string) => (await findChecks(db, siteId, searchPatterns(words), 300)).map((one) => one.id)
  expect(await found(reference)).toEqual([id])
  expect(await found("rossi élena")).toContain(id)
  expect(await found("Nobody")).toEqual([])
})
