import { expect, test } from "vitest"
import type { VisitState } from "#domain/booking/states.ts"
import { keptFrom } from "#domain/prereg/kept.ts"
import type { PreregState } from "#domain/prereg/states.ts"

const [touchedAt, decidedAt, endsAt, handedOverAt] = [1, 2, 3, 9].map((day) => new Date(Date.UTC(2026, 10, day)))
const kept = (
  state: PreregState,
  more: { decided?: boolean; visit?: VisitState; handedOver?: boolean; approved?: boolean } = {},
) =>
  keptFrom(
    { state, touchedAt: touchedAt!, decidedAt: more.decided === false ? null : decidedAt! },
    {
      visit: more.visit ? { state: more.visit, endsAt: endsAt! } : null,
      handedOverAt: more.handedOver ? handedOverAt! : null,
      approved: more.approved ?? false,
    },
  )

test("a record is kept from what last happened to it, and by the term of its state", () => {
  expect(kept("draft", { visit: "booked" })).toEqual({ term: "preregDraftDays", from: touchedAt })
  expect(kept("accepted", { visit: "booked" })).toEqual({ term: "preregVisitDays", from: endsAt })
  expect(kept("refused", { visit: "arrived" })).toEqual({ term: "preregEndedDays", from: decidedAt })
  expect(kept("withdrawn", { decided: false })).toEqual({ term: "preregEndedDays", from: touchedAt })
  expect(kept("submitted")).toEqual({ term: "preregSentDays", from: touchedAt })
})

test("a registered household is kept until it was handed over, and then so many days", () => {
  expect(kept("completed", { visit: "done" })).toEqual({ term: "preregSentDays", from: endsAt })
  expect(kept("completed")).toEqual({ term: "preregSentDays", from: touchedAt })
  expect(kept("completed", { visit: "done", handedOver: true })).toEqual({
    term: "preregVisitDays",
    from: handedOverAt,
  })
})

test("once somebody was received or approved, it is the only record and kept the longer time", () => {
  for (const visit of ["arrived", "serving"] as const)
    expect(kept("accepted", { visit })).toEqual({ term: "preregSentDays", from: endsAt })
  expect(kept("accepted", { visit: "booked", approved: true })).toEqual({ term: "preregSentDays", from: endsAt })
  expect(kept("accepted", { approved: true, handedOver: true })).toEqual({ term: "preregSentDays", from: touchedAt })
})
