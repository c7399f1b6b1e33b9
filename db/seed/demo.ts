import { randomUUID } from "node:crypto"
import { makeReference } from "#domain/booking/reference.ts"
import { serviceMinutes } from "#domain/booking/rules.ts"
import { slotDay } from "#domain/booking/slot-days.ts"
import { type Slot, freeSlots } from "#domain/booking/slots.ts"
import type { Interval } from "#domain/time/interval.ts"
import { addDays, fromMinutes, mondayOf, toMinutes } from "#domain/time/office-time.ts"
import * as t from "../booking/tables.ts"
import type { Transaction } from "../client.ts"
import type { ServiceWithTexts, SiteOffice } from "../office/reads.ts"

/** A small seeded generator (mulberry32): the same seed and day make the same office. */
export function seededRandom(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let x = Math.imul(a ^ (a >>> 15), 1 | a)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296
  }
}

const firstNames = [
  "Ana",
  "Katarzyna",
  "João",
  "Aisha",
  "Dmytro",
  "Elena",
  "Mateusz",
  "Priya",
  "Łukasz",
  "Zsófia",
  "Freja",
  "Tiago",
  "Marek",
  "Inés",
  "Hugo",
  "Camille",
  "Wei",
  "Olena",
  "Rui",
  "Ewa",
  "Şirin",
  "Åse",
  "Bilal",
  "Giulia",
  "Tomáš",
  "Noor",
  "Yana",
  "Kofi",
  "Emre",
  "Linh",
  "Arjun",
  "Beata",
  "Nikola",
  "Radu",
  "Sara",
  "Viktor",
  "Leila",
  "Paul",
  "Maja",
  "Omar",
]
const lastNames = [
  "Nowak",
  "Rossi",
  "García",
  "Silva",
  "Kovács",
  "Ivanova",
  "Schmidt",
  "Popescu",
  "Yılmaz",
  "Nguyen",
  "Sharma",
  "Novák",
  "Dubois",
  "Costa",
  "Lindqvist",
  "Hansen",
  "Okafor",
  "Haddad",
  "Petrov",
  "Jansen",
  "Murphy",
  "Virtanen",
  "Kaya",
  "Wójcik",
  "Bianchi",
]

/** How often people come for what. Services of one visit, in their order. */
const wishes: { keys: string[]; weight: number }[] = [
  { keys: ["eu-residence"], weight: 22 },
  { keys: ["eu-residence", "cpr"], weight: 8 },
  { keys: ["cpr"], weight: 34 },
  { keys: ["mitid"], weight: 16 },
  { keys: ["health-card"], weight: 10 },
  { keys: ["cpr", "mitid"], weight: 3 },
  { keys: ["tax-card"], weight: 8 },
  { keys: ["pd-u2"], weight: 5 },
  { keys: ["career"], weight: 4 },
]

/** How full each coming week is; about 60 % in all. */
const fill = [0.72, 0.7, 0.64, 0.58, 0.52, 0.46]

export interface DemoSettings {
  today: string
  now: Date
  seed?: number
  /** The stored hash of a visit's link, made by whoever holds the portal's secret. */
  keyHashOf: (visitId: string) => Buffer
  /** Overrides how full every day is made, for measuring. */
  fill?: number
  weeks?: number
}

/** Fills the calendar from this week's Monday on with made-up visits. Answers how many were made. */
export async function seedVisits(tx: Transaction, at: SiteOffice, settings: DemoSettings): Promise<number> {
  const random = seededRandom(settings.seed ?? 20_261_123)
  const references = new Set<string>()
  const visits: (typeof t.visit.$inferInsert)[] = []
  const legs: (typeof t.leg.$inferInsert)[] = []
  const events: (typeof t.visitEvent.$inferInsert)[] = []
  const first = mondayOf(settings.today)
  const weeks = settings.weeks ?? fill.length
  for (let day = first, n = 0; n < weeks * 7; day = addDays(day, 1), n++) {
    const share = settings.fill ?? fill[Math.floor(n / 7)] ?? 0.5
    for (const { slot, services, party } of fillDay(at, day, share, random)) {
      const id = randomUUID()
      let reference: string
      do reference = makeReference(random)
      while (references.has(reference))
      references.add(reference)
      const names = people(party, random)
      const startsAt = fromMinutes(slot.start)
      const endsAt = fromMinutes(slot.end)
      const state = stateNow(startsAt, endsAt, settings.now, random)
      const bookedAt = new Date(
        Math.min(startsAt.getTime(), settings.now.getTime()) - Math.ceil(random() * 14 * 86_400_000),
      )
      visits.push({
        id,
        siteId: at.site.id,
        reference,
        keyHash: settings.keyHashOf(id),
        state,
        party,
        names,
        contactName: names[0]!,
        email: `${names[0]!
          .normalize("NFD")
          .replace(/[^a-zA-Z]/g, "")
          .toLowerCase()}${Math.floor(random() * 900) + 100}@example.org`,
        phone:
          random() < 0.4
            ? `+48 ${100 + Math.floor(random() * 900)} ${100 + Math.floor(random() * 900)} ${100 + Math.floor(random() * 900)}`
            : "",
        language: random() < 0.85 ? "en" : "da",
        supportNeeds: random() < 0.05 ? "Pram" : "",
        startsAt,
        endsAt,
        cutoffHours: Math.max(...services.map((s) => s.cutoffHours)),
        createdAt: bookedAt,
        bookedAt,
        arrivedAt:
          state === "booked" || state === "missed"
            ? null
            : new Date(Math.min(startsAt.getTime() - 300_000 * random(), settings.now.getTime())),
      })
      for (const [index, leg] of slot.legs.entries()) {
        const begins = fromMinutes(leg.start)
        const ends = fromMinutes(leg.end)
        // Some are called a few minutes late, as in every office.
        const began = fromMinutes(leg.start + ((visits.length * 7) % 9))
        legs.push({
          visitId: id,
          siteId: at.site.id,
          day,
          position: index + 1,
          serviceId: leg.serviceId,
          counterId: leg.counterId,
          startsAt: begins,
          endsAt: ends,
          active: state !== "missed",
          startedAt: state === "done" ? began : state === "serving" && begins <= settings.now ? begins : null,
          finishedAt: state === "done" ? ends : state === "serving" && ends <= settings.now ? ends : null,
        })
      }
      events.push({ visitId: id, at: bookedAt, kind: "booked", by: "visitor" })
    }
  }
  for (let i = 0; i < visits.length; i += 500) await tx.insert(t.visit).values(visits.slice(i, i + 500))
  for (let i = 0; i < legs.length; i += 500) await tx.insert(t.leg).values(legs.slice(i, i + 500))
  for (let i = 0; i < events.length; i += 500) await tx.insert(t.visitEvent).values(events.slice(i, i + 500))
  return visits.length
}

/** Visits for one day until each group of counters is as full as wanted. */
function fillDay(at: SiteOffice, day: string, share: number, random: () => number) {
  const busy = new Map<string, Interval[]>()
  const empty = slotDay(at.office, day, busy)
  const made: { slot: Slot; services: ServiceWithTexts[]; party: number }[] = []
  if (!empty) return made
  const capacity = new Map<string, number>()
  const used = new Map<string, number>()
  for (const counter of empty.counters) {
    const skill = counter.skills[0]!
    capacity.set(skill, (capacity.get(skill) ?? 0) + counter.working.reduce((sum, w) => sum + w.end - w.start, 0))
  }
  const groupOf = (service: ServiceWithTexts) =>
    empty.counters.find((c) => c.skills.includes(service.skill))?.skills[0] ?? ""
  const full = (service: ServiceWithTexts) =>
    (used.get(groupOf(service)) ?? 0) >= share * (capacity.get(groupOf(service)) ?? 0)
  for (let tries = 0; tries < 700; tries++) {
    const keys = pick(random)
    const services = at.services.filter((s) => keys.includes(s.key) && s.active)
    if (services.length === 0 || services.some(full)) continue
    const largest = Math.min(...services.map((s) => s.largestParty))
    const party = Math.min(largest, [1, 1, 1, 1, 2, 2, 3, 4][Math.floor(random() * 8)]!)
    const query = {
      legs: services.map((s) => ({ serviceId: s.id, skill: s.skill, minutes: serviceMinutes(s, party) })),
      walkMinutes: at.settings.walkMinutes,
      longestWaitMinutes: at.settings.longestWaitMinutes,
      stepMinutes: 5,
      notBefore: 0,
      notAfter: Number.MAX_SAFE_INTEGER,
    }
    const slots = freeSlots(slotDay(at.office, day, busy)!, query)
    const slot = slots[Math.floor(random() * slots.length)]
    if (!slot) continue
    for (const leg of slot.legs) {
      const taken = [...(busy.get(leg.counterId) ?? []), { start: leg.start, end: leg.end }].toSorted(
        (a, b) => a.start - b.start,
      )
      busy.set(leg.counterId, taken)
      const service = services.find((s) => s.id === leg.serviceId)!
      used.set(groupOf(service), (used.get(groupOf(service)) ?? 0) + leg.end - leg.start)
    }
    made.push({ slot, services, party })
  }
  return made

  function pick(chance: () => number): string[] {
    let left = chance() * wishes.reduce((sum, w) => sum + w.weight, 0)
    return wishes.find((w) => (left -= w.weight) < 0)!.keys
  }
}

function people(party: number, random: () => number): string[] {
  const last = lastNames[Math.floor(random() * lastNames.length)]!
  return Array.from({ length: party }, () => `${firstNames[Math.floor(random() * firstNames.length)]} ${last}`)
}

/** What has become of a visit by now: the past is done (a few were missed), the present is served, some have come early. */
function stateNow(
  startsAt: Date,
  endsAt: Date,
  now: Date,
  random: () => number,
): "done" | "missed" | "serving" | "arrived" | "booked" {
  const chance = random()
  const minutes = toMinutes(startsAt) - toMinutes(now)
  if (endsAt <= now) return chance < 0.05 ? "missed" : "done"
  if (startsAt <= now) return chance < 0.85 ? "serving" : "arrived"
  return minutes < 20 && chance < 0.5 ? "arrived" : "booked"
}
