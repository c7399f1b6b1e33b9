import { afterAll, describe, expect, test } from "vitest"
import { hasSms, messageKind, messageKinds } from "#domain/mail/messages.ts"
import { MOST_SMS_PARTS, smsParts } from "#domain/mail/sms.ts"
import { exampleMessage, trying } from "#jobs/mail/examples.ts"
import { previewPage } from "#jobs/mail/preview.tsx"
import { languageCodes } from "#locales/languages.ts"
import { MONDAY, type TestOffice, testOffice } from "../support/office.ts"
import { rules } from "../support/rules.ts"

const office: TestOffice = await testOffice()
afterAll(() => office.end())
const around = async (language: "en" | "da") => ({
  at: await office.at(),
  language,
  portalUrl: "https://ankomst.test",
  now: MONDAY,
  keptDays: 30,
  rules,
})

/** What all messages share is shown by the one about a booked visit. */
const SHOWN_BY_BOOKED = new Set(["all-shared", "visit-shared"])

describe.each(languageCodes)("in %s", (language) => {
  test.each(messageKinds.map(({ id }) => id))("%s has an example, with nothing left to fill in", async (id) => {
    const message = exampleMessage(id, await around(language))!
    expect(message.short !== null).toBe(hasSms(messageKind(id)!) || SHOWN_BY_BOOKED.has(id))
    if (message.short !== null) expect(smsParts(message.short)).toBeLessThanOrEqual(MOST_SMS_PARTS)
    for (const form of [message.subject, message.text, message.html, message.short ?? "none"]) {
      expect(form).not.toBe("")
      expect(form).not.toMatch(/\{\{|\}\}|undefined|\b(mail|courses|benefit|taxcard|mail-staff):[a-z]/)
    }
  })
})

test("another office is called by its own name, and nothing by that of this one", async () => {
  for (const language of languageCodes)
    for (const { id } of messageKinds) {
      const given = await around(language)
      const at = { ...given.at, site: { ...given.at.site, name: "Borgerservice Eksempelby" } }
      const message = exampleMessage(id, { ...given, at })!
      const whole = [message.subject, message.text, message.html, message.short ?? ""].join("\n")
      expect(whole, id).not.toMatch(/ICS East|Citizen Service East/i)
      if (id === "visit-booked") expect(message.text).toContain("Borgerservice Eksempelby")
    }
})

const said = { above: (subject: string) => [subject], below: (short: string) => [String(short.length)] }

test("a preview says what is tried, as text: no tag of it, and no link, is one", async () => {
  const texts = [
    { key: "mail:booked.lead", language: "en", text: "<b>Welcome</b> to {{site}} $t(mail:footer)" },
    { key: "mail:booked.lead", language: "da", text: "Velkommen" },
  ]
  const given = { ...(await around("en")), texts }
  const html = previewPage("visit-booked", "html", given, said)!
  expect(html).toContain("&lt;b&gt;Welcome&lt;/b&gt; to International Citizen Service East $t(mail:footer)")
  expect(html).not.toMatch(/<script| href=|<b>/)
  // The code to scan is in the page itself.
  expect(html.match(/ src="[^"]{40}/g)).toEqual([' src="data:image/png;base64,iVBORw0KGgoAAAANSU'])
  expect(previewPage("visit-booked", "text", given, said)).toContain("&lt;b&gt;Welcome")
  expect(previewPage("visit-booked", "short", given, said)).toContain("https://ankomst.test/en/v/KTM4QX7example")
  expect(previewPage("visit-listed", "short", given, said)).toBeNull()
  expect(previewPage("nothing-such", "html", given, said)).toBeNull()
})

test("what is tried changes neither the office's texts nor the built-in ones", async () => {
  const given = await around("en")
  const before = exampleMessage("visit-booked", given)!
  const tried = exampleMessage("visit-booked", {
    ...given,
    at: trying(given.at, [{ key: "mail:booked.heading", language: "en", text: "Tried" }]),
  })!
  expect(tried.text).toContain("TRIED")
  expect(exampleMessage("visit-booked", given)).toEqual(before)
  expect(exampleMessage("visit-booked", await around("da"))!.text).not.toContain("TRIED")
})
