import { Secret, TOTP } from "otpauth"
import type { Locator, Page } from "@playwright/test"
import { type Language, languageCodes } from "#locales/languages.ts"
import { resources } from "#locales/resources.ts"
import { translator } from "#locales/translator.ts"
import { faults } from "./axe.ts"
import { type RunningPortal, expect, staffSession } from "./portal.ts"

export { languageCodes, type Language }
export const words = (language: Language) => translator(language).t

/** Every key of our texts that could be told from a word. */
function keysOf(texts: object, before = ""): string[] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) =>
    typeof text === "string" ? [before + key.replace(/_(one|other)$/, "")] : keysOf(text as object, `${before}${key}.`),
  )
}
const keys = new Set(Object.values(resources.en).flatMap((texts) => keysOf(texts)))
const told = [...keys].filter((key) => key.includes("."))
/** A key by itself: a figure's name ("tax.municipal-average") may begin like one. */
const stands = (text: string, key: string) =>
  new RegExp(`(?<![\\w.-])${key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w-])`).test(text)

/** Every page: one heading, a title, its language, no sideways scroll, and axe finds nothing; at a phone's width and a desk's. */
export async function checkPage(page: Page, language: Language, widths: number[] = [320, 1280]): Promise<void> {
  const text = await page.locator("body").innerText()
  expect(
    told.filter((key) => text.includes(key) && stands(text, key)),
    `${page.url()} shows a key in place of its text`,
  ).toEqual([])
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expect(page.locator("html")).toHaveAttribute("lang", language)
    await expect(page.locator("h1")).toHaveCount(1)
    expect(await page.title()).toMatch(/\S+ – Ankomst/)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow, `${page.url()} scrolls sideways at ${width}`).toBeLessThanOrEqual(0)
    expect(await wrongDefaults(page), `${page.url()}: Enter would press another button than the form's own`).toEqual([])
    const colours = width === Math.max(...widths)
    expect(await faults(page, { colours }), `${page.url()} at ${width}`).toEqual([])
  }
}

/**
 * Enter in a text field presses the form's first button, wherever on the page it stands: that must be the form's own act.
 * Answers the words of each first button that is not.
 */
function wrongDefaults(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.forms].flatMap((form) => {
      const parts = [...form.elements]
      const buttons = parts.filter(
        (part): part is HTMLButtonElement => part instanceof HTMLButtonElement && part.type === "submit",
      )
      const typed = parts.some((part) => part.matches("input:not([type=hidden])"))
      const own = buttons.find((button) => button.matches(".button-primary, .btn.primary"))
      const first = buttons[0]
      // A button that only shows what would be done, or keeps what was found, is safe to press; a hidden one sends the form as it is.
      const looks = first?.matches("[value=preview], [value=look], [value=verdicts], [value=read], [hidden]") ?? false
      const switches = first?.hasAttribute("formaction") ?? false
      return typed && first && !looks && (switches || (own && own !== first)) ? [first.textContent ?? ""] : []
    }),
  )
}

/**
 * The newest mail to an address; waits for it to arrive. Where another one like it may be on its way or may have come before: `saying`
 * something, `since` so many mails.
 */
export async function mailTo(
  portal: RunningPortal,
  address: string,
  subject: RegExp,
  { saying = "", since = 0 }: { saying?: string; since?: number } = {},
) {
  let found: RunningPortal["smtp"]["mails"][number] | undefined
  await expect(() => {
    found = portal.smtp.mails
      .slice(since)
      .findLast(
        (mail) =>
          [mail.to].flat()[0]?.text === address &&
          subject.test(mail.subject ?? "") &&
          (mail.text ?? "").includes(saying),
      )
    expect(found).toBeDefined()
  }).toPass({ intervals: [50, 100, 200] })
  return found!
}

/** Signs in as the office's own sign-in does, with a session that is complete: the form and the phone have tests of their own. */
export async function signIn(page: Page, url: string, role: string): Promise<void> {
  const { token, account } = await staffSession(role)
  await page.context().addCookies([
    { name: "staff", value: token, url },
    { name: "staff-language", value: account.language, url },
  ])
  await page.goto(`${url}/staff/calendar`)
  await expect(page).toHaveURL(/\/staff\/calendar/)
}

/** Sets up the phone that a first sign-in asks for, and goes on; answers the app's secret. */
export async function setUpPhone(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/staff\/sign-in\/second/)
  const secret = (await page.locator("main code").innerText()).replaceAll(" ", "")
  await page.locator("#code").fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await page.getByRole("main").getByRole("button").click()
  await expect(page.locator(".recovery-codes li")).toHaveCount(10)
  await page.locator("main a.btn").click()
  return secret
}

/** Signs in and chooses the language of the staff's pages: others may have left it in another one. */
export async function signInSpeaking(page: Page, url: string, role: string, language: Language): Promise<void> {
  await signIn(page, url, role)
  if ((await page.locator("html").getAttribute("lang")) === language) return
  await page.locator("details.me summary").click()
  await page.locator(`button[name="language"][value="${language}"]`).click()
  await expect(page.locator("html")).toHaveAttribute("lang", language)
}

/** Opens a page of staff that follows the stream, and waits until it does: a key pressed before that reaches nothing. */
export async function openLive(page: Page, address: string): Promise<void> {
  // From here on: the page before asked for a stream as well.
  await page.goto(address, { waitUntil: "commit" })
  await page.waitForResponse(/calendar\/stream/)
  await page.waitForLoadState()
}

/**
 * Writes another text into a field that holds one, once the page's script has taken the field over: it puts the text in anew, which takes
 * away what is selected, and what is typed at that very moment stands before the old text.
 */
export async function retype(field: Locator, text: string): Promise<void> {
  await expect(async () => {
    expect(await field.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps$")))).toBe(true)
  }).toPass({ intervals: [50, 100, 200] })
  await field.fill(text)
}

let people = 0
export const newAddress = () => `visitor${++people}.${Date.now()}@example.org`
