import { readFileSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"
import { type MailServer, mailServer } from "../tests/support/smtp.ts"
import { Caller } from "./caller.ts"
import { type Answer, Connection, textOf } from "./load.ts"
import { measure, tell } from "./measure.ts"
import { openOffice } from "./office.ts"
import { type Web, startWeb, startWorker } from "./portal.ts"

/**
 * The processor time that a whole booking takes from a web process: every page and every form from the front page to the visit, with the
 * code read from the mail, over that of a bare page; and that of the worker for each mail. Processor time hardly depends on what else the
 * machine does, and is what an office pays for.
 */
const BOOKINGS = 120
const WARM_UP = 40
const BARE = "/en/accessibility"
const SERVICE = "health-card"
/** Half of what the portal of 26 November took, measured beside this one (decision 30). */
const MOST_PAGES = 11
const MOST_MAILS = 1.1

await measure(async () => {
  const office = await openOffice("quiet", 2)
  const mail = await mailServer()
  const web = await startWeb(office.url, { SMTP_URL: mail.url })
  const worker = await startWorker(office.url, mail.url, web.origin)
  const visitor = () => new Caller(web.origin, office, "192.0.2.1")
  try {
    await walks(visitor, mail, 0, WARM_UP)
    await bare(web, WARM_UP * 10)
    const page = await spent(web.pid, () => bare(web, BOOKINGS * 10))
    const mails = mail.mails.length
    const before = cpuOf(worker.pid)
    const booking = await spent(web.pid, () => walks(visitor, mail, WARM_UP, BOOKINGS))
    await quiet(mail)
    const sent = mail.mails.length - mails
    const [perPage, perBooking] = [page / (BOOKINGS * 10), booking / BOOKINGS]
    const perMail = (cpuOf(worker.pid) - before) / sent
    tell(
      `${perBooking.toFixed(1)} ms a booking, ${perPage.toFixed(2)} ms a bare page, ${perMail.toFixed(1)} ms a mail of ${sent}`,
    )
    const row = (what: string, value: number, most: number, per: number) => ({
      measure: what,
      measured: `${value.toFixed(1)} (${per.toFixed(1)} ms over ${perPage.toFixed(2)} ms)`,
      target: `≤ ${most}`,
      reached: value <= most,
    })
    return {
      rows: [
        row(
          "A whole booking from the front page to the visit: processor time of the web process, in bare pages",
          perBooking / perPage,
          MOST_PAGES,
          perBooking,
        ),
        row("A mail: processor time of the worker, in bare pages", perMail / perPage, MOST_MAILS, perMail),
      ],
      notes: [
        `Whole booking: ${BOOKINGS} bookings of one person, one after the other, ${WARM_UP} before that are not counted; ${sent} mails, a code and a confirmation each.`,
      ],
    }
  } finally {
    await worker.stop()
    await web.stop()
    await mail.close()
    await office.close()
  }
})

/** Milliseconds of processor time that a process has used so far. Linux counts in hundredths of a second. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ")
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function spent(pid: number, work: () => Promise<void>): Promise<number> {
  const before = cpuOf(pid)
  await work()
  return cpuOf(pid) - before
}

async function bare({ origin }: Web, pages: number): Promise<void> {
  const connection = new Connection(origin)
  for (let i = 0; i < pages; i++) await connection.ask(BARE)
  connection.close()
}

async function walks(visitor: () => Caller, mail: MailServer, from: number, count: number): Promise<void> {
  for (let i = from; i < from + count; i++) await walk(visitor(), mail, `visitor.${i}@gmail.com`)
}

/** One visitor, as a browser without JavaScript: each page is asked for, and each form leads to the next one. */
async function walk(visitor: Caller, mail: MailServer, email: string): Promise<void> {
  const ask = async (to: string, form?: [string, string][]): Promise<Answer> => {
    const answer = await visitor.send(to, form)
    if (answer.status >= 400) throw new Error(`${to} answered ${answer.status}`)
    return answer
  }
  /** Sends a form and asks for the page that it leads to, which must be the one expected. */
  const send = async (to: string, form: [string, string][], next: string): Promise<string> => {
    const { location = "" } = (await ask(to, form)).headers
    if (!location.includes(next)) throw new Error(`${to} led to ${location || "itself"} and not to ${next}`)
    return textOf(await ask(location))
  }
  await ask("/en")
  await ask("/en/book/services")
  const services: [string, string][] = [
    ["service", SERVICE],
    ["party", "1"],
    ["municipality", "101"],
    ["study", "no"],
  ]
  const times = await send("/en/book/services", services, "/book/time")
  const time = /value="(\d{4}-\d\d-\d\dT\d\d:\d\d)"/.exec(times)![1]!
  await send("/en/book/time", [["time", time]], "/book/details")
  await send("/en/book/details", details(email), "/book/code")
  const check = await send("/en/book/code", [["code", await codeFrom(mail, email)]], "/book/check")
  await send("/en/book/check", [["visit", /name="visit" value="([^"]+)"/.exec(check)![1]!]], "/visit/")
  visitor.close()
}

function details(email: string): [string, string][] {
  return [
    ["contactName", "Ana Visitor"],
    ["email", email],
    ["phone", ""],
    ["language", "en"],
    ["supportNeeds", ""],
  ]
}

async function codeFrom(mail: MailServer, email: string): Promise<string> {
  for (;;) {
    const found = mail.mails.find(({ to, subject }) => subject && /\d{4} \d{4}/.test(subject) && textTo(to) === email)
    if (found) return /(\d{4}) (\d{4})/.exec(found.subject!)!.slice(1).join("")
    await pause(20)
  }
}

function textTo(to: MailServer["mails"][number]["to"]): string {
  return Array.isArray(to) ? to[0]!.text : (to?.text ?? "")
}

/** Until no mail has come for a while. */
async function quiet(mail: MailServer): Promise<void> {
  for (let before = -1; before !== mail.mails.length;) {
    before = mail.mails.length
    await pause(1_500)
  }
}
