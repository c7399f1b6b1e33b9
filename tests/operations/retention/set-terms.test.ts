import { addDays } from "date-fns"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { SHORTER_AFTER_DAYS, keptFor, leastOf, terms } from "#domain/retention/policy.ts"
import { readTerms } from "#db/retention/reads.ts"
import { erase } from "#operations/retention/erase.ts"
import { seen } from "#operations/office/seen.ts"
import { setTerms } from "#operations/retention/set-terms.ts"
import { type TestOffice, at, bookAt, count, testOffice } from "../../support/office.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Karen" }

const DAY = "2026-12-03"
const termsNow = () => readTerms(office.db, office.ctx.now())

describe("how long things are kept", () => {
  test("a shorter term is asked first with the count of what would go, and nothing goes by asking", async () => {
    await bookAt(office.ctx, at(DAY, "10:00"), { services: ["cpr"] })
    office.setClock(addDays(at(DAY, "12:00"), 9))
    const terms = { ...keptFor, visitDays: 7 }
    const asked = await setTerms(office.ctx, { terms, by })
    expect(asked.answer).toEqual({ ok: false, error: "sure" })
    expect(asked.erases.visits).toBe(1)
    expect(await count(office, "visit where state = 'booked'")).toBe(1)
    expect((await termsNow()).visitDays).toBe(keptFor.visitDays)
  })

  test("a shorter term holds after a week, and until then the run erases nothing by it", async () => {
    const terms = { ...keptFor, visitDays: 7 }
    expect((await setTerms(office.ctx, { terms, by, sure: true })).answer.ok).toBe(true)
    expect((await termsNow()).visitDays).toBe(keptFor.visitDays)
    expect((await erase(office.ctx)).visits).toBe(0)
    office.setClock(addDays(office.ctx.now(), SHORTER_AFTER_DAYS))
    expect((await termsNow()).visitDays).toBe(7)
    expect((await erase(office.ctx)).visits).toBe(1)
  })

  test("a shorter term is taken back while it waits, and one that is corrected waits anew", async () => {
    const holding = await termsNow()
    const set = (courseDays: number) => setTerms(office.ctx, { terms: { ...holding, courseDays }, by, sure: true })
    await set(40)
    office.setClock(addDays(office.ctx.now(), SHORTER_AFTER_DAYS - 1))
    await set(50)
    office.setClock(addDays(office.ctx.now(), 1))
    expect((await termsNow()).courseDays).toBe(keptFor.courseDays)
    await set(keptFor.courseDays)
    office.setClock(addDays(office.ctx.now(), SHORTER_AFTER_DAYS))
    expect((await termsNow()).courseDays).toBe(keptFor.courseDays)
    expect(await count(office, "retention_term where term = 'courseDays'")).toBe(0)
  })

  test("a term below its least is refused, whoever is sure, and one that stands in the table is passed over", async () => {
    const holding = await termsNow()
    for (const term of terms) {
      const tooShort = { ...holding, [term]: leastOf(term) - 1 }
      expect((await setTerms(office.ctx, { terms: tooShort, by, sure: true })).answer, term).toEqual({
        ok: false,
        error: "term-wrong",
      })
    }
    await office.pool.query(
      "insert into retention_term (term, amount, set_by, set_at) values ('preregSentDays', 1, 'Karen', now())",
    )
    expect((await termsNow()).preregSentDays).toBe(keptFor.preregSentDays)
    await office.pool.query("delete from retention_term where term = 'preregSentDays'")
  })

  test("a page made before a colleague saved does not overwrite", async () => {
    const mark = seen.terms(await termsNow())
    const longer = { ...(await termsNow()), visitDays: 60 }
    expect((await setTerms(office.ctx, { terms: longer, by, seen: mark })).answer.ok).toBe(true)
    expect((await setTerms(office.ctx, { terms: { ...longer, visitDays: 90 }, by, seen: mark })).answer).toEqual({
      ok: false,
      error: "changed-meanwhile",
    })
    expect((await termsNow()).visitDays).toBe(60)
  })
})
