import type { DatedEvent } from "../calendar-file.ts"
import type { SignUpState } from "./seats.ts"

interface Meeting {
  id: string
  revision: number
  active: boolean
  startsAt: Date
  endsAt: Date
}

/** What is the same in every entry of a file; the place is told for each meeting. */
export interface Around<M extends Meeting> {
  host: string
  summary: string
  description: string
  url: string
  place(meeting: M): string
}

const entry = <M extends Meeting>(
  meeting: M,
  around: Around<M>,
  uid: string,
  status: DatedEvent["status"],
): DatedEvent => ({
  uid: `${uid}@${around.host}`,
  // Whatever cancels an entry comes after the version that it cancels.
  sequence: status === "cancelled" ? meeting.revision + 1 : meeting.revision,
  status,
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
  summary: around.summary,
  description: around.description,
  location: around.place(meeting),
  url: around.url,
})

/** The dates of a run for anybody: a meeting that is cancelled stands there as such, since a missing one stays in calendars. */
export const datesOfRun = <M extends Meeting>(meetings: readonly M[], around: Around<M>): DatedEvent[] =>
  meetings.map((m) => entry(m, around, m.id, m.active ? "confirmed" : "cancelled"))

/**
 * The dates of one sign-up, apart from everybody's: sure with a seat, tentative while one is offered, none on the waiting list, and
 * all cancelled once the place is given up or has lapsed.
 */
export function datesOfSignUp<M extends Meeting>(
  own: { id: string; state: SignUpState },
  meetings: readonly M[],
  around: Around<M>,
): DatedEvent[] {
  if (own.state === "unconfirmed" || own.state === "listed") return []
  const gone = own.state === "cancelled" || own.state === "lapsed"
  return meetings.map((m) =>
    entry(
      m,
      around,
      `${m.id}.${own.id}`,
      gone || !m.active ? "cancelled" : own.state === "offered" ? "tentative" : "confirmed",
    ),
  )
}
