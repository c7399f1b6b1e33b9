import { afterAll, beforeAll, expect, test } from "vitest"
import { formFields, pageState, showPage, titleOf } from "#app/prereg/citizen/page.server.ts"
import { keptUntil, showSent } from "#app/prereg/citizen/sent.server.ts"
import { showTasks } from "#app/prereg/citizen/list.server.ts"
import { type OpenPrereg, needPrereg, openPages, readPrereg } from "#app/prereg/session.server.ts"
import { sendPrereg } from "#operations/prereg/send.ts"
import { beginPrereg } from "#operations/prereg/begin.ts"
import { filledHousehold } from "../../support/household.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"
import { citizenPage } from "../../support/pages.ts"

let office: TestOffice
let filled: Awaited<ReturnType<typeof filledHousehold>>
beforeAll(async () => {
  office = await testOffice()
  filled = await filledHousehold(office.ctx, { email: "elena@example.org" })
})
afterAll(() => office.end())

const asked = (token: string) =>
  new Request("https://ankomst.test/en/x", { headers: { cookie: `__Host-prereg=${token}` } })
const opened = async (language: "en" | "da" = "en", token = filled.token): Promise<OpenPrereg> =>
  (await readPrereg(asked(token), await citizenPage(office, language), language))!

test("a household is open only on the device that has its secret; others begin", async () => {
  const page = await citizenPage(office, "en")
  expect(await readPrereg(asked("none"), page, "en")).toBeNull()
  await expect(needPrereg(asked("none"), page, "da")).rejects.toMatchObject({ status: 302 })
  expect((await opened()).household.people).toHaveLength(3)
})

test("a page shows what is saved in words, and of a passport number the last characters at most", async () => {
  const en = await opened()
  const elena = openPages(en).find((p) => p.blocks[0]!.part === "person")!
  const shown = showPage(en, elena, new Map([[`${elena.blocks[0]!.person!.id} person.passportNumber`, "YA1234567"]]))
  const field = (name: string) => shown.blocks[0]!.fields.find((f) => f.question === name)!
  expect(shown).toMatchObject({ title: "Elena Rossi", lead: null, asked: [] })
  expect(field("passportName")).toMatchObject({
    name: "p1-passportName",
    values: { "p1-passportName": "Elena Rossi" },
    optional: false,
  })
  expect(field("born")).toMatchObject({
    saved: "14 March 1988",
    values: { "p1-born-day": "14", "p1-born-month": "3", "p1-born-year": "1988" },
  })
  expect(field("citizenship")).toMatchObject({ saved: "Italy" })
  const passport = field("passportNumber")
  expect([passport.values["p1-passportNumber"], passport.masked]).toEqual(["", "••••• 567"])
  expect(JSON.stringify(shown)).not.toContain("YA1234567")
  const danish = showPage(await opened("da"), elena, new Map())
  expect(danish.blocks[0]!.fields.find((f) => f.question === "born")!.saved).toBe("14. marts 1988")
  expect(danish.blocks[0]!.fields.find((f) => f.question === "citizenship")!.saved).toBe("Italien")
  expect(formFields(en, elena).map((f) => f.name)).toContain("p1-sex")
})

test("pages are called by what they ask, and by the people", async () => {
  const [en, da] = [await opened(), await opened("da")]
  const pages = openPages(en)
  const papers = pages.filter((p) => p.section === "papers")
  expect(pages.map((p) => titleOf(en, p)).slice(0, 2)).toEqual(["Contact, and what you come for", "Elena Rossi"])
  expect(papers.map((p) => titleOf(en, p))).toEqual(["Papers: Elena, Marco and Giulia"])
  expect(titleOf(da, papers[0]!)).toContain("Elena, Marco og Giulia")
  expect(pageState(en, pages[0]!)).toEqual({ state: "done", left: [] })
  expect(pageState(en, papers[0]!).state).toBe("new")
})

test("the task list of a household that is filled in leads on to what is left", async () => {
  const tasks = await showTasks(await opened())
  expect(tasks.sections.map((s) => s.key)).toEqual(["contact", "people", "move", "ties", "papers", "send"])
  expect(tasks.sections[1]).toMatchObject({ count: "3 people", stop: "here" })
  const people = tasks.sections[1]!.tasks
  expect(people.map((task) => [task.title, task.state]).slice(0, 3)).toEqual([
    ["Elena Rossi", "done"],
    ["Marco Bianchi", "done"],
    ["Giulia Bianchi", "done"],
  ])
  expect(people[2]!.text).toBe("Your child, 6 years old")
  expect([people[0]!.remove, people[2]!.remove !== null]).toEqual([null, true])
  expect(tasks.sections[0]!.stop).toBe("done")
  expect(tasks.next!.title).toBe("Other citizenships and church")
  expect(tasks.add).toEqual(["child", "adult"])
  expect(tasks).toMatchObject({ saved: "Monday 23 November at 7:00", shortStay: false })
  const danish = await showTasks(await opened("da"))
  expect(danish.sections[1]!.tasks[2]!.text).toBe("Dit barn, 6 år")
  expect(danish.saved).toBe("mandag den 23. november kl. 7.00")
})

test("of a new household nothing is done, and sending is closed", async () => {
  const begun = await beginPrereg(office.ctx, { language: "en", municipality: "101", residence: undefined })
  if (!begun.ok) throw new Error(begun.error)
  const tasks = await showTasks(await opened("en", begun.value.token))
  expect(tasks.sections.find((s) => s.key === "people")!.tasks[0]).toMatchObject({
    title: "About you",
    tag: "Not started",
    remove: null,
  })
  expect(tasks.sections.at(-1)!.tasks[0]).toMatchObject({ state: "closed", href: null, tag: "Not yet" })
  expect(tasks.sections[0]!.stop).toBe("here")
  expect(tasks.add).toEqual(["spouse", "partner", "child", "adult"])
})

test("once it is sent it says where it stands, without names of staff", async () => {
  await sendPrereg(office.ctx, { preregId: filled.preregId })
  const sent = await showSent(await opened())
  expect(sent).toMatchObject({
    state: "submitted",
    email: "elena@example.org",
    line: "",
    asked: [],
    visit: null,
    mayChooseTime: true,
    mayWithdraw: true,
    names: ["Elena Rossi", "Marco Bianchi", "Giulia Bianchi"],
  })
  expect(sent.events.every((e) => e.at === "Monday 23 November at 7:00" && e.text !== "")).toBe(true)
  expect((await showSent(await opened("da"))).events[0]!.at).toBe("mandag den 23. november kl. 7.00")
  expect(openPages(await opened())).toEqual([])
  const kept = await keptUntil(await opened())
  expect(kept.term).toBe("preregSentDays")
  expect(kept.amount).toBeGreaterThan(0)
})
