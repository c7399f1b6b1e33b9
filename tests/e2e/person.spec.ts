import { noteUndelivered } from "#operations/mail/failures.ts"
import { paths } from "#paths"
import { bookAt } from "../support/office.ts"
import { newAddress, signInSpeaking, words } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"
import { freeTime } from "./support/promises.ts"

const t = words("en")

test("one card shows all of a person, found by name, and keeps a note", async ({ page, portal }) => {
  const email = newAddress()
  const book = async (after: number) =>
    bookAt(portal.ctx, await freeTime(portal, ["cpr"], after), {
      services: ["cpr"],
      email,
      contactName: "Þórdís Ælfwine",
    })
  await book(3)
  await book(9)
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.locator("#q").fill("aelfwine thordis")
  await page.locator("#q").press("Enter")
  // One person, however many things: the card opens by itself.
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Þórdís Ælfwine")
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2 things")
  await expect(page.getByRole("main")).not.toContainText(email)
  const note = page.locator("textarea")
  await note.fill("Comes with her sister, who interprets.")
  await page.getByRole("button", { name: t("desk:visit.saveNote") }).click()
  await expect(page.getByRole("status")).toContainText(t("person:noteSaved"))
  await expect(page.locator(".person-side")).toContainText("Comes with her sister, who interprets.")
  await expect(note).toHaveValue("")
})

test("what needs somebody stands on one list and leads to where it is done", async ({ page, portal }) => {
  const email = newAddress()
  const wants = { services: ["cpr"], email, contactName: "Attention Person" }
  const id = await bookAt(portal.ctx, await freeTime(portal, ["cpr"], 3), wants)
  // Once its mail is out and noted as arrived; a note made before would go with that.
  const going = "select from graphile_worker._private_jobs where payload->>'visitId' = $1 and run_at <= now()"
  await expect.poll(async () => (await portal.database.pool.query(going, [id])).rowCount, { timeout: 60_000 }).toBe(0)
  await noteUndelivered(portal.ctx, { task: "mail-visit", payload: { visitId: id, kind: "booked" } }, "mail", "550")
  await signInSpeaking(page, portal.url, "coordinator", "en")
  await page.goto(portal.url + paths.staff.attention())
  const group = page.locator("section").filter({ hasText: t("person:attention.kind.undelivered") })
  const row = group.locator("li").filter({ hasText: "Attention Person" })
  await expect(row).toHaveCount(1)
  await row.getByRole("link", { name: t("person:attention.verb.undelivered") }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText(t("mail:undelivered.title"))
})
