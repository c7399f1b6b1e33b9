import { and, desc, eq, gte, inArray, lt, or, sql } from "drizzle-orm"
import type { Anchor, ChainLink } from "#domain/staff/audit.ts"
import type { Reader } from "../client.ts"
import { auditEntry, staffAccount, staffRole } from "../staff/tables.ts"

export interface AuditRow {
  id: number
  at: Date
  kind: string
  detail: Record<string, string>
  staffId: string | null
  staffName: string | null
}

/** What is looked for: everything that is given holds. */
export interface AuditFilter {
  staffId?: string
  kinds?: readonly string[]
  /** The id of a household, a visit, an account … */
  case?: string
  from?: Date
  until?: Date
  /** Entries before this one, for the next page. */
  before?: number
}

/** Entries of the audit trail, the newest first. */
export function auditEntries(db: Reader, filter: AuditFilter, most: number): Promise<AuditRow[]> {
  const { staffId, kinds, from, until, before } = filter
  return db
    .select({
      id: auditEntry.id,
      at: auditEntry.at,
      kind: auditEntry.kind,
      detail: auditEntry.detail,
      staffId: auditEntry.staffId,
      staffName: staffAccount.name,
    })
    .from(auditEntry)
    .leftJoin(staffAccount, eq(staffAccount.id, auditEntry.staffId))
    .where(
      and(
        staffId ? or(eq(auditEntry.staffId, staffId), sql`${auditEntry.detail} ->> 'account' = ${staffId}`) : undefined,
        kinds
          ? or(
              inArray(auditEntry.kind, [...kinds]),
              ...kinds
                .filter((kind) => kind === "benefit" || kind === "tax-card")
                .map((kind) => sql`${auditEntry.kind} like ${`${kind}-%`}`),
            )
          : undefined,
        // A search names every case it showed in one value.
        filter.case
          ? sql`(${filter.case} in (select value from jsonb_each_text(${auditEntry.detail}))
              or position(${filter.case} in ${auditEntry.detail} ->> 'cases') > 0)`
          : undefined,
        from ? gte(auditEntry.at, from) : undefined,
        until ? lt(auditEntry.at, until) : undefined,
        before === undefined ? undefined : lt(auditEntry.id, before),
      ),
    )
    .orderBy(desc(auditEntry.id))
    .limit(most)
}

/** The id of what carries a reference: a visit, a household, a PD U2, a tax-card application or a sign-up. */
export async function caseByReference(db: Reader, reference: string): Promise<string | null> {
  const same = sql`upper(reference) = upper(${reference})`
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from visit where ${same} union all select id from prereg where ${same}
    union all select id from benefit_case where ${same} union all select id from tax_application where ${same}
    union all select id from sign_up where ${same} limit 1`)
  return rows[0]?.id ?? null
}

/** Who opened one of these cases, or the contact data of one, the latest first, with the name of their role: what the person is shown. */
export function openingsOf(
  db: Reader,
  cases: readonly string[],
  most: number,
): Promise<{ at: Date; name: string; roleNames: Record<string, string> }[]> {
  return db
    .select({ at: auditEntry.at, name: staffAccount.name, roleNames: staffRole.names })
    .from(auditEntry)
    .innerJoin(staffAccount, eq(staffAccount.id, auditEntry.staffId))
    .innerJoin(staffRole, eq(staffRole.key, staffAccount.role))
    .where(
      and(
        inArray(auditEntry.kind, ["opened-case", "opened-contact"]),
        or(
          inArray(sql`${auditEntry.detail} ->> 'case'`, [...cases]),
          inArray(sql`${auditEntry.detail} ->> 'visitId'`, [...cases]),
        ),
      ),
    )
    .orderBy(desc(auditEntry.at))
    .limit(most)
}

/** The end of the chain over the audit trail. */
export async function auditHeadOf(db: Reader): Promise<Anchor> {
  const { rows } = await db.execute<{ position: string; digest: string }>(
    sql`select position, encode(digest, 'hex') as digest from audit_head`,
  )
  const head = rows[0]
  return head ? { position: Number(head.position), digest: head.digest } : { position: 0, digest: "" }
}

/** The whole chain in order, each with the text its digest is made of: the same as `audit_digest` in the migration, worked out apart. */
export async function chainOf(db: Reader): Promise<ChainLink[]> {
  const { rows } = await db.execute<{ position: string; entry_id: string; digest: string; text: string | null }>(sql`
    select l.position, l.entry_id, encode(l.digest, 'hex') as digest,
      case when e.id is null then null else concat_ws(E'\n', e.id, (extract(epoch from e.at) * 1000000)::bigint,
        coalesce(e.staff_id::text, '-'), e.kind, e.detail::text) end as text
    from audit_link l left join audit_entry e on e.id = l.entry_id
    order by l.position`)
  return rows.map((row) => ({
    position: Number(row.position),
    entryId: Number(row.entry_id),
    digest: row.digest,
    text: row.text,
  }))
}

/** Entries that stand in no link of the chain: they were put there with the trigger off. */
export async function unchainedEntries(db: Reader): Promise<number[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select e.id from audit_entry e where not exists (select from audit_link l where l.entry_id = e.id) order by e.id`)
  return rows.map((row) => Number(row.id))
}
