import type { Page } from "@playwright/test"
import { mailTo, type words } from "./page.ts"
import { type RunningPortal, expect } from "./portal.ts"

/** On the page that asks for it: types an address and the code that comes to it. `look` is called where the code is asked for. */
export async function confirmAddress(
  page: Page,
  portal: RunningPortal,
  t: ReturnType<typeof words>,
  email: string,
  look = async () => {},
): Promise<void> {
  const since = portal.smtp.mails.length
  await page.locator("#email").fill(email)
  await page.getByRole("button", { name: t("mine:ask.button") }).click()
  await expect(page.locator("h1")).toHaveText(t("common:code.title"))
  await look()
  // The code of a booking just made with this address may come as late.
  const mail = await mailTo(portal, email, /\d{4} \d{4}/, { since, saying: t("mail:code.for.mine") })
  await page.locator("#code").fill(/\d{4} \d{4}/.exec(mail.subject!)![0])
  await page.getByRole("button", { name: t("common:code.confirm") }).click()
}
