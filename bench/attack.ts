import process from "node:process"
import { mailServer } from "../tests/support/smtp.ts"
import { ADDRESSES, MAILBOXES, Run, SPELLINGS, VICTIM, freeTime } from "./attacker.ts"
import { Caller } from "./caller.ts"
import { measure, tell } from "./measure.ts"
import { type BenchOffice, openDays, openOffice } from "./office.ts"
import { startWeb, startWorker } from "./portal.ts"

/**
 * One person with 100 addresses, 1,000 mailboxes of one domain and all forms that take a time or send a mail tries for ten minutes to take
 * times away from others, while an office of 60 people behind one address books. Minutes pass by moving everything that has an hour back by
 * one: what is asked of the portal goes over HTTP, to a portal as it runs for real.
 */
const MINUTES = 10
const TRIES_PER_MINUTE = 24
const OFFICE = 60
const MOST_SHARE = 0.02
const MOST_MAILS = { hour: 3, day: 6 }
const PLANTS = {
  /** No bound on what nobody has proved to want: the run must then end red. */
  room: { unprovenPercent: 100, domainMinutes: 100_000, networkMinutes: 100_000, browserMinutes: 10_000 },
} as const

await measure(async () => {
  const office = await openOffice("quiet", 6)
  const plant = process.env.ATTACK_PLANT as keyof typeof PLANTS | undefined
  if (plant && !(plant in PLANTS)) throw new Error(`unknown plant ${plant}`)
  if (plant) await office.pool.query("update site set settings = $1", [JSON.stringify(PLANTS[plant])])
  const smtp = await mailServer()
  const web = await startWeb(office.url, { RATE_LIMITS: "on", TRUST_PROXY: "1", SMTP_URL: smtp.url })
  const worker = await startWorker(office.url, smtp.url, web.origin)
  try {
    const days = openDays(office)
    const victimKey = await victimBooks(web.origin, office, days)
    const run = new Run(web.origin, office, days)
    const people = Array.from({ length: OFFICE }, (_, i) => i)
    for (let minute = 1; minute <= MINUTES; minute++) {
      const [first, last] = [(minute - 1) * (OFFICE / MINUTES), minute * (OFFICE / MINUTES)]
      const honest = people.slice(first, last)
      for (let n = 0; n < TRIES_PER_MINUTE; n++) {
        await run.attack()
        const person = n % 4 === 3 ? honest.shift() : undefined
        if (person !== undefined) await run.visit(person)
      }
      await run.flood(victimKey)
      await minutesPass(office, 1)
      tell(
        `minute ${minute}: ${run.held} held, ${run.booked} booked, ${run.refused} refused; at most ${percent(run.worst.share)} of a day; office ${run.came} of ${last}`,
      )
    }
    const within = run.worst
    await settled(office)
    const hours = [toVictim(smtp)]
    for (let hour = 0; hour < 5; hour++) {
      await minutesPass(office, 60)
      await run.flood(victimKey)
      await settled(office)
      hours.push(toVictim(smtp))
    }
    const perHour = hours.map((sum, i) => sum - (hours[i - 1] ?? 0))
    return findings(run, within, perHour)
  } finally {
    await Promise.all([web.stop(), worker.stop()])
    await smtp.close()
    await office.close()
  }

  function toVictim(server: typeof smtp): number {
    const told = server.mails.filter((mail) => {
      const to = Array.isArray(mail.to) ? mail.to : mail.to ? [mail.to] : []
      return to.some((one) => SPELLINGS.some((email) => one.text.toLowerCase().includes(email.toLowerCase())))
    })
    // The visit of the victim's own: its confirmation is no attack.
    return told.length - 2
  }
})

/** The victim's own visit, so that there is something to send links of. Answers its key. */
async function victimBooks(origin: string, office: BenchOffice, days: string[]): Promise<string> {
  const caller = new Caller(origin, office, "192.0.2.200")
  const wish = { services: ["cpr"], party: 1, email: VICTIM }
  const time = (await freeTime(office, wish, days.at(-1)!))!
  await caller.hold({ ...wish, time })
  const key = await caller.book({ ...wish, time })
  caller.close()
  if (!key) throw new Error("the victim could not book")
  return key
}

/** Lets minutes pass: every hour of what is held, cooling, asked for or counted lies so much further back. */
async function minutesPass(office: BenchOffice, minutes: number): Promise<void> {
  const by = `interval '${minutes} minutes'`
  await office.pool.query(`
    update visit set hold_until = hold_until - ${by} where hold_until is not null;
    update visit set created_at = created_at - ${by};
    update leg set until = until - ${by} where until is not null;
    update leg set taken_at = taken_at - ${by} where taken_at is not null;
    update visit_event set at = at - ${by};
    update booking_draft set touched_at = touched_at - ${by}, code_expires_at = code_expires_at - ${by};
    update visit_new_email set code_expires_at = code_expires_at - ${by}, asked_at = asked_at - ${by};
    update rate_limit set expire = expire - ${minutes * 60_000} where expire is not null`)
}

/** Waits until every mail that is due has been sent. */
async function settled(office: BenchOffice): Promise<void> {
  for (let n = 0; n < 600; n++) {
    const { rows } = await office.pool.query("select 1 from graphile_worker.jobs where run_at <= now() limit 1")
    if (rows.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error("mails are not sent")
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}

function findings(run: Run, within: Run["worst"], perHour: readonly number[]) {
  const most = Math.max(...perHour)
  const all = perHour.reduce((sum, n) => sum + n, 0)
  return {
    rows: [
      {
        measure: `${ADDRESSES} networks, ${MAILBOXES} mailboxes of one domain, ${MINUTES} minutes: minutes of a day gone at any moment`,
        measured: `at most ${percent(within.share)} (${within.day}); ${percent(run.whole)} of all days`,
        target: "≤ 2 %",
        reached: within.share <= MOST_SHARE && run.held + run.booked > 0,
      },
      {
        measure: "The same: mails to one victim, by every form that sends one",
        measured: `at most ${most} in an hour, ${all} in six hours (${perHour.join(", ")})`,
        target: `≤ ${MOST_MAILS.hour} an hour, ≤ ${MOST_MAILS.day} a day, and some`,
        reached: most <= MOST_MAILS.hour && all <= MOST_MAILS.day && all > 0,
      },
      {
        measure: `Meanwhile an office of ${OFFICE} behind one address books`,
        measured: `${run.came} of ${OFFICE}, ${run.first} of them confirmed their address first${run.failed.length > 0 ? `; ${run.failed.join("; ")}` : ""}`,
        target: `${OFFICE} of ${OFFICE}`,
        reached: run.came === OFFICE,
      },
    ],
    notes: [
      `What a domain has taken stays within the same share, and an hour later what nobody has confirmed has a share of its own beside it: in the five hours after, while the forms were still tried, at most ${percent(run.worst.share)} of a day were gone.`,
      `Attack: ${run.held} times held, ${run.booked} booked, ${run.refused} refused. Minutes pass by moving all that is held, cooling or counted back by one; the portal is asked over HTTP with its limits on, and the mails are counted at an SMTP server.`,
    ],
  }
}
