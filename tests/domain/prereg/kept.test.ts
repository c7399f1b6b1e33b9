import { expect, test } from "vitest"
import { keptFrom } from "#domain/prereg/kept.ts"

test("a record is kept from what last happened to it, and by the term of its state", () => {
  const [touchedAt, decidedAt, visitEnds] = [1, 2, 3].map((day) => new Date(Date.UTC(2026, 10, day)))
  const kept = (state: "draft" | "submitted" | "refused" | "withdrawn" | "accepted", decided = true, visit = false) =>
    keptFrom({ state, touchedAt: touchedAt!, decidedAt: decided ? decidedAt! : null }, visit ? visitEnds! : null)
  expect(kept("draft", true, true)).toEqual({ term: "preregDraftDays", from: touchedAt })
  expect(kept("accepted", true, true)).toEqual({ term: "preregVisitDays", from: visitEnds })
  expect(kept("refused")).toEqual({ term: "preregEndedDays", from: decidedAt })
  expect(kept("withdrawn", false)).toEqual({ term: "preregEndedDays", from: touchedAt })
  expect(kept("submitted")).toEqual({ term: "preregSentDays", from: touchedAt })
})

test("a registered household is kept until it was handed over, and then so many days", () => {
  const [touchedAt, visitEnds, handedOver] = [1, 3, 9].map((day) => new Date(Date.UTC(2026, 10, day)))
  const prereg = { state: "completed" as const, touchedAt: touchedAt!, decidedAt: touchedAt! }
  expect(keptFrom(prereg, visitEnds!)).toEqual({ term: "preregSentDays", from: visitEnds })
  expect(keptFrom(prereg, null)).toEqual({ term: "preregSentDays", from: touchedAt })
  expect(keptFrom(prereg, visitEnds!, handedOver!)).toEqual({ term: "preregVisitDays", from: handedOver })
  // Whose others still come is kept for them.
  expect(keptFrom({ ...prereg, state: "accepted" }, visitEnds!, handedOver!)).toEqual({
    term: "preregVisitDays",
    from: visitEnds,
  })
})
