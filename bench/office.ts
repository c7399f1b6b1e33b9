import { randomUUID } from "node:crypto"
import process from "node:process"
import pg from "pg"
import { readBusy } from "#db/booking/reads.ts"
import * as booking from "#db/booking/tables.ts"
import { type OpenDatabase, type Reader, openDatabase } from "#db/client.ts"
import { migrate } from "#db/migrate.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { seedVisits } from "#db/seed/demo.ts"
import { seedOffice } from "#db/seed/office.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import * as staff from "#db/staff/tables.ts"
import { slotQuery } from "#domain/booking/rules.ts"
import { slotDay, slotDays } from "#domain/booking/slot-days.ts"
import { freeSlots } from "#domain/booking/slots.ts"
import { addDays, monthDays, officeDay } from "#domain/time/office-time.ts"
import { linkKey } from "#operations/link.ts"
import { type Context, hashSecret, makeContext, newSecret } from "#operations/context.ts"
import { addStaff } from "#operations/staff/accounts.ts"

export const KEYS = [{ version: 1, key: Buffer.alloc(32, "measured with a key") }] as const
export const SECRET = "measured-with-a-secret-that-nobody-keeps"

/** Visitors book at most this far ahead; seven weeks from this week's Monday cover it on every weekday. */
export const HORIZON_DAYS = 42
const WEEKS = 7

/** How full every day of the horizon is: as good as empty, about half, or nine tenths of the counters' working time. */
const fillings = { quiet: 0.05, half: 0.5, full: 0.9 } as const
export type Filling = keyof typeof fillings

export interface BenchOffice extends OpenDatabase {
  url: string
  ctx: Context
  at: SiteOffice
  today: string
}

/** A database of one's own with the demonstration's office (12 counters), copied from a template that is made once. */
export async function openOffice(filling: Filling, poolSize = 10): Promise<BenchOffice> {
  const template = `office_${filling}`
  const name = `${template}_${process.pid}_${randomUUID().slice(0, 8)}`
  await asAdministrator(async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [template])
    if (found.rowCount === 0) await makeTemplate(client, template, fillings[filling])
    await client.query(`create database ${name} template ${template}`)
  })
  const opened = openDatabase(urlOf(name), { size: poolSize })
  const at = await readSiteOffice(opened.db)
  return {
    ...opened,
    url: urlOf(name),
    ctx: makeContext(opened.db, [SECRET], KEYS, true),
    at,
    today: officeDay(new Date()),
    async close() {
      await opened.close()
      await asAdministrator((client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

async function makeTemplate(administrator: pg.Client, name: string, fill: number): Promise<void> {
  // Made under another name: a half-made one is never taken for the template.
  const draft = `${name}_draft`
  await administrator.query(`drop database if exists ${draft} with (force)`)
  await administrator.query(`create database ${draft}`)
  await migrate(urlOf(draft))
  const { db, pool, close } = openDatabase(urlOf(draft), { size: 2 })
  const now = new Date()
  const today = officeDay(now)
  await db.transaction((tx) => seedOffice(tx, today))
  const keyHashOf = (id: string) => hashSecret(linkKey(SECRET, "visit", id))
  // At 90 percent some fillings leave no time at all, and a page without times would be quick and prove nothing.
  for (let seed = 1; ; seed++) {
    if (seed > SEEDS) throw new Error(`no filling of ${SEEDS} leaves ${LEAST_FREE} free times`)
    const fits = await db
      .transaction(async (tx) => {
        const at = await readSiteOffice(tx)
        await seedVisits(tx, at, { today, now, keyHashOf, fill, seed, weeks: WEEKS })
        if ((await freeTimes(tx, at, today, now)) < LEAST_FREE) throw new TooFull()
        return true
      })
      .catch((error: unknown) => {
        if (error instanceof TooFull) return false
        throw error
      })
    if (fits) break
  }
  await pool.query("vacuum analyze")
  await close()
  await administrator.query(`alter database ${draft} rename to ${name}`)
}

const SEEDS = 40
const LEAST_FREE = 3
class TooFull extends Error {}

/** How many times of the fullest month one person may still book for CPR registration. */
async function freeTimes(db: Reader, at: SiteOffice, today: string, now: Date): Promise<number> {
  const { first, last } = fullestMonth(today)
  const { busy } = await readBusy(db, at.site.id, first, last, now)
  const query = slotQuery(
    at.site,
    at.services.filter((s) => s.key === "cpr"),
    1,
    now,
  )
  return slotDays(at.office, first, last, busy).flatMap((day) => freeSlots(day, query)).length
}

/** The month with most days inside the horizon: this one or the next. */
export function fullestMonth(today: string): { month: string; first: string; last: string; days: string[] } {
  const last = addDays(today, HORIZON_DAYS - 1)
  const months = [...new Set([today, addDays(today, 21), last].map((day) => day.slice(0, 7)))]
  const inside = months.map((month) => monthDays(month).filter((day) => day >= today && day <= last))
  const days = inside.reduce((most, other) => (other.length > most.length ? other : most))
  return { month: days[0]!.slice(0, 7), first: days[0]!, last: days.at(-1)!, days }
}

/** Open days from tomorrow to the end of the horizon. */
export function openDays({ at, today }: BenchOffice): string[] {
  return Array.from({ length: HORIZON_DAYS - 1 }, (_, i) => addDays(today, i + 1)).filter((day) =>
    slotDay(at.office, day, new Map()),
  )
}

export interface DraftWish {
  services: string[]
  party: number
}

/**
 * Writes bookings on their way. Answers the secrets of their cookies. `confirmed` ones lack nothing but a time: details are
 * given and the e-mail address is confirmed; the others have answered what they come for and how many they are.
 */
export async function makeDrafts(
  { db, at }: BenchOffice,
  wishes: readonly DraftWish[],
  confirmed = false,
): Promise<string[]> {
  const now = new Date()
  const made = wishes.map(({ services, party }) => {
    const id = randomUUID()
    const people = Array.from({ length: party }, (_, i) => (i === 0 ? "Ana Visitor" : `Companion ${i}`))
    // One address holds only a few coming visits, so each draft has its own.
    const email = `visitor-${id}@example.org`
    const values: typeof booking.bookingDraft.$inferInsert = {
      id,
      keyHash: Buffer.alloc(0),
      siteId: at.site.id,
      services,
      party,
      language: "en",
      ...(confirmed ? { names: people, contactName: people[0], email, detailsGiven: true, confirmedEmail: email } : {}),
      createdAt: now,
      touchedAt: now,
    }
    const key = newSecret()
    return { key, values: { ...values, keyHash: hashSecret(key) } }
  })
  for (let i = 0; i < made.length; i += 500)
    await db.insert(booking.bookingDraft).values(made.slice(i, i + 500).map((draft) => draft.values))
  return made.map((draft) => draft.key)
}

/** Signs one member of staff in `count` times. Answers the secrets of the cookies. */
export async function signStaffIn({ db, ctx }: BenchOffice, count: number): Promise<string[]> {
  const email = "desk@example.org"
  const password = "a long enough password"
  const added = await addStaff(ctx, { email, name: "Desk", role: "reception", password, language: "da" })
  if (!added.ok) throw new Error(added.error)
  const account = (await accountByEmail(db, email))!
  const tokens = Array.from({ length: count }, newSecret)
  const now = new Date()
  await db.insert(staff.staffSession).values(
    tokens.map((token) => ({
      tokenHash: hashSecret(token),
      staffId: account.id,
      createdAt: now,
      seenAt: now,
      completeAt: now,
    })),
  )
  return tokens
}

function urlOf(name: string): string {
  const url = new URL(administratorUrl())
  url.pathname = `/${name}`
  return url.href
}

async function asAdministrator(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: administratorUrl() })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function administratorUrl(): string {
  const url = process.env.BENCH_DATABASE_URL
  if (!url) throw new Error("BENCH_DATABASE_URL is not set: run a measurement with `node bin/bench.mjs <name>`")
  return url
}
