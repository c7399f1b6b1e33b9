import { readBusy } from "#db/booking/reads.ts"
import { minutesOfDay } from "#domain/booking/budget.ts"
import { slotQuery } from "#domain/booking/rules.ts"
import { slotDay } from "#domain/booking/slot-days.ts"
import { freeSlots } from "#domain/booking/slots.ts"
import { fromMinutes, officeClock, officeDay } from "#domain/time/office-time.ts"
import { Caller, type Wish } from "./caller.ts"
import { textOf } from "./load.ts"
import type { BenchOffice } from "./office.ts"

export const ADDRESSES = 100
export const MAILBOXES = 1000
export const VICTIM = "victim@gmail.com"
export const SPELLINGS = [
  VICTIM,
  "v.ictim@gmail.com",
  "victim+1@gmail.com",
  "Victim@GoogleMail.com",
  "vic.tim+x@gmail.com",
]

let seed = Number(process.env.ATTACK_SEED ?? 1)
const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!

/** A hundred networks of one's own, as a hired botnet has them. */
const addresses = Array.from({ length: ADDRESSES }, (_, i) => `198.${18 + (i % 2)}.${i}.7`)
const greedy = [
  { services: ["eu-residence"], party: 9 },
  { services: ["cpr"], party: 9 },
  { services: ["career"], party: 1 },
  { services: ["eu-residence", "cpr"], party: 4 },
  { services: ["eu-residence"], party: 1 },
  { services: ["cpr"], party: 1 },
  { services: ["health-card"], party: 1 },
]

/** What one attacker and an office of honest people do, and what came of it. */
export class Run {
  held = 0
  booked = 0
  refused = 0
  came = 0
  first = 0
  worst = { share: 0, day: "" }
  whole = 0
  readonly failed: string[] = []
  readonly mine: { key: string }[] = []
  #mailbox = 0
  readonly #target: string

  constructor(
    readonly origin: string,
    readonly office: BenchOffice,
    readonly days: string[],
  ) {
    // The day with the fewest minutes, where each weighs most.
    this.#target = days.slice(2).toSorted((a, b) => this.minutesOf(a) - this.minutesOf(b))[0]!
  }

  minutesOf = (day: string) => minutesOfDay(slotDay(this.office.at.office, day, new Map()))

  /** One try of the attacker: a new browser, an address, a wish; held and left, booked, moved, made larger or cancelled. */
  async attack(): Promise<void> {
    const day = chance() < 0.6 ? this.#target : oneOf(this.days.slice(2))
    const made = this.mine.length > 0 && chance() < 0.15 ? oneOf(this.mine) : null
    const caller = new Caller(this.origin, this.office, oneOf(addresses))
    if (made) await this.#change(caller, made.key)
    else await this.#take(caller, { ...oneOf(greedy), email: `m${this.#mailbox++ % MAILBOXES}@attacker.example` }, day)
    caller.close()
    await this.weigh()
  }

  async #take(caller: Caller, what: Omit<Wish, "time">, day: string): Promise<void> {
    const time = await freeTime(this.office, what, day)
    if (!time) return
    const { came } = await caller.hold({ ...what, time })
    if (came !== "held") {
      if (came === "refused") this.refused++
      return
    }
    this.held++
    if (chance() < 0.3) return
    const key = await caller.book({ ...what, time })
    if (key) {
      this.booked++
      this.mine.push({ key })
    } else this.refused++
  }

  async #change(caller: Caller, key: string): Promise<void> {
    const pick = chance()
    const visit = await this.office.pool.query<{ starts_at: Date; party: number }>(
      "select starts_at, party from visit where key_hash = sha256($1::bytea)",
      [key],
    )
    const { starts_at: startsAt } = visit.rows[0] ?? {}
    if (!startsAt) return
    if (pick < 0.2) return void (await caller.send(`/en/visit/${key}/cancel`, [["cancel", "yes"]]))
    if (pick < 0.5) {
      const page = await textOf(await caller.send(`/en/visit/${key}/people?party=9`))
      return void (await caller.send(`/en/visit/${key}/people`, [
        ["seen", /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ""],
        ["party", "9"],
        ...Array.from({ length: 8 }, (_, i): [string, string] => [`name-${i + 2}`, `Person ${i + 2}`]),
      ]))
    }
    const to = await freeTime(this.office, { services: ["cpr"], party: 1 }, this.#target)
    if (!to) return
    await caller.send(`/en/visit/${key}/move`, [
      ["time", to],
      ["from", startsAt.toISOString()],
    ])
  }

  /** Somebody of the office behind one address: a mailbox like anybody's, a time on any day, and whatever the portal asks for. */
  async visit(person: number): Promise<void> {
    const caller = new Caller(this.origin, this.office, `203.0.113.10`, true)
    const party = 1 + (person % 4)
    const services = person % 3 === 0 ? ["eu-residence", "cpr"] : ["cpr"]
    const email = `newcomer${person}@${oneOf(["gmail.com", "outlook.com", "wp.pl", "web.de", "yahoo.co.uk", "libero.it"])}`
    const want = { services, party, email }
    let key = ""
    await caller.start(want)
    for (let n = 0; n < 9 && !key; n++) {
      const time = await freeTime(this.office, want, oneOf(this.days.slice(1)))
      if (!time) continue
      const { came, first } = await caller.choose({ ...want, time })
      if (first) this.first++
      if (came === "refused") break
      if (came === "held") key = await caller.book({ ...want, time })
    }
    if (key) this.came++
    else this.failed.push(`person ${person + 1}: ${caller.said}`)
    caller.close()
  }

  /** Everything that sends a mail to a typed address, from many addresses, in many spellings. */
  async flood(victimKey: string): Promise<void> {
    const own = this.mine.at(-1)
    for (let i = 0; i < 6; i++) {
      const caller = new Caller(this.origin, this.office, oneOf(addresses))
      const email = oneOf(SPELLINGS)
      const mail: [string, string] = ["email", email]
      await caller.send("/en/mine", [mail])
      await caller.send("/staff/sign-in/forgotten", [mail])
      await caller.send(`/en/visit/${victimKey}x`, [["intent", "send-again"]])
      if (own)
        await caller.send(`/en/visit/${own.key}/contact`, [
          ["contactName", "Ana Visitor"],
          mail,
          ["email-kept", email],
          ["phone", ""],
          ["language", "en"],
          ["supportNeeds", ""],
        ])
      const time = await freeTime(this.office, { services: ["cpr"], party: 1 }, oneOf(this.days.slice(2)))
      const wish = { services: ["cpr"], party: 1, email, time: time ?? "" }
      if (time) await caller.leaveAt(wish)
      await caller.send("/en/book/code", [["intent", "again"]])
      caller.close()
    }
    await this.weigh()
  }

  /** What the attacker keeps from others at this moment: of each day, and of the whole calendar. */
  async weigh(): Promise<void> {
    const { rows } = await this.office.pool.query<{ day: string; minutes: number }>(
      `select l.day::text, sum(extract(epoch from l.ends_at - l.starts_at) / 60)::int as minutes
       from leg l join visit v on v.id = l.visit_id left join booking_draft d on d.visit_id = v.id
       where l.active and (l.until is null or l.until > now()) and l.taken_at is not null
         and (v.email like '%attacker.example' or v.email = '' and d.email not like 'newcomer%')
       group by l.day`,
    )
    let taken = 0
    for (const { day, minutes } of rows) {
      taken += minutes
      const share = minutes / this.minutesOf(day)
      if (share > this.worst.share) this.worst = { share, day }
    }
    const all = this.days.reduce((sum, day) => sum + this.minutesOf(day), 0)
    this.whole = Math.max(this.whole, taken / all)
  }
}

/** A free time of a day for a wish, at random; null when there is none. */
export async function freeTime(office: BenchOffice, want: { services: string[]; party: number }, day: string) {
  const now = new Date()
  const { busy } = await readBusy(office.db, office.at.site.id, day, day, now)
  const services = office.at.services.filter((s) => want.services.includes(s.key))
  const open = slotDay(office.at.office, day, busy.get(day) ?? new Map())
  const slots = open ? freeSlots(open, slotQuery(office.at.site, services, want.party, now)) : []
  if (slots.length === 0) return null
  const start = fromMinutes(oneOf(slots).start)
  return `${officeDay(start)}T${officeClock(start)}`
}
