import { afterAll, expect, test } from "vitest"
import { preregById, verdictsOf, wholeOf } from "#db/prereg/reads.ts"
import { acceptPrereg, judgePapers, notePrereg, refusePrereg, returnPrereg } from "#operations/prereg/review.ts"
import { sentHousehold } from "../../support/household.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"
import { type Opened, goingOn, karen, mette, ok, secondIsRefused } from "../../support/second-person.ts"

const office: TestOffice = await testOffice()
const { db } = office
const ctx = goingOn(office.ctx)
afterAll(() => office.end())

async function openPrereg() {
  const { preregId } = await sentHousehold(ctx)
  const { people } = await wholeOf(db, (await preregById(db, preregId))!)
  const personId = people[0]!.id
  const judged = (verdict: "approved" | "missing") => [{ personId, paper: "passport", verdict, was: null }]
  const stands = async () => {
    const { state, decision, decidedBy } = (await preregById(db, preregId))!
    return { state, decision, decidedBy, verdicts: await verdictsOf(db, [personId]) }
  }
  return { preregId, personId, judged, stands }
}

const forms: [string, string, () => Promise<Opened>][] = [
  [
    "what was found of a household's papers",
    "verdicts-changed",
    async () => {
      const { preregId, judged, stands } = await openPrereg()
      return {
        first: (by) => judgePapers(ctx, { preregId, verdicts: judged("approved"), by }),
        second: (by) => judgePapers(ctx, { preregId, verdicts: judged("missing"), by }),
        stands,
      }
    },
  ],
  [
    "a decision with findings of its own",
    "verdicts-changed",
    async () => {
      const { preregId, judged, stands } = await openPrereg()
      return {
        first: (by) => judgePapers(ctx, { preregId, verdicts: judged("missing"), by }),
        second: (by) => acceptPrereg(ctx, { preregId, line: "", verdicts: judged("approved"), by }),
        stands,
      }
    },
  ],
  [
    "a decision about a household",
    "decided-meanwhile",
    async () => {
      const { preregId, judged, stands } = await openPrereg()
      return {
        first: (by) => acceptPrereg(ctx, { preregId, line: "", by }),
        second: (by) => refusePrereg(ctx, { preregId, reason: "No", verdicts: judged("missing"), by }),
        stands,
      }
    },
  ],
  [
    "questions to a household",
    "decided-meanwhile",
    async () => {
      const { preregId, stands } = await openPrereg()
      return {
        first: (by) => refusePrereg(ctx, { preregId, reason: "No", by }),
        second: (by) => {
          const asked = [{ personId: null, part: "to" as const, question: "moveIn", template: "unclear" }]
          return returnPrereg(ctx, { preregId, asked, line: "", by })
        },
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
  const { preregId } = await openPrereg()
  for (const by of [karen, mette]) await ok(notePrereg(ctx, { preregId, text: `By ${by.staffName}`, by }))
  const kept = await office.pool.query<{ text: string }>("select text from prereg_note where prereg_id = $1", [
    preregId,
  ])
  expect(kept.rows.map((row) => row.text).toSorted()).toEqual(["By Karen", "By Mette"])
})
