import type { Page } from "@playwright/test"

/** Chooses a radio or a tick box by its label, as a thumb does. */
export const pick = (page: Page, id: string) => page.locator(`label[for="${id}"]`).click()

/** The code that a mail carries, without its space. */
export const codeIn = (text: string) => /(\d{4}) (\d{4})/.exec(text)!.slice(1).join("")
