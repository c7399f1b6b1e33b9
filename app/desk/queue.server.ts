import type { RouterContextProvider } from "react-router"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { type Turn, readHall, ticketById } from "#db/turns/reads.ts"
import { calledNames } from "#domain/desk/names.ts"
import { letterOf, ticketNumber } from "#domain/desk/number.ts"
import { fairOrder, skillsAt, whenAbsent } from "#domain/desk/queue.ts"
import { officeSeen } from "#domain/desk/scope.ts"
import { grouped } from "#domain/grouped.ts"
import { groupName, shiftsOn } from "#domain/office/opening.ts"
import { officeDay, toMinutes } from "#domain/time/office-time.ts"
import { spokenClock } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import { type Language, languages } from "#locales/languages.ts"
import type { TurnId } from "#operations/desk/hall.ts"
import { waitOf } from "./wait.server.ts"

type Provider = Readonly<RouterContextProvider>

/** A turn as an address and a form name it: "walk-in:…" or "appointment:…". */
export const turnText = ({ kind, id }: TurnId): string => `${kind}:${id}`

export function readTurn(text: string): TurnId | null {
  const [kind, id] = text.split(":")
  return (kind === "walk-in" || kind === "appointment") && id ? { kind, id } : null
}

/** The counter that this browser stands at, as its cookie says; null for none, or one that is not theirs. */
export function ownCounter(context: Provider, request: Request, at: SiteOffice) {
  const id = readCookie(portalOf(context).config, request, "staff-counter")
  return officeSeen(at.office, staffOf(context).skills).counters.find((counter) => counter.id === id) ?? null
}

/** Everybody in the hall, as whoever stands at a counter sees them. */
export async function showQueue(context: Provider, request: Request) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const { skills } = staffOf(context)
  const at = await readSiteOffice(db)
  const now = ctx.now()
  const day = officeDay(now)
  const hall = await readHall(db, at.site.id, day)
  const { counters } = officeSeen(at.office, skills)
  const own = ownCounter(context, request, at)
  const seen = hall.turns.filter((turn) => counters.some((counter) => counter.skills.includes(turn.skill)))
  const show = shower(at, seen, language, now)
  const waiting = fairOrder(
    seen.filter((turn) => turn.state === "waiting"),
    { id: own?.id ?? "", skills: counters.flatMap((counter) => counter.skills) },
    now,
  )
  const mine = own ? new Set(skillsAt(own, skills)) : null
  const standsAt = (turn: Turn) => turn.state === "called" || turn.state === "serving"
  const current = own ? seen.find((turn) => turn.counterId === own.id && standsAt(turn)) : undefined
  return {
    day,
    read: now.getTime(),
    key: `${own?.id ?? ""} ${language}`,
    clock: spokenClock(now, language),
    site: at.site.key,
    counters: counters.map((counter) => ({
      id: counter.id,
      number: counter.number,
      group: groupName(at.office.counters, counter.group, language),
      staff: [...new Set(shiftsOn(at.office, counter.id, day).map((shift) => shift.staffName))].join(", "),
    })),
    own: own && { id: own.id, number: own.number, group: groupName(at.office.counters, own.group, language) },
    current: current ? { ...show(current), absent: whenAbsent(current, at.settings) } : null,
    /** By letter, so that a service's queue is seen as one. */
    waiting: [
      ...grouped(
        waiting.map((turn) => ({ ...show(turn), mine: mine?.has(turn.skill) ?? false })),
        groupOf(at),
      ),
    ]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([letter, list]) => ({ letter, list })),
    tally: {
      count: waiting.length,
      longest: Math.max(0, ...waiting.map((turn) => waited(turn, now))),
    },
    parked: seen.filter((turn) => turn.state === "parked").map(show),
    missed: seen.filter((turn) => turn.state === "missed").map(show),
    away: seen
      .filter((turn) => standsAt(turn) && turn.counterId !== own?.id)
      .map((turn) => ({
        ...show(turn),
        counter: at.office.counters.find((counter) => counter.id === turn.counterId)?.number ?? 0,
      }))
      .toSorted((a, b) => a.counter - b.counter),
    services: at.services
      .filter((service) => service.active && letterOf(service.skill, at.office.counters))
      .map((service) => ({
        key: service.key,
        name: writtenIn(service.texts, language).shortName,
        largest: service.largestParty,
        minutes: waitOf(at, hall, { skill: service.skill }, now).minutes,
      })),
    languages: languages.map(({ code, name }) => ({ code, name })),
  }
}
export type QueueShown = Awaited<ReturnType<typeof showQueue>>
export type TurnShown = QueueShown["parked"][number]

const groupOf =
  (at: SiteOffice) =>
  ({ skill }: { skill: string }): string =>
    letterOf(skill, at.office.counters) ?? ""

/** Minutes that somebody waits: for an appointment from its time on. */
const waited = (turn: Turn, now: Date) => (turn.since && turn.since <= now ? toMinutes(now) - toMinutes(turn.since) : 0)

/** Shows a turn; names as on every open screen, no longer than tells people apart. */
function shower(at: SiteOffice, turns: readonly Turn[], language: Language, now: Date) {
  const names = calledNames(turns.flatMap(({ visitId, name }) => (visitId && name ? [{ id: visitId, name }] : [])))
  return (turn: Turn) => ({
    turn: turnText(turn),
    kind: turn.kind,
    state: turn.state,
    label: turn.label,
    skill: turn.skill,
    visitId: turn.visitId,
    name: (turn.visitId && names.get(turn.visitId)) ?? "",
    service: writtenIn(at.services.find((one) => one.key === turn.serviceKey)!.texts, language).shortName,
    party: turn.party,
    language: languages.find((one) => one.code === turn.language)?.name ?? turn.language,
    agreed: turn.agreedAt && spokenClock(turn.agreedAt, language),
    /** An appointment that is here before its time. */
    early: turn.agreedAt !== null && turn.agreedAt > now,
    waited: waited(turn, now),
    long: waited(turn, now) >= at.settings.longWaitMinutes,
    calls: turn.calls,
    calledAt: turn.calledAt && spokenClock(turn.calledAt, language),
    startedAt: turn.startedAt && spokenClock(turn.startedAt, language),
    served: turn.startedAt ? toMinutes(now) - toMinutes(turn.startedAt) : 0,
  })
}

/** The number that was just given out, with the wait that can be told. */
export async function showTaken(context: Provider, id: string) {
  const { db, ctx } = portalOf(context)
  const ticket = await ticketById(db, id)
  if (!ticket) return null
  const at = await readSiteOffice(db)
  const { skill } = at.services.find((one) => one.id === ticket.serviceId)!
  const hall = await readHall(db, at.site.id, ticket.day)
  return { id, number: ticketNumber(ticket), ...waitOf(at, hall, { skill, ticket: id }, ctx.now()) }
}
