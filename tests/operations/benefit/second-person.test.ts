import { afterAll, expect, test } from "vitest"
import { benefitById, benefitEvents } from "#db/benefit/reads.ts"
import { dealWithBenefit, noteOnBenefit, undoBenefit } from "#operations/benefit/deal.ts"
import { sentBenefit } from "../../support/benefit.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"
import { type Opened, goingOn, karen, mette, ok, secondIsRefused } from "../../support/second-person.ts"

const office: TestOffice = await testOffice()
const { db } = office
const ctx = goingOn(office.ctx)
afterAll(() => office.end())

let benefits = 0
async function openBenefit() {
  const { id } = await sentBenefit(ctx, { email: `ana${++benefits}@example.org` })
  const on = { id, seen: (await benefitEvents(db, id)).at(-1)!.id }
  return { on, stands: () => benefitById(db, id) }
}

const forms: [string, string, () => Promise<Opened>][] = [
  [
    "a PD U2",
    "changed-meanwhile",
    async () => {
      const { on, stands } = await openBenefit()
      return {
        first: (by) => dealWithBenefit(ctx, { ...on, deed: { what: "registered", on: "2026-11-23" }, by }),
        second: (by) => dealWithBenefit(ctx, { ...on, deed: { what: "forwarded", to: "Ringsted" }, by }),
        stands,
      }
    },
  ],
  [
    "the last act on a PD U2, taken back",
    "changed-meanwhile",
    async () => {
      const { on: sent, stands } = await openBenefit()
      await ok(dealWithBenefit(ctx, { ...sent, deed: { what: "registered", on: "2026-11-23" }, by: karen }))
      const on = { ...sent, seen: (await benefitEvents(db, sent.id)).at(-1)!.id }
      return {
        first: (by) => dealWithBenefit(ctx, { ...on, deed: { what: "ended" }, by }),
        second: (by) => undoBenefit(ctx, { ...on, by }),
        stands,
      }
    },
  ],
]

test.each(forms)(
  "two people have %s open: the second save is refused (%s) and overwrites nothing",
  (_, refused, open) => secondIsRefused(open, refused),
)

test("notes of two people stand beside each other, whatever each had seen", async () => {
  const { on } = await openBenefit()
  for (const by of [karen, mette]) await ok(noteOnBenefit(ctx, { id: on.id, text: `By ${by.staffName}`, by }))
  const kept = await office.pool.query<{ text: string }>(
    "select detail->>'text' as text from benefit_event where case_id = $1 and kind = 'note'",
    [on.id],
  )
  expect(kept.rows.map((row) => row.text).toSorted()).toEqual(["By Karen", "By Mette"])
})
