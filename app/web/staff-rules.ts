import type { Permission } from "#domain/staff/permissions.ts"

/** Whose case a page opens: each opening is recorded under this name, and the household sees who opened its answers. */
export type OpenedCase = "slip" | "person" | "household" | "benefit" | "tax-card" | "participant" | "run" | "identity"

export interface StaffRule {
  /** What reading it asks for; "signed-in" for what belongs to whoever is signed in. */
  see: Permission | "signed-in"
  /** What sending its form asks for; without one it has no form. What single buttons ask beyond that, their operations check. */
  act?: Permission | "signed-in"
  /** Before its form is sent, or these buttons of it, whoever sits there shows again that it is them (`isConfirmed`). */
  again?: true | readonly string[]
  /** A lesser right that is enough to read where the thing is one's own (`isOwn`), and to act when `ownActs`. */
  own?: Permission
  ownActs?: true
  /** Whoever has the secret link in the address is the feed's owner, and nobody has to be signed in: `see` is asked of that owner. */
  byLink?: "feed"
  /** Opening it is looking into somebody's case. */
  opens?: OpenedCase
}

const signedIn = { see: "signed-in", act: "signed-in" } as const
const forOthers = { see: "book-for-others", act: "book-for-others" } as const
const office = { see: "change-office", act: "change-office" } as const
const people = { see: "manage-people", act: "manage-people", again: true } as const

/**
 * Every address of staff, what it asks for: pages, forms, streams and files alike. An address that is not here is refused; a test walks
 * `app/routes.ts` by it.
 */
export const staffRules: Readonly<Record<string, StaffRule>> = {
  "/staff": { see: "signed-in" },
  "/staff/sign-out": signedIn,
  "/staff/settings": signedIn,
  "/staff/confirm": signedIn,
  // Changing the password asks for the one of before by itself; a device that is not known is signed out at once.
  // Who makes a feed takes the calendar along, for longer than they are signed in.
  "/staff/account": { ...signedIn, again: ["codes", "make-feed"] },
  "/staff/account/second-factor": { ...signedIn, again: true },

  "/staff/calendar": { see: "see-calendar" },
  "/staff/calendar/list": { see: "serve-visits" },
  "/staff/calendar/stream": { see: "signed-in" },
  "/staff/feed/:key/calendar.ics": { see: "see-calendar", byLink: "feed" },
  "/staff/queue": { see: "serve-visits", act: "serve-visits" },
  "/staff/queue/slip/:id": { see: "serve-visits" },
  "/staff/visit/:id": { see: "see-calendar", act: "serve-visits" },
  "/staff/visit/:id/looks": { see: "see-calendar", act: "see-calendar" },
  "/staff/visit/:id/next-steps": { see: "serve-visits" },
  "/staff/visit/:id/slip": { see: "book-for-others", opens: "slip" },
  "/staff/book": forOthers,
  "/staff/book/:id": forOthers,
  "/staff/book/:id/what": forOthers,
  "/staff/book/:id/when": forOthers,
  "/staff/book/:id/done": { see: "book-for-others" },
  "/staff/booking-links": forOthers,
  "/staff/answers": { see: "change-visits" },
  "/staff/waiting-list": { see: "change-visits", act: "change-visits" },
  "/staff/visit/:id/correct": { see: "change-visits", act: "change-visits" },
  "/staff/attention": { see: "see-calendar" },
  "/staff/search": { see: "see-calendar" },
  "/staff/unusual": { see: "protect-calendar", act: "protect-calendar" },
  "/staff/person/:id": { see: "see-calendar", act: "serve-visits", opens: "person" },
  "/staff/undelivered": { see: "change-visits", act: "change-visits" },

  "/staff/prereg": { see: "see-prereg" },
  "/staff/prereg/:id": { see: "read-prereg", act: "review-prereg", opens: "household" },
  "/staff/prereg/:id/paper/:upload": { see: "read-prereg", act: "review-prereg", opens: "household" },
  "/staff/prereg/:id/paper/:upload/file": { see: "read-prereg", opens: "household" },
  "/staff/prereg/:id/hand-over": { see: "read-prereg", act: "review-prereg", opens: "household" },
  "/staff/prereg/:id/hand-over/:as": { see: "review-prereg", opens: "household" },
  // Whoever supervises reads every check; what is done with one is for those who check.
  "/staff/identity": { see: "check-identity" },
  "/staff/identity/visit/:id": { see: "check-identity", act: "check-identity", opens: "identity" },
  "/staff/identity/check/:id": { see: "check-identity", act: "check-identity", opens: "identity" },
  "/staff/identity/check/:id/letter": { see: "check-identity", opens: "identity" },
  "/staff/identity/requirements": { see: "check-identity" },
  "/staff/identity/requirements/:paper": { see: "check-identity", act: "supervise-identity" },
  "/staff/identity/supervision": { see: "supervise-identity", act: "supervise-identity" },
  "/staff/identity/supervision/:id": { see: "supervise-identity", act: "supervise-identity" },
  "/staff/identity/report": { see: "supervise-identity" },
  "/staff/identity/report.pdf": { see: "supervise-identity" },
  "/staff/identity/report.xlsx": { see: "supervise-identity" },
  "/staff/identity/training": { see: "supervise-identity", act: "supervise-identity" },
  "/staff/benefit": { see: "read-benefit" },
  "/staff/benefit/:id": { see: "read-benefit", act: "serve-benefit", opens: "benefit" },
  "/staff/tax-cards": { see: "read-tax-cards" },
  "/staff/tax-cards/new": { see: "serve-tax-cards", act: "serve-tax-cards" },
  "/staff/tax-cards/:id": { see: "read-tax-cards", act: "serve-tax-cards", opens: "tax-card" },

  "/staff/guidance": { see: "edit-guidance" },
  "/staff/guidance/new": { see: "edit-guidance", act: "edit-guidance" },
  "/staff/guidance/:slug": { see: "edit-guidance", act: "edit-guidance" },
  "/staff/guidance/:slug/place": { see: "edit-guidance", act: "edit-guidance" },
  "/staff/figures": { see: "edit-guidance", act: "edit-guidance" },
  "/staff/figures/name": { see: "edit-guidance", act: "edit-guidance" },
  "/staff/synonyms": { see: "edit-guidance", act: "edit-guidance" },
  "/staff/tax-rates": { see: "edit-guidance", act: "edit-guidance" },

  "/staff/courses": { see: "attend-courses", act: "run-courses", own: "attend-own-courses" },
  "/staff/courses/new": { see: "run-courses", act: "run-courses" },
  "/staff/courses/run/:id": { see: "attend-courses", act: "run-courses", own: "attend-own-courses", opens: "run" },
  "/staff/courses/run/:id/list": { see: "attend-courses", own: "attend-own-courses", opens: "run" },
  "/staff/courses/run/:id/participants.xlsx": { see: "run-courses", opens: "run" },
  "/staff/courses/participant/:id": { see: "run-courses", act: "run-courses", opens: "participant" },
  "/staff/courses/meeting/:id": {
    see: "attend-courses",
    act: "attend-courses",
    own: "attend-own-courses",
    ownActs: true,
  },
  "/staff/courses/arrive/:reference": { see: "attend-courses", act: "attend-courses" },
  "/staff/courses/topics": { see: "run-courses", act: "run-courses" },
  "/staff/courses/course/:slug": { see: "run-courses", act: "run-courses" },

  "/staff/statistics": { see: "see-statistics" },
  "/staff/statistics/figures.csv": { see: "see-statistics" },
  "/staff/statistics/figures.xlsx": { see: "see-statistics" },

  "/staff/office/hours": { see: "see-office", act: "record-absence" },
  "/staff/office/absence": { see: "record-absence" },
  "/staff/office/counters": { ...office, again: ["make-feed"] },
  "/staff/office/roster": office,
  "/staff/office/services": office,
  "/staff/office/notices": office,
  "/staff/office/contact": office,
  "/staff/office/booking": office,
  "/staff/office/messages": { see: "change-office" },
  "/staff/office/messages/:id": office,
  "/staff/office/messages/:id/preview": office,
  "/staff/office/rules": { see: "change-office" },
  "/staff/office/rules/:rule": office,
  "/staff/office/municipalities": { see: "see-office", act: "change-office" },
  "/staff/office/retention": { ...office, again: true },
  "/staff/office/history": office,

  "/staff/people": people,
  "/staff/people/:id": people,
  "/staff/roles": people,
  "/staff/roles/:key": people,
  "/staff/audit": { see: "read-audit" },
}
