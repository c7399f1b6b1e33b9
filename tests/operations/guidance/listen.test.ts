import { afterAll, expect, test } from "vitest"
import { unreadFeedback } from "#db/guidance/reads.ts"
import { addLine, answerHelpful, readFeedback } from "#operations/guidance/listen.ts"
import { withEditor } from "../../support/guidance.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
const by = await withEditor(office)
afterAll(() => office.end())

test("a reader's answer and its line go to whoever looks after the text; a late or second line does not", async () => {
  const given = await answerHelpful(office.ctx, { slug: "holiday", language: "en", helpful: false })
  if (!given.ok) throw new Error(given.error)
  expect((await addLine(office.ctx, { id: given.value.id, line: "My number is 010190-1234, say more" })).ok).toBe(true)
  expect(await addLine(office.ctx, { id: given.value.id, line: "again" })).toMatchObject({ error: "unknown" })
  expect(await unreadFeedback(office.db, "holiday")).toMatchObject([
    { helpful: false, line: "My number is …, say more" },
  ])
  await readFeedback(office.ctx, { slug: "holiday", upTo: office.ctx.now(), by })
  expect(await unreadFeedback(office.db, "holiday")).toEqual([])
  expect(await answerHelpful(office.ctx, { slug: "nonsense", language: "en", helpful: true })).toMatchObject({
    error: "unknown",
  })
})
