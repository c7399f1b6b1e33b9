import { afterAll, expect, test } from "vitest"
import { taxApplicationById, taxApplicationEvents } from "#db/taxcard/reads.ts"
import type { Checklist } from "#domain/taxcard/application.ts"
import { checkEnclosures, endApplication, forwardApplication, noteOnApplication } from "#operations/taxcard/pass-on.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"
import { type By, type Opened, goingOn, karen, mette, ok, secondIsRefused } from "../../support/second-person.ts"
import { enclosed, receivedApplication } from "../../support/taxcard.ts"

const office: TestOffice = await testOffice()
const { db } = office
const ctx = goingOn(office.ctx)
afterAll(() => office.end())

const checklist = enclosed({ contract: "missing" })
async function openTaxCard() {
  const id = await receivedApplication(ctx, { checklist })
  return {
    on: { id, seen: (await taxApplicationEvents(db, id)).at(-1)!.id },
    stands: () => taxApplicationById(db, id),
  }
}

const forms: [string, string, () => Promise<Opened>][] = [
  [
    "the enclosures of a tax card",
    "changed-meanwhile",
    async () => {
      const { on, stands } = await openTaxCard()
      const save = (change: Partial<Checklist>) => (by: By) =>
        checkEnclosures(ctx, { ...on, checklist: { ...checklist, ...change }, ask: false, by })
      return {
        first: save({ contract: "there" }),
        second: save({ identity: "missing" }),
        stands,
      }
    },
  ],
  [
    "passing a tax card on",
    "changed-meanwhile",
    async () => {
      const { on, stands } = await openTaxCard()
      const passOn = { ...on, way: "digital-post" as const, anyway: true, note: "" }
      return {
        first: (by) => forwardApplication(ctx, { ...passOn, receipt: "A1", by }),
        second: (by) => endApplication(ctx, { ...on, how: "withdrawn", by }),
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
  const { on } = await openTaxCard()
  for (const by of [karen, mette]) await ok(noteOnApplication(ctx, { id: on.id, text: `By ${by.staffName}`, by }))
  const kept = await office.pool.query<{ text: string }>(
    "select detail->>'note' as text from tax_application_event where application_id = $1 and kind = 'note'",
    [on.id],
  )
  expect(kept.rows.map((row) => row.text).toSorted()).toEqual(["By Karen", "By Mette"])
})
