import type { RouterContextProvider } from "react-router"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { type AuditRow, auditEntries, caseByReference } from "#db/audit/reads.ts"
import { allAccounts, allRoles } from "#db/staff/reads.ts"
import { isId } from "#domain/id.ts"
import { auditGroups, auditKinds, kindShown } from "#domain/staff/audit.ts"
import { addDays, isDay, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import { paths } from "#paths"
import { detailWords } from "./audit-words.server.ts"

const SHOWN = 100

const openable = {
  person: (id: string) => paths.staff.personCard(id),
  slip: (id: string) => paths.staff.calendar({ visit: id }),
  household: (id: string) => paths.staff.prereg(id),
  benefit: (id: string) => paths.staff.benefit(id),
  "tax-card": (id: string) => paths.staff.taxCard(id),
  participant: (id: string) => paths.staff.participant(id),
  run: (id: string) => paths.staff.run(id),
}
type Opened = keyof typeof openable

/** Where an entry leads that names its thing by an id of its own. */
const leadsTo: Readonly<Record<string, (id: string) => string>> = {
  preregId: openable.household,
  runId: openable.run,
  signUpId: openable.participant,
  visitId: (id) => paths.staff.calendar({ visit: id }),
}
const isOpened = (text: string | undefined): text is Opened => text !== undefined && text in openable

/** The audit trail by what is asked for: the kind of thing, who, whose, and from when until when. */
export async function showAudit(context: Readonly<RouterContextProvider>, url: URL) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const text = (name: string) => url.searchParams.get(name)?.trim() || undefined
  const group = auditGroups.find((one) => one === text("kind"))
  const asked = { kind: group, who: text("who"), case: text("case"), from: text("from"), to: text("to") }
  const before = Number(text("before"))
  const rows = await auditEntries(
    db,
    {
      ...(asked.who && isId(asked.who) ? { staffId: asked.who } : {}),
      ...(group ? { kinds: auditKinds[group] } : {}),
      ...(asked.case
        ? { case: isId(asked.case) ? asked.case : ((await caseByReference(db, asked.case)) ?? asked.case) }
        : {}),
      ...(asked.from && isDay(asked.from) ? { from: officeInstant(asked.from, "00:00") } : {}),
      ...(asked.to && isDay(asked.to) ? { until: officeInstant(addDays(asked.to, 1), "00:00") } : {}),
      ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
    },
    SHOWN,
  )
  const now = ctx.now()
  const [accounts, roles] = await Promise.all([allAccounts(db, now), allRoles(db)])
  const roleName = (key: string) => writtenIn(roles.find((role) => role.key === key)?.names ?? {}, language, key)
  const reader = { language, today: officeDay(now), roleName }
  const nameOf = (id: string | undefined) => accounts.find(({ account }) => account.id === id)?.account.name
  return {
    asked,
    people: accounts.map(({ account }) => ({ value: account.id, text: account.name })),
    older: rows.length === SHOWN ? String(rows.at(-1)!.id) : null,
    rows: rows.map((row) => ({
      ...entryShown(row, nameOf, (name, value) => detailWords(row.kind, name, value, reader)),
      at: spokenMoment(row.at, language, now),
    })),
  }
}
export type AuditShown = Awaited<ReturnType<typeof showAudit>>

function entryShown(
  row: AuditRow,
  nameOf: (id: string | undefined) => string | undefined,
  say: (name: string, value: string) => string,
) {
  const { of, case: opened, account, ...rest } = row.detail
  const about = account ? { account: nameOf(account) ?? account } : {}
  const what = kindShown(row.kind)
  return {
    id: row.id,
    who: row.staffName,
    kind: row.kind,
    what,
    of: isOpened(of) ? of : null,
    link: isOpened(of) && opened ? openable[of](opened) : linkOf(what, rest),
    // Numbers that mean nothing to a reader are what the link is for.
    detail: Object.entries({ ...about, ...rest })
      .filter(([name, value]) => name !== "cases" && !isId(value))
      .map(([name, value]) => say(name, value)),
  }
}

function linkOf(what: string | null, detail: Readonly<Record<string, string>>): string | null {
  if (detail.id && (what === "benefit" || what === "tax-card")) return openable[what](detail.id)
  const name = Object.keys(leadsTo).find((one) => detail[one])
  return name ? leadsTo[name]!(detail[name]!) : null
}
