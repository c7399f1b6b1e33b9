import { randomUUID } from "node:crypto"
import { MAX_PARTY } from "#domain/booking/rules.ts"
import { letterOf } from "#domain/desk/number.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { highestNumber } from "#db/turns/reads.ts"
import { insertTicket, recordTicketEvent } from "#db/turns/writes.ts"
import { type Context, hashSecret } from "../context.ts"
import { linkKey } from "../link.ts"
import { type Hall, type TurnId, changeTurn, inHall, mayChange, turnIn } from "./hall.ts"

interface Wish {
  /** The service's key. */
  service: string
  party: number
  language: string
  by: StaffMember
}
type Refusal = "unknown" | "service-missing" | "party-wrong"

/** Gives somebody without an appointment a number for what they came for. Answers the ticket's id. */
export function takeTicket(ctx: Context, wish: Wish): Promise<Result<string, Refusal>> {
  return inHall<string, Refusal>(ctx, (hall) => newTicket(ctx, hall, wish))
}

async function newTicket(ctx: Context, hall: Hall, wish: Wish): Promise<Result<string, Refusal>> {
  const { tx, at, day, now } = hall
  const service = at.services.find((one) => one.key === wish.service && one.active)
  const letter = service && letterOf(service.skill, at.office.counters)
  if (!service || !letter) return refuse("service-missing")
  if (!Number.isInteger(wish.party) || wish.party < 1 || wish.party > MAX_PARTY) return refuse("party-wrong")
  const id = randomUUID()
  await insertTicket(tx, {
    id,
    siteId: at.site.id,
    day,
    letter,
    number: (await highestNumber(tx, at.site.id, day, letter)) + 1,
    keyHash: hashSecret(linkKey(ctx.secrets[0], "ticket", id)),
    serviceId: service.id,
    party: wish.party,
    language: wish.language,
    takenAt: now,
    queuedAt: now,
  })
  await recordTicketEvent(tx, { ticketId: id, at: now, kind: "taken", by: "staff", ...wish.by })
  return ok(id)
}

/**
 * Sends somebody on to another service. A walk-in keeps the number and its place: who has waited already is not put last again. Who has
 * an appointment is given a number for the other service. Answers the ticket's id.
 */
export function sendOn(
  ctx: Context,
  given: { turn: TurnId; service: string; by: StaffMember },
): Promise<Result<string, Refusal | "not-possible">> {
  return inHall<string, Refusal | "not-possible">(ctx, async (hall) => {
    const found = turnIn(hall, given.turn)
    if (found?.kind === "appointment") {
      const { party, language } = found
      return newTicket(ctx, hall, { service: given.service, party, language, by: given.by })
    }
    const turn = found?.state === "waiting" ? ok(found) : mayChange(found, "waiting")
    if (!turn.ok) return turn
    const service = hall.at.services.find((one) => one.key === given.service && one.active)
    if (!service || !letterOf(service.skill, hall.at.office.counters)) return refuse("service-missing")
    if (service.key === turn.value.serviceKey) return refuse("not-possible")
    const waits = { state: "waiting" as const, counterId: null, calls: 0, calledAt: null, startedAt: null }
    await changeTurn(hall, turn.value, { ...waits, serviceKey: service.key }, "sent-on", given.by)
    return ok(turn.value.id)
  })
}
