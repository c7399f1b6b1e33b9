import { addDays, officeDay, officeInstant } from "#domain/time/office-time.ts"
import type { BookableService } from "./rules.ts"

/** A personal booking link works for so many days unless staff say otherwise. */
export const INVITED_DAYS = 14
/** Nobody keeps a link for longer: what the office offers, and who belongs here, changes. */
export const MOST_INVITED_DAYS = 60

/** Until the end of a day of the office: "until 11 December" is what the mail says. */
export const invitationEnds = (now: Date, days: number): Date => officeInstant(addDays(officeDay(now), days), "24:00")

export interface InvitationTimes {
  endsAt: Date
  takenBackAt: Date | null
  usedAt: Date | null
}

export const invitationStates = ["open", "used", "taken-back", "lapsed"] as const
export type InvitationState = (typeof invitationStates)[number]

/** A link is used once, may be taken back until then, and lapses by the clock. */
export function invitationState(invitation: InvitationTimes, now: Date): InvitationState {
  if (invitation.usedAt) return "used"
  if (invitation.takenBackAt) return "taken-back"
  return invitation.endsAt <= now ? "lapsed" : "open"
}

/**
 * What a personal link opens that anybody's booking does not: the services that are by invitation. Those that only staff book stay
 * theirs. The limits that keep places for everybody (an address's coming visits, notice, horizon) hold for it like for anybody.
 */
export const invitable = (service: Pick<BookableService, "whoMayBook">): boolean => service.whoMayBook !== "staff"
