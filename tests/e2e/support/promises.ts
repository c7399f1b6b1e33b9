import type { APIRequestContext } from "@playwright/test"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { nextFreeTimes } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { CODE_DIGITS } from "#domain/email-code.ts"
import { ownPageByKey } from "#db/mine/reads.ts"
import { confirmationCode, hashSecret } from "#operations/context.ts"
import { askForPage, openPage } from "#operations/mine/enter.ts"
import { bookAt } from "../../support/office.ts"
import { words } from "./page.ts"
import type { RunningPortal } from "./portal.ts"

/**
 * What a page says in each state of what it shows is true: it offers what succeeds, an act that would be refused is not offered, and
 * whoever is told that a link comes gets one. Read as HTML: none of these pages needs a script.
 */
export const t = words("en")

/** The words of HTML or of a mail, as a reader meets them. */
const plain = (text: string) =>
  text
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")

/** A page: its main part, and the words of it. `cookie` opens what is kept on a device. */
export async function read(request: APIRequestContext, url: string, cookie = "") {
  const answer = await request.get(url, { maxRedirects: cookie ? 0 : 20, headers: cookie ? { cookie } : {} })
  const html = await answer.text()
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ""
  return { status: answer.status(), location: answer.headers().location ?? "", html: main, text: plain(main) }
}

export const press = (
  request: APIRequestContext,
  portal: RunningPortal,
  path: string,
  form: Record<string, string>,
  cookie = "",
) =>
  request.post(portal.url + path, {
    form,
    headers: { origin: portal.url, ...(cookie ? { cookie } : {}) },
    maxRedirects: 0,
  })

/** The mails an address has got, the newest last. */
export const mailsTo = (portal: RunningPortal, email: string) =>
  portal.smtp.mails
    .filter((mail) => [mail.to].flat()[0]?.text === email)
    .map((mail) => ({ subject: mail.subject ?? "", text: plain(mail.text ?? "") }))

/** How many jobs stand in the queue under a key that begins so: a mail that nobody queues never comes. */
export async function queued(portal: RunningPortal, key: string): Promise<number> {
  const found = await portal.database.pool.query(
    "select 1 from graphile_worker._private_jobs where starts_with(key, $1)",
    [key],
  )
  return found.rowCount ?? 0
}

/** One's own page, as whoever reads the mailbox opens it. */
export async function ownPage({ ctx, url }: RunningPortal, request: APIRequestContext, email: string) {
  const asked = await askForPage(ctx, { email, language: "en" })
  const page = (await ownPageByKey(ctx.db, hashSecret(asked.key)))!
  const code = confirmationCode(ctx.secrets[0], page.id, page.codeRound, CODE_DIGITS)
  const opened = await openPage(ctx, { key: asked.key, code })
  if (!opened.ok) throw new Error(opened.error)
  const cookie = `mine=${opened.value.key}`
  return { ...(await read(request, `${url}/en/mine`, cookie)), cookie }
}

/** The next free time some days from now. */
export async function freeTime(portal: RunningPortal, keys: readonly string[], party = 1): Promise<Date> {
  const at = await readSiteOffice(portal.database.db)
  const services = at.services.filter((s) => keys.includes(s.key))
  const from = addDays(officeDay(new Date()), 3)
  const [next] = await nextFreeTimes(portal.database.db, at, { services, party }, from, 1, new Date())
  return new Date(next!.slot.start * 60_000)
}

/** A visit of one person, booked. Answers its id. */
export const booked = async (portal: RunningPortal, email: string): Promise<string> =>
  bookAt(portal.ctx, await freeTime(portal, ["career"]), { services: ["career"], email })
