import { and, desc, eq, inArray, sql } from "drizzle-orm"
import { isId } from "#domain/id.ts"
import { legState } from "#domain/desk/leg-state.ts"
import { ticketNumber } from "#domain/desk/number.ts"
import type { TurnState, Waiting } from "#domain/desk/queue.ts"
import { waitsSince } from "#domain/desk/waiting.ts"
import { grouped } from "#domain/grouped.ts"
import { leg, visit } from "../booking/tables.ts"
import type { Reader } from "../client.ts"
import { service } from "../office/tables.ts"
import * as t from "./tables.ts"

export type Ticket = typeof t.ticket.$inferSelect
export type LegCall = typeof t.legCall.$inferSelect

/** Somebody in the hall today: an appointment's leg whose turn it is, or a walk-in. `id` is the leg's or the ticket's. */
export interface Turn extends Waiting {
  state: TurnState
  /** The number, or the reference of the visit. */
  label: string
  visitId: string | null
  /** As it was given; null for a walk-in. */
  name: string | null
  serviceKey: string
  party: number
  language: string
  agreedAt: Date | null
  /** Since when they wait, for the minutes that are shown. */
  since: Date | null
  /** Where they are called or served. */
  counterId: string | null
  calls: number
  backs: number
  calledAt: Date | null
  startedAt: Date | null
}

/** An appointment that has not come yet. */
export interface Coming {
  skill: string
  serviceKey: string
  party: number
  startsAt: Date
}

interface Hall {
  turns: Turn[]
  coming: Coming[]
}

/** Everybody of a day who waits, is called, served or parked, walk-ins that did not come, and the appointments still to come. */
export async function readHall(db: Reader, siteId: string, day: string): Promise<Hall> {
  const legs = await legsInHall(db, siteId, day)
  const tickets = await db
    .select({ ticket: t.ticket, serviceKey: service.key, skill: service.skill })
    .from(t.ticket)
    .innerJoin(service, eq(service.id, t.ticket.serviceId))
    .where(
      and(
        eq(t.ticket.siteId, siteId),
        eq(t.ticket.day, day),
        inArray(t.ticket.state, ["waiting", "called", "serving", "parked", "missed"]),
      ),
    )
  return {
    turns: [...appointmentTurns(legs), ...tickets.map((row) => ticketTurn(row.ticket, row.serviceKey, row.skill))],
    coming: legs
      .filter((one) => one.visitState === "booked" || one.visitState === "provisional")
      .map(({ skill, serviceKey, party, startsAt }) => ({ skill, serviceKey, party, startsAt })),
  }
}

async function legsInHall(db: Reader, siteId: string, day: string) {
  return db
    .select({
      id: leg.id,
      visitId: leg.visitId,
      visitState: visit.state,
      reference: visit.reference,
      name: visit.contactName,
      party: visit.party,
      language: visit.language,
      arrivedAt: visit.arrivedAt,
      serviceKey: service.key,
      skill: service.skill,
      bookedAt: leg.counterId,
      position: leg.position,
      startsAt: leg.startsAt,
      startedAt: leg.startedAt,
      finishedAt: leg.finishedAt,
      call: t.legCall,
    })
    .from(leg)
    .innerJoin(visit, eq(visit.id, leg.visitId))
    .innerJoin(service, eq(service.id, leg.serviceId))
    .leftJoin(t.legCall, eq(t.legCall.legId, leg.id))
    .where(
      and(
        eq(leg.siteId, siteId),
        eq(leg.day, day),
        eq(leg.current, true),
        inArray(visit.state, ["booked", "provisional", "arrived", "serving"]),
      ),
    )
    .orderBy(leg.visitId, leg.position)
}

function appointmentTurns(legs: Awaited<ReturnType<typeof legsInHall>>): Turn[] {
  return [...grouped(legs, (one) => one.visitId).values()].flatMap((siblings) => {
    const index = siblings.findIndex((one) => ["arrived", "serving"].includes(legState(one.visitState, one, siblings)))
    const own = siblings[index]
    if (!own) return []
    const { call } = own
    const served = own.startedAt !== null
    const { visitId, name, serviceKey, skill, party, language, startedAt } = own
    return {
      kind: "appointment" as const,
      id: own.id,
      state: served ? ("serving" as const) : (call?.state ?? ("waiting" as const)),
      label: own.reference,
      visitId,
      name,
      serviceKey,
      skill,
      party,
      language,
      startedAt,
      agreedAt: own.startsAt,
      bookedAt: own.bookedAt,
      from: call?.queuedAt ?? own.startsAt,
      since: waitsSince(own, siblings[index - 1]),
      counterId: call?.counterId ?? (served ? own.bookedAt : null),
      calls: call?.calls ?? 0,
      backs: call?.backs ?? 0,
      // Who is called in from the calendar is called in that moment.
      calledAt: call?.calledAt ?? startedAt,
    }
  })
}

function ticketTurn(ticket: Ticket, serviceKey: string, skill: string): Turn {
  const { id, state, party, language, counterId, calls, backs, calledAt, startedAt } = ticket
  return {
    kind: "walk-in",
    id,
    state,
    party,
    language,
    counterId,
    calls,
    backs,
    calledAt,
    startedAt,
    serviceKey,
    skill,
    label: ticketNumber(ticket),
    visitId: null,
    name: null,
    agreedAt: null,
    bookedAt: null,
    from: ticket.queuedAt,
    since: ticket.takenAt,
  }
}

export async function ticketByKey(db: Reader, keyHash: Buffer): Promise<Ticket | null> {
  return (await db.select().from(t.ticket).where(eq(t.ticket.keyHash, keyHash)).limit(1))[0] ?? null
}

export async function ticketById(db: Reader, id: string): Promise<Ticket | null> {
  if (!isId(id)) return null
  return (await db.select().from(t.ticket).where(eq(t.ticket.id, id)).limit(1))[0] ?? null
}

/** A walk-in as it stands, also one that is over and no longer in the hall. */
export async function turnOfTicket(db: Reader, id: string): Promise<Turn | null> {
  if (!isId(id)) return null
  const rows = await db
    .select({ ticket: t.ticket, serviceKey: service.key, skill: service.skill })
    .from(t.ticket)
    .innerJoin(service, eq(service.id, t.ticket.serviceId))
    .where(eq(t.ticket.id, id))
  return rows[0] ? ticketTurn(rows[0].ticket, rows[0].serviceKey, rows[0].skill) : null
}

/** The visit of a leg; null when there is none. */
export async function visitOfLeg(db: Reader, legId: string): Promise<string | null> {
  if (!isId(legId)) return null
  return (await db.select({ id: leg.visitId }).from(leg).where(eq(leg.id, legId)).limit(1))[0]?.id ?? null
}

/** What was last done to a number. */
export async function lastTicketEvent(db: Reader, ticketId: string) {
  const rows = await db
    .select()
    .from(t.ticketEvent)
    .where(eq(t.ticketEvent.ticketId, ticketId))
    .orderBy(desc(t.ticketEvent.at), desc(t.ticketEvent.id))
    .limit(1)
  return rows[0] ?? null
}

/** The number that a letter has reached on a day. */
export async function highestNumber(db: Reader, siteId: string, day: string, letter: string): Promise<number> {
  const rows = await db
    .select({ number: sql<number>`coalesce(max(${t.ticket.number}), 0)::int` })
    .from(t.ticket)
    .where(and(eq(t.ticket.siteId, siteId), eq(t.ticket.day, day), eq(t.ticket.letter, letter)))
  return rows[0]!.number
}
