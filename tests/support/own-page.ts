import { CODE_DIGITS } from "#domain/email-code.ts"
import { ownPageByKey } from "#db/mine/reads.ts"
import { confirmationCode, hashSecret } from "#operations/context.ts"
import { askForPage, openPage } from "#operations/mine/enter.ts"
import type { TestOffice } from "./office.ts"

/** The code that the address of a page got. */
export async function ownPageCode(office: TestOffice, key: string): Promise<string> {
  const page = (await ownPageByKey(office.db, hashSecret(key)))!
  return confirmationCode(office.ctx.secrets[0], page.id, page.codeRound, CODE_DIGITS)
}

/** The secret of an own page that is open: its code was typed. */
export async function openedOwnPage(office: TestOffice, email: string): Promise<string> {
  const { key } = await askForPage(office.ctx, { email, language: "en" })
  const right = await openPage(office.ctx, { key, code: await ownPageCode(office, key) })
  if (!right.ok) throw new Error(right.error)
  return right.value.key
}
