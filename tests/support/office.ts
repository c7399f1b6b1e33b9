import { fromMinutes, officeInstant } from "#domain/time/office-time.ts"
import { nextFreeTimes } from "#db/booking/reads.ts"
import { type OpenDatabase, openDatabase } from "#db/client.ts"
import { type ServiceWithTexts, type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { seedOffice } from "#db/seed/office.ts"
import { book } from "#operations/booking/book.ts"
import { confirmEmail, giveDetails } from "#operations/booking/give-details.ts"
import { hold } from "#operations/booking/hold.ts"
import { chooseParty, chooseServices } from "#operations/booking/start.ts"
import { type Context, confirmationCode, hashSecret } from "#operations/context.ts"
import { CODE_DIGITS } from "#domain/email-code.ts"
import { freshDatabase } from "./database.ts"

/** An office of one's own on a real PostgreSQL, with a clock that stands still until it is set. */
export interface TestOffice extends OpenDatabase {
  url: string
  ctx: Context
  at(): Promise<SiteOffice>
  setClock(now: Date): void
  end(): Promise<void>
}

export const SECRET = "a secret for tests only, of more than 32 characters"
export const KEYS = [{ version: 1, key: Buffer.alloc(32, "key for tests only") }] as const
/** A Monday morning, well before every visit of these tests. */
export const MONDAY = officeInstant("2026-11-23", "07:00")

export async function testOffice(now: Date = MONDAY): Promise<TestOffice> {
  const { url, drop } = await freshDatabase()
  const open = openDatabase(url, { size: 20, onError: () => {} })
  await open.db.transaction((tx) => seedOffice(tx, "2026-11-23"))
  let clock = now
  let seed = 1
  const ctx: Context = {
    db: open.db,
    secrets: [SECRET],
    keys: KEYS,
    unbounded: true,
    now: () => clock,
    random: () => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed / 2_147_483_647
    },
  }
  return {
    ...open,
    url,
    ctx,
    at: () => readSiteOffice(open.db),
    setClock: (to) => {
      clock = to
    },
    end: async () => {
      await open.close()
      await drop()
    },
  }
}

/** How a service is booked, for a change of something else of it. */
export const booked = ({ topic, skill, whoMayBook, byMunicipality, checksIdentity }: ServiceWithTexts) => ({
  topic,
  skill,
  whoMayBook,
  byMunicipality,
  checksIdentity,
  fits: false,
})

/** The instant of a clock time at the office. */
export const at = (day: string, clock: string) => officeInstant(day, clock)

let visitors = 0
export interface Visitor {
  draftKey: string
  email: string
}

/** A visitor who has chosen services and party, and whose e-mail is confirmed once a time is held. */
export async function visitor(
  ctx: Context,
  wants: { services?: string[]; party?: number; email?: string } = {},
): Promise<Visitor> {
  const started = await chooseServices(ctx, {
    draftKey: null,
    services: wants.services ?? ["cpr"],
    language: "en",
    municipality: "101",
  })
  if (!started.ok) throw new Error(started.error)
  const { draftKey } = started.value
  const party = await chooseParty(ctx, { draftKey, party: wants.party ?? 1 })
  if (!party.ok) throw new Error(party.error)
  return { draftKey, email: wants.email ?? `visitor${++visitors}@example.org` }
}

export async function fillIn(
  ctx: Context,
  { draftKey, email }: Visitor,
  party = 1,
  contactName = "Elena Rossi",
): Promise<void> {
  const names = Array.from({ length: party }, (_, i) => (i === 0 ? contactName : `Person ${i + 1}`))
  const kept = await giveDetails(ctx, {
    draftKey,
    details: { contactName, email, phone: "", language: "en", supportNeeds: "", names },
  })
  if (!kept.ok) throw new Error(kept.error)
  if (kept.value.confirmed) return
  const confirmed = await confirmEmail(ctx, { draftKey, code: await codeOf(ctx, draftKey) })
  if (!confirmed.ok) throw new Error(confirmed.error)
}

/** The code that the visitor's mail carries. */
export async function codeOf(ctx: Context, draftKey: string): Promise<string> {
  const { draftByKey } = await import("#db/booking/reads.ts")
  const draft = await draftByKey(ctx.db, hashSecret(draftKey))
  return confirmationCode(ctx.secrets[0], draft!.id, draft!.codeRound, CODE_DIGITS)
}

/** Books the whole way: hold, details, code, book. Answers the visit's id. */
export async function bookAt(
  ctx: Context,
  startsAt: Date,
  wants: { services?: string[]; party?: number; email?: string; contactName?: string } = {},
): Promise<string> {
  const who = await visitor(ctx, wants)
  const held = await hold(ctx, { draftKey: who.draftKey, startsAt })
  if (!held.ok) throw new Error(`hold: ${held.error}`)
  await fillIn(ctx, who, wants.party, wants.contactName)
  const booked = await book(ctx, { draftKey: who.draftKey, visitId: held.value.visitId })
  if (!booked.ok) throw new Error(`book: ${booked.error}`)
  return booked.value.visitId
}

/** Every pair of active legs that overlap at one counter. There must never be one. */
/** Books every time of a day for a service; answers the visits in the order of the clock. */
export async function bookAll(office: TestOffice, day: string, service: string): Promise<string[]> {
  const ids: string[] = []
  const here = await office.at()
  const want = { services: here.services.filter((s) => s.key === service), party: 1 }
  for (;;) {
    const [free] = await nextFreeTimes(office.db, here, want, day, 1, office.ctx.now())
    if (free?.day !== day) return ids
    ids.push(await bookAt(office.ctx, fromMinutes(free.slot.start), { services: [service] }))
  }
}

export async function overlaps(open: OpenDatabase): Promise<number> {
  const found = await open.pool.query<{
    n: string
  }>(`select count(*) as n from leg a join leg b on a.counter_id = b.counter_id and a.id < b.id
    and a.active and b.active and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)`)
  return Number(found.rows[0]!.n)
}

export async function count(open: OpenDatabase, sql: string, values: unknown[] = []): Promise<number> {
  const found = await open.pool.query<{ n: string }>(`select count(*) as n from ${sql}`, values)
  return Number(found.rows[0]!.n)
}
