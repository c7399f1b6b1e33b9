import { type Case, type PromiseName, check } from "../../chaos/check.ts"
import type { Entry } from "../../chaos/record.ts"
import type { EventRow, VisitRow } from "../../chaos/world.ts"

/** Times that are far from any clock change: 9:20 in Copenhagen is 8:20 UTC. */
export const NOW = new Date("2026-11-27T12:00:00Z")
export const START = new Date("2026-12-03T08:20:00Z")
export const LATER = new Date("2026-12-03T09:00:00Z")
export const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000)
export const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`

export const visit = (number: number, says: Partial<VisitRow> = {}): VisitRow => ({
  id: id(number),
  reference: `REF-${number}`,
  state: "booked",
  party: 1,
  phone: "+4520000000",
  email: `d${number}@chaos.example`,
  startsAt: START,
  endsAt: minutes(says.startsAt ?? START, 20),
  revision: 0,
  holdUntil: null,
  createdAt: minutes(NOW, -30),
  ...says,
})

export const leg = (number: number, counterId: string, startsAt = START) => ({
  visitId: id(number),
  counterId,
  startsAt,
  endsAt: minutes(startsAt, 20),
  active: true,
  current: true,
  until: null as Date | null,
  offerId: null as string | null,
})

export const event = (number: number, kind: string, more: Partial<EventRow> = {}): EventRow => ({
  id: id(100 * number),
  visitId: id(number),
  at: minutes(NOW, -20),
  kind,
  by: "visitor",
  detail: {},
  ...more,
})

export const entry = (number: number, act: Entry["act"], set: Entry["set"], more: Partial<Entry> = {}): Entry => ({
  client: `v${number}`,
  by: "visitor",
  act,
  draft: `d${number}@chaos.example`,
  visitId: id(number),
  set: set!,
  asked: minutes(NOW, -20).getTime(),
  told: minutes(NOW, -20).getTime() + 100,
  outcome: "done",
  answer: "302",
  ...more,
})

export const says = { state: "booked", startsAt: START.toISOString(), party: 1, phone: "+4520000000" }
export const mail = (event: string, number: number) => ({
  messageId: `<${event}@127.0.0.1>`,
  to: `d${number}@chaos.example`,
})
export const text = (event: string, to = "4520000000") => ({ id: event, to })
export const reminder = (number: number, runAt = new Date("2026-12-02T09:00:00Z")) => ({
  task: "mail-reminder",
  key: `reminder ${id(number)}`,
  runAt,
  attempts: 0,
  mostAttempts: 450,
})

/** Two people who booked at two counters, were told so and were written to. */
export function calm(): Case & {
  entries: Entry[]
  log: { from: string; text: string }[]
  faults: { kind: string; at: number }[]
} {
  return {
    entries: [entry(1, "book", says), entry(2, "book", says)],
    faults: [],
    log: [{ from: "web 1", text: '{"level":30,"msg":"listening"}' }],
    world: {
      now: NOW,
      visits: [visit(1), visit(2)],
      legs: [leg(1, "a"), leg(2, "b")],
      offers: [],
      events: [event(1, "booked"), event(2, "booked")],
      jobs: [reminder(1), reminder(2)],
      drafts: [],
      mails: [mail(`${id(100)}.booked`, 1), mail(`${id(200)}.booked`, 2)],
      texts: [],
      householdEvents: [],
    },
  }
}

export const broken = (the: Case): PromiseName[] => [...new Set(check(the).map(({ promise }) => promise))]
