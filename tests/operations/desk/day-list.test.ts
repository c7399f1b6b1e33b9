import { afterAll, expect, test } from "vitest"
import { takeDayList } from "#operations/desk/day-list.ts"
import { type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"

const office: TestOffice = await testOffice()
afterAll(() => office.end())

test("the day's list has whole names and phones, no held time, and is in the audit trail", async () => {
  const { site } = await office.at()
  const by = { staffId: "00000000-0000-4000-8000-000000000000", staffName: "Mette Lund" }
  const id = await bookAt(office.ctx, at("2026-12-03", "09:00"))
  await office.pool.query("update visit set contact_name = 'Elena Popescu', phone = '+45 12 34 56 78' where id = $1", [
    id,
  ])
  const { legs, phones } = await takeDayList(office.ctx, { siteId: site.id, day: "2026-12-03", by })
  expect(legs.map((leg) => [leg.visitId, leg.contactName])).toEqual([[id, "Elena Popescu"]])
  expect([...phones]).toEqual([[id, "+45 12 34 56 78"]])
  const { rows } = await office.pool.query("select kind, staff_id, detail from audit_entry")
  expect(rows).toContainEqual({
    kind: "took-day-list",
    staff_id: by.staffId,
    detail: { day: "2026-12-03", visits: "1" },
  })
})
