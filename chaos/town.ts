import { setTimeout as pause } from "node:timers/promises"
import { Lost, type Page } from "./browser.ts"
import { inCopenhagen } from "./clock.ts"
import type { Entry, Outcome, Recorder } from "./record.ts"
import type { MailSink } from "./sinks.ts"

/** A visit that somebody was told is booked; the staff's calendar would show it. */
export interface KnownVisit {
  visitId: string
  /** The key of the visitor's link; null where only staff have seen it. */
  key: string | null
  service: string
  /** "2026-12-01T09:00" as it was booked. */
  time: string
  state: "booked" | "provisional"
}

/** What all clients share. */
export interface Town {
  origin: string
  random(): number
  record: Recorder
  mail: MailSink
  visits: KnownVisit[]
  /** Households that have sent their pre-registration and have no visit yet. */
  households: { preregId: string; email: string }[]
  /** The few days on which everybody wants to come. */
  days: string[]
  /** False once the round ends: nobody begins anything new. */
  open(): boolean
}

/** Somebody who does one thing after the other. Another kind of person is another class with a `step`. */
export interface Client {
  readonly name: string
  step(): Promise<void>
}

export const oneOf = <T>(town: Town, all: readonly T[]): T | undefined => all[Math.floor(town.random() * all.length)]

/** Picks by weight. What may not be done weighs nothing. */
export function weighed<T>(town: Town, all: readonly (readonly [number, T])[]): T {
  let rest = town.random() * all.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, what] of all) {
    rest -= weight
    if (rest < 0) return what
  }
  return all.at(-1)![1]
}

/** The next days on which the office is open, beyond the cut-off of a visit. */
export function openDays(from: Date, count: number): string[] {
  const days: string[] = []
  for (let ahead = 3; days.length < count; ahead++) {
    const day = inCopenhagen(new Date(from.getTime() + ahead * 86_400_000)).slice(0, 10)
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
    if ([1, 3, 4, 5].includes(weekday) && !/-12-(2[4-6]|31)$|-01-01$/.test(day)) days.push(day)
  }
  return days
}

export interface Verdict {
  outcome: Outcome
  answer: string
}

/**
 * What an answer to a form says. Anything that is neither what was hoped for nor a plain refusal is noted as
 * unexpected.
 */
export function verdict(page: Page, leads: { done: RegExp; refused: RegExp }): Verdict {
  const answer = `${page.status} ${page.location ?? ""}`.trim()
  if (page.status >= 500) return { outcome: "unknown", answer }
  if (page.location !== null && leads.done.test(page.location)) return { outcome: "done", answer }
  if (page.location !== null && leads.refused.test(page.location)) return { outcome: "refused", answer }
  if ([409, 422].includes(page.status)) return { outcome: "refused", answer }
  return { outcome: "refused", answer: `unexpected ${answer}` }
}

/** A lost answer is asked for so often again, as people press a button again. */
const TRIES = 12
const PAUSE_MS = 400

/**
 * Asks until somebody answers, and records it. `ask` is the same form each time: sent twice it must be done once.
 * Gives up after a while, and then nobody knows.
 */
export async function attempt(
  town: Town,
  about: Omit<Entry, "asked" | "told" | "outcome" | "answer">,
  ask: () => Promise<Verdict>,
): Promise<Verdict> {
  const asked = Date.now()
  let last: Verdict = { outcome: "unknown", answer: "" }
  const failed: string[] = []
  let lost = false
  for (let tries = 0; tries < TRIES && last.outcome === "unknown"; tries++) {
    if (tries > 0) await pause(PAUSE_MS)
    last = await ask().catch(lostOnly)
    if (last.answer.startsWith("500")) failed.push(last.answer)
    lost ||= last.outcome === "unknown"
  }
  // It may have been done before the first answer was lost, and undone by somebody before it was asked again.
  const outcome = lost && last.outcome === "refused" ? "unknown" : last.outcome
  const answer =
    failed.length > 0 && !failed.includes(last.answer) ? `${failed.join(", ")}, then ${last.answer}` : last.answer
  town.record.add({ ...about, asked, told: Date.now(), outcome, answer })
  return { outcome, answer: last.answer }
}

function lostOnly(error: unknown): Verdict {
  if (error instanceof Lost) return { outcome: "unknown", answer: `lost: ${error.message}` }
  throw error
}

/** A page that is only looked at; null where it could not be had. A page that fails is recorded. */
export async function look(town: Town, client: Client, get: () => Promise<Page>): Promise<Page | null> {
  const asked = Date.now()
  try {
    const page = await get()
    if (page.status < 500) return page
    const about = { client: client.name, by: "visitor", act: "look", asked, told: Date.now() } as const
    if (page.status !== 503) town.record.add({ ...about, outcome: "unknown", answer: `${page.status} ${page.path}` })
    await pause(PAUSE_MS)
    return null
  } catch (error) {
    if (!(error instanceof Lost)) throw error
    await pause(PAUSE_MS)
    return null
  }
}
