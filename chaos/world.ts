import pg from "pg"
import type { Mail, TextMessage } from "./sinks.ts"

/**
 * What the database and the mailbox say once everything has come to rest. All that the checker is given beside the
 * record.
 */
export interface World {
  now: Date
  visits: VisitRow[]
  legs: LegRow[]
  offers: OfferRow[]
  events: EventRow[]
  jobs: JobRow[]
  drafts: DraftRow[]
  mails: Pick<Mail, "messageId" | "to">[]
  texts: TextMessage[]
  /** Ids of what happened to households: mails hang on them, too. */
  householdEvents: string[]
}

export interface VisitRow {
  id: string
  reference: string
  state: string
  party: number
  phone: string
  email: string
  startsAt: Date
  endsAt: Date
  revision: number
  holdUntil: Date | null
  createdAt: Date
}

export interface LegRow {
  visitId: string
  counterId: string
  startsAt: Date
  endsAt: Date
  active: boolean
  current: boolean
  until: Date | null
  /** The offered time that it is kept for, beside the visit's own. */
  offerId: string | null
}

export interface OfferRow {
  id: string
  visitId: string
  state: string
  /** Null while it is planned. */
  startsAt: Date | null
  until: Date | null
}

export interface EventRow {
  id: string
  visitId: string
  at: Date
  kind: string
  by: string
  detail: Record<string, string | number | null>
}

export interface JobRow {
  task: string
  key: string | null
  runAt: Date
  attempts: number
  mostAttempts: number
}

export interface DraftRow {
  id: string
  email: string
  confirmedEmail: string | null
  codeRound: number
  codeExpiresAt: Date | null
}

/** Reads it all in one snapshot. Written by hand: the portal's own reads are among what is checked. */
export async function readWorld(
  url: string,
  { mails, texts }: { mails: readonly Mail[]; texts: readonly TextMessage[] },
): Promise<World> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const read = async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql)).rows
  try {
    await client.query("begin isolation level repeatable read read only")
    const [clock] = await read<{ now: Date }>("select now()")
    return {
      now: clock!.now,
      visits: await read<VisitRow>(
        `select id, reference, state, party, phone, lower(email) as email, starts_at as "startsAt", ends_at as "endsAt",
          revision, hold_until as "holdUntil", created_at as "createdAt" from visit`,
      ),
      legs: await read<LegRow>(
        `select visit_id as "visitId", counter_id as "counterId", starts_at as "startsAt", ends_at as "endsAt", active,
          current, until, offer_id as "offerId" from leg order by visit_id, position`,
      ),
      offers: await read<OfferRow>(
        `select id, visit_id as "visitId", state, starts_at as "startsAt", until from visit_offer`,
      ),
      events: await read<EventRow>(
        `select id, visit_id as "visitId", at, kind, by, detail from visit_event order by visit_id, at, id`,
      ),
      jobs: await read<JobRow>(
        `select t.identifier as task, j.key, j.run_at as "runAt", j.attempts, j.max_attempts as "mostAttempts"
         from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
      ),
      drafts: await read<DraftRow>(
        `select id, lower(email) as email, confirmed_email as "confirmedEmail", code_round as "codeRound",
          code_expires_at as "codeExpiresAt" from booking_draft`,
      ),
      householdEvents: (await read<{ id: string }>("select id from prereg_event")).map(({ id }) => id),
      mails: mails.map(({ messageId, to }) => ({ messageId, to })),
      texts: [...texts],
    }
  } finally {
    await client.end()
  }
}
