import { afterAll, beforeAll, expect, test } from "vitest"
import { loader } from "#app/booking/visit/move.tsx"
import { linkKey } from "#operations/link.ts"
import { move } from "#operations/booking/move.ts"
import { SECRET, type TestOffice, at, bookAt, testOffice } from "../../support/office.ts"
import { citizenPage } from "../../support/pages.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

test("whoever has moved a visit as often as visitors may is told before they look for a time", async () => {
  const times = [at("2026-12-02", "11:00"), ...["09:00", "10:00", "11:00"].map((clock) => at("2026-12-03", clock))]
  const id = await bookAt(office.ctx, times[0]!, { services: ["career"] })
  const key = linkKey(SECRET, "visit", id)
  const context = await citizenPage(office, "en")
  const url = new URL(`https://ankomst.test/en/visit/${key}/move`)
  const look = () =>
    loader({ params: { language: "en", key }, context, url } as unknown as Parameters<typeof loader>[0])
  for (const [i, to] of times.slice(1).entries()) {
    expect(await look()).toMatchObject({ data: { visit: { changeable: true } } })
    expect(await move(office.ctx, { visitId: id, from: times[i]!, to, by: { kind: "visitor" } })).toMatchObject({
      ok: true,
    })
  }
  const told = await look().then(
    () => null,
    (answer: Response) => answer.headers.get("location"),
  )
  expect(told).toBe(`/en/visit/${key}?error=moved-often`)
})
