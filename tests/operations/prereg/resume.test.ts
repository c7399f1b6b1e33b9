import { afterAll, beforeEach, expect, test } from "vitest"
import { type PreregState, preregStates } from "#domain/prereg/states.ts"
import { sendResumeLinks } from "#operations/prereg/resume.ts"
import { filledHousehold, sentHousehold } from "../../support/household.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
const { ctx, pool } = office
afterAll(() => office.end())
beforeEach(() => pool.query("delete from prereg"))

let passports = 1_000_000
async function household(email: string, state: PreregState, touchedAt: Date): Promise<string> {
  const own = Array.from({ length: 3 }, () => `YA${passports++}`)
  const { preregId } = await (state === "draft" ? filledHousehold : sentHousehold)(ctx, { email, passports: own })
  await pool.query("update prereg set state = $2, touched_at = $3 where id = $1", [preregId, state, touchedAt])
  await pool.query("delete from graphile_worker._private_jobs")
  return preregId
}

/** The households whose link is on its way, in the order of queuing. */
async function linked(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select payload->>'preregId' as id from graphile_worker._private_jobs
     where payload->>'kind' = 'link' order by id`,
  )
  return rows.map((row) => row.id)
}

test.each(preregStates)("a household that is %s gets its link again, however its address is written", async (state) => {
  const id = await household("elena@example.org", state, ctx.now())
  await sendResumeLinks(ctx, { email: "Elena@Example.org" })
  expect(await linked()).toEqual([id])
})

test("nobody else gets one, nor an address that was never confirmed", async () => {
  const id = await household("elena@example.org", "draft", ctx.now())
  await sendResumeLinks(ctx, { email: "elena@example.com" })
  await pool.query("update prereg set confirmed_email = null where id = $1", [id])
  await sendResumeLinks(ctx, { email: "elena@example.org" })
  expect(await linked()).toEqual([])
})

test("of many the five that matter most get one: those one can still do something about, then the latest", async () => {
  const ago = (days: number) => new Date(ctx.now().getTime() - days * 86_400_000)
  const oldDraft = await household("elena@example.org", "draft", ago(20))
  const over = []
  for (const days of [1, 2, 3, 4, 5]) over.push(await household("elena@example.org", "refused", ago(days)))
  await sendResumeLinks(ctx, { email: "elena@example.org" })
  expect((await linked()).toSorted()).toEqual([oldDraft, ...over.slice(0, 4)].toSorted())
})
