import { addMinutes } from "date-fns"
import { afterAll, beforeAll, expect, test } from "vitest"
import { conflictWith, keptNow, newestOf, whole } from "#app/guidance/staff/article-conflict.server.ts"
import { articleBySlug, checksOf, readFigures } from "#db/guidance/reads.ts"
import { keepArticle } from "#operations/guidance/keep.ts"
import { confirmTwin, saveArticle } from "#operations/guidance/edit.ts"
import { enterFigure, seenOfFigure } from "#operations/guidance/figures.ts"
import { addStaff } from "#operations/staff/accounts.ts"
import { bringGuidance } from "../../../tools/guidance.ts"
import { MONDAY, type TestOffice, testOffice } from "../../support/office.ts"

let office: TestOffice
let ida: { staffId: string; staffName: string }
let bo: typeof ida
beforeAll(async () => {
  office = await testOffice()
  await office.db.transaction((tx) => bringGuidance(tx, office.ctx.now()))
  for (const name of ["Ida Ravn", "Bo Lind"])
    await addStaff(office.ctx, {
      email: `${name.slice(0, 2)}@ankomst.example`,
      name,
      role: "caseworker",
      password: "a long enough password",
      language: "da",
    })
  const { rows } = await office.pool.query<{ id: string; name: string }>("select id, name from staff_account")
  const account = (name: string) => ({ staffId: rows.find((r) => r.name === name)!.id, staffName: name })
  ida = account("Ida Ravn")
  bo = account("Bo Lind")
})
afterAll(() => office.end())

const draftOf = async (slug: string) => {
  const { id, title, lead, summary, keywords, body } = (await newestOf(office.db, slug, "en"))!
  return { seen: id, draft: { title, lead, summary, keywords, body } }
}
const write = (slug: string, { seen, draft }: Awaited<ReturnType<typeof draftOf>>, by: typeof ida) =>
  saveArticle(office.ctx, {
    slug,
    language: "en",
    seen,
    draft,
    publish: { when: "now" },
    changesMeaning: true,
    by,
  })

test("whoever comes second is shown the newer text beside their own, and may replace it only then", async () => {
  const slug = "danish-model"
  const page = await draftOf(slug)
  office.setClock(addMinutes(MONDAY, 1))
  expect((await write(slug, { ...page, draft: { ...page.draft, title: "By Ida" } }, ida)).ok).toBe(true)
  const mine = { ...page, draft: { ...page.draft, title: "By Bo" } }
  expect(await write(slug, mine, bo)).toMatchObject({ error: "changed-meanwhile" })
  const conflict = conflictWith(await newestOf(office.db, slug, "en"), mine.seen, mine.draft, "en")!
  expect(conflict).toMatchObject({ who: "Ida Ravn", theirs: expect.stringContaining("By Ida") })
  const said = (is: string) => conflict.parts!.flatMap((p) => (p.is === is ? [p.value] : [])).join(" ")
  expect([said("removed"), said("added")]).toEqual(["Ida", "Bo"])
  // Pressing again from the page as it was is refused as before; from the page that showed both it is done.
  expect(await write(slug, mine, bo)).toMatchObject({ error: "changed-meanwhile" })
  expect((await write(slug, { ...mine, seen: conflict.id }, bo)).ok).toBe(true)
})

test("a text typed in a browser is not different by its line ends", async () => {
  const { draft } = await draftOf("holiday")
  expect(whole({ ...draft, body: draft.body.replaceAll("\n", "\r\n") })).toBe(whole(draft))
})

test("an article is not confirmed, and who looks after it not replaced, over what a colleague saved since", async () => {
  const slug = "cpr-number"
  const seen = (await articleBySlug(office.db, slug))!.revision
  const given = {
    slug,
    ownerId: ida.staffId,
    legalSource: "CPR-loven",
    sources: [{ label: "cpr.dk", url: "https://www.cpr.dk/borgere" }],
    nextReview: "2027-05-01",
    reviewed: true,
    seen,
    by: ida,
  }
  expect((await keepArticle(office.ctx, given)).ok).toBe(true)
  const his = { ...given, ownerId: bo.staffId, nextReview: "2027-06-01", by: bo }
  expect(await keepArticle(office.ctx, his)).toMatchObject({ error: "changed-meanwhile" })
  const now = (await keptNow(office.db, slug))!
  expect(now).toMatchObject({ ownerId: ida.staffId, nextReview: "2027-05-01" })
  expect((await keepArticle(office.ctx, { ...his, seen: now.revision })).ok).toBe(true)
  // A new text is not confirmed by whoever read the old one.
  const read = (await articleBySlug(office.db, slug))!.revision
  expect((await write(slug, await draftOf(slug), ida)).ok).toBe(true)
  expect(await keepArticle(office.ctx, { ...his, seen: read })).toMatchObject({ error: "changed-meanwhile" })
})

test("a text is not said to fit a twin that was saved anew since it was read", async () => {
  const slug = "sickness"
  const seen = (await articleBySlug(office.db, slug))!.revision
  expect((await write(slug, await draftOf(slug), ida)).ok).toBe(true)
  const fits = { slug, language: "da", by: bo }
  expect(await confirmTwin(office.ctx, { ...fits, seen })).toMatchObject({ error: "changed-meanwhile" })
  expect(await checksOf(office.db, slug)).toEqual([])
  expect((await confirmTwin(office.ctx, { ...fits, seen: seen + 1 })).ok).toBe(true)
})

test("a figure's new value does not end one that a colleague entered since the page was made", async () => {
  const figure = async () => (await readFigures(office.db)).find((f) => f.key === "tax.labour-market-contribution")!
  const seen = seenOfFigure(await figure())
  const next = {
    key: "tax.labour-market-contribution",
    to: null,
    upTo: null,
    source: "skat.dk",
    url: "https://skat.dk/en-us",
    seen,
  }
  expect((await enterFigure(office.ctx, { ...next, from: "2027-01-01", value: 50, by: ida })).ok).toBe(true)
  const his = { ...next, from: "2027-02-01", value: 51, by: bo }
  expect(await enterFigure(office.ctx, his)).toMatchObject({ error: "changed-meanwhile" })
  expect((await figure()).values.at(-1)).toMatchObject({ value: 50, to: null, setBy: "Ida Ravn" })
  expect((await enterFigure(office.ctx, { ...his, seen: seenOfFigure(await figure()) })).ok).toBe(true)
})
