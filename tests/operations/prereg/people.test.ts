import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { preregById, preregBySession, wholeOf } from "#db/prereg/reads.ts"
import { hashSecret } from "#operations/context.ts"
import { beginPrereg } from "#operations/prereg/begin.ts"
import { type Company, addCompany } from "#operations/prereg/people.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"
import { sentHousehold } from "../../support/household.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const begin = async () => {
  const begun = await beginPrereg(office.ctx, { language: "en", municipality: "101", residence: undefined })
  if (!begun.ok) throw new Error(begun.error)
  return (await preregBySession(office.db, hashSecret(begun.value.token)))!.id
}
const people = async (preregId: string) =>
  (await wholeOf(office.db, (await preregById(office.db, preregId))!)).household.people.map((p) => p.relation)
const family: Company = { coupled: "spouse", children: 2, adults: 1 }

describe("who moves along", () => {
  test("is added at once, the couple first", async () => {
    const preregId = await begin()
    expect(await addCompany(office.ctx, { preregId, company: family })).toEqual({ ok: true, value: null })
    expect(await people(preregId)).toEqual(["contact", "spouse", "child", "child", "adult"])
  })

  test("sent twice, also at the same moment, makes one family", async () => {
    const preregId = await begin()
    await Promise.all([1, 2, 3].map(() => addCompany(office.ctx, { preregId, company: family })))
    expect(await people(preregId)).toHaveLength(5)
  })

  test("nobody is an answer, and nine people are the most", async () => {
    const preregId = await begin()
    expect((await addCompany(office.ctx, { preregId, company: { coupled: null, children: 0, adults: 0 } })).ok).toBe(
      true,
    )
    expect(await people(preregId)).toEqual(["contact"])
    expect(await addCompany(office.ctx, { preregId, company: { coupled: "partner", children: 8, adults: 0 } })).toEqual(
      {
        ok: false,
        error: "too-many",
      },
    )
    expect((await addCompany(office.ctx, { preregId, company: { coupled: null, children: 8, adults: 0 } })).ok).toBe(
      true,
    )
    expect(await people(preregId)).toHaveLength(9)
  })

  test("cannot be changed once it was sent", async () => {
    const { preregId } = await sentHousehold(office.ctx)
    expect(await addCompany(office.ctx, { preregId, company: family })).toEqual({ ok: false, error: "not-editable" })
  })
})
