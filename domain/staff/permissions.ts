/**
 * What staff do in the portal. A role is a set of these that the office edits; `app/web/staff-rules.ts` says which one each page,
 * form, stream and file asks for.
 */
export const permissions = [
  /** The day, the week, the day list, and a visit with its contact data masked. */
  "see-calendar",
  /** Arrived, serving, done, missed, a note. */
  "serve-visits",
  /** Move and cancel; see to mail that did not arrive. */
  "change-visits",
  /** Book a visit for somebody, print its slip, and send somebody a personal booking link. */
  "book-for-others",
  /** Place a visit outside opening hours or the roster, with a reason. */
  "overbook",
  /** See who keeps much of the calendar, let times be held after a code and a proof of work only, cancel in bulk. */
  "protect-calendar",
  /** Who has sent a pre-registration, when they come, and how far it is. */
  "see-prereg",
  /** Open one: what a household has answered. Each opening is recorded. */
  "read-prereg",
  /** Accept, return and refuse one. */
  "review-prereg",
  /** Check who somebody is at a first registration, and look a second time. Their training must hold on the day as well. */
  "check-identity",
  /** Say what is asked of papers, keep the register of training, supervise by sample, and take the report. */
  "supervise-identity",
  /** Open a PD U2. Each opening is recorded. */
  "read-benefit",
  "serve-benefit",
  /** Open a manual tax-card application. Each opening is recorded. */
  "read-tax-cards",
  "serve-tax-cards",
  /** Lists and attendance of the meetings at which one's own name stands as teacher. */
  "attend-own-courses",
  /** Lists and attendance of every meeting. */
  "attend-courses",
  /** Plan, move and cancel runs, write to participants, change courses. */
  "run-courses",
  "edit-guidance",
  /** How many came for what, how long they waited, where bookings stop: numbers without persons. */
  "see-statistics",
  /** Opening hours, closures and where a person goes: whoever stands at reception is asked. */
  "see-office",
  /** That somebody is ill, or a counter stands empty for some hours: see `isAbsence`. */
  "record-absence",
  "change-office",
  /** Accounts, roles, invitations. */
  "manage-people",
  /** Who did what, and who opened which case. */
  "read-audit",
] as const
export type Permission = (typeof permissions)[number]

export const isPermission = (text: string): text is Permission => (permissions as readonly string[]).includes(text)

/** Whoever acts, by what their role allows. */
export interface Allowed {
  permissions: readonly Permission[]
}

export const may = (who: Allowed, permission: Permission): boolean => who.permissions.includes(permission)

/** A role's key: short, in the address of its page. */
export const isRoleKey = (text: string): boolean => /^[a-z][a-z0-9-]{1,30}$/.test(text)

/**
 * What must go along: whoever decides about a case reads it, whoever reads it sees the list. Answers the set with what it lacks, in the
 * order of the list, so that no role can be made that opens a form and not its page.
 */
export function withNeeded(chosen: readonly Permission[]): Permission[] {
  const whole = new Set(chosen)
  for (const permission of permissions.toReversed())
    if (whole.has(permission)) for (const other of needs[permission] ?? []) whole.add(other)
  return permissions.filter((permission) => whole.has(permission))
}

const needs: Partial<Record<Permission, readonly Permission[]>> = {
  "serve-visits": ["see-calendar"],
  "change-visits": ["see-calendar"],
  "book-for-others": ["see-calendar"],
  overbook: ["change-visits", "see-calendar"],
  "protect-calendar": ["change-visits", "see-calendar"],
  "read-prereg": ["see-prereg"],
  "review-prereg": ["read-prereg", "see-prereg"],
  "check-identity": ["read-prereg", "see-prereg", "see-calendar"],
  "supervise-identity": ["check-identity", "read-prereg", "see-prereg", "see-calendar"],
  "serve-benefit": ["read-benefit"],
  "serve-tax-cards": ["read-tax-cards"],
  "attend-courses": ["attend-own-courses"],
  "run-courses": ["attend-courses"],
  "record-absence": ["see-office"],
  "change-office": ["record-absence", "see-office"],
}
