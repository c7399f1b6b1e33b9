/** What a mail can be about. */
export const mailSubjects = ["visit", "booking-link", "prereg", "sign-up", "benefit", "tax-card"] as const
export type MailSubject = (typeof mailSubjects)[number]

/** The ways a message goes. */
export const messageWays = ["mail", "sms"] as const
export type MessageWay = (typeof messageWays)[number]

/**
 * Whom a mail job is about, from its payload; empty for what nobody at the office is told of: a code that nobody typed belongs to
 * something that was never sent in.
 */
export function mailSubjectsOf(
  task: string,
  payload: Readonly<Record<string, unknown>>,
): { about: MailSubject; id: string }[] {
  const one = (about: MailSubject, id: unknown) => (typeof id === "string" ? [{ about, id }] : [])
  switch (task) {
    case "mail-visit":
    case "mail-reminder":
    case "sms-visit":
    case "mail-prereg-late":
      return one("visit", payload.visitId)
    case "mail-booking-link":
      return one("booking-link", payload.invitationId)
    case "mail-prereg":
      return one("prereg", payload.preregId)
    case "mail-course":
      return one("sign-up", payload.signUpId)
    case "mail-benefit":
      return one("benefit", payload.caseId)
    case "mail-tax-card":
      return one("tax-card", payload.applicationId)
    default:
      return []
  }
}

/** The kind of message of a mail job, such as "booked" or "reminder". */
export const messageOf = (task: string, payload: Readonly<Record<string, unknown>>): string =>
  typeof payload.kind === "string" ? payload.kind : task.replace(/^mail-(prereg-)?/, "")
