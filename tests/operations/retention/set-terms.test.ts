import { addDays } from "date-fns"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { keptFor } from "#domain/retention/policy.ts"
import { readTerms } from "#db/retention/reads.ts"
import { seen } from "#operations/office/seen.ts"
import { setTerms } from "#operations/retention/set-terms.ts"
import { type TestOffice, at, bookAt, count, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Karen" }

describe("how long things are kept", () => {
  test("a shorter term is asked first with the count of what goes, and nothing goes by asking", async () => {
    await bookAt(office.ctx, at("2026-12-03", "10:00"), { services: ["cpr"] })
    office.setClock(addDays(at("2026-12-03", "12:00"), 3))
    const terms = { ...keptFor, visitDays: 1 }
    const asked = await setTerms(office.ctx, { terms, by })
    expect(asked.answer).toEqual({ ok: false, error: "sure" })
    expect(asked.erases.visits).toBe(1)
    expect(await count(office, "visit where state = 'booked'")).toBe(1)
    expect((await readTerms(office.db)).visitDays).toBe(keptFor.visitDays)
    expect((await setTerms(office.ctx, { terms, by, sure: true })).answer.ok).toBe(true)
    expect((await readTerms(office.db)).visitDays).toBe(1)
  })

  test("a page made before a colleague saved does not overwrite", async () => {
    const mark = seen.terms(await readTerms(office.db))
    const longer = { ...(await readTerms(office.db)), visitDays: 60 }
    expect((await setTerms(office.ctx, { terms: longer, by, seen: mark })).answer.ok).toBe(true)
    expect((await setTerms(office.ctx, { terms: { ...longer, visitDays: 90 }, by, seen: mark })).answer).toEqual({
      ok: false,
      error: "changed-meanwhile",
    })
    expect((await readTerms(office.db)).visitDays).toBe(60)
  })
})
