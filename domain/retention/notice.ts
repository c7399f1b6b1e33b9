import type { tables, Term } from "./policy.ts"

/**
 * What a person is told about their data (GDPR art. 13), form by form, as keys of texts: why it is asked, on which basis, who gets
 * it, whether it must be given, how long it is kept. The page "How we look after your data" is made from it, the line at each form
 * leads to it, and tests hold it against `policy.ts`, the permissions and the record of processing.
 */

/** The version of the texts and of this list, by the day it began to hold. Each case keeps the one that stood at its form. */
export const POLICY_VERSION = "2026-11-29"
/** Of the list, the terms and the texts in every language. When a test says that it changed, date a new version above. */
export const POLICY_DIGEST = "7cc3d170d8bef098"

/** Articles of the GDPR unless another law is named. */
type Basis =
  /** Art. 6(1)(e): a task in the public interest. */
  | "public-task"
  /** Art. 6(1)(c) and (e), with the CPR Act §§ 6, 16 and 20: what a notification of entry holds. */
  | "civil-registration"
  /** The same, with the CPR Act § 3 and the executive order on civil registration § 1(5) to (7): who gets a number is checked. */
  | "identity-control"
  /** Data Protection Act § 11(1): an authority may use a national number to know a person by. */
  | "national-number"
  /** Art. 9(2)(g) with the CPR Act § 20: membership of a church. */
  | "church"
  /** Regulations 883/2004 art. 64 and 987/2009 art. 55. */
  | "social-security"
  /** Art. 32: who signed in and who opened what. */
  | "security"

/** Besides whoever runs the servers and carries the mail for the office, of whom the page speaks once. */
type Recipient =
  /** Contact data is masked on a visit until it is opened, and each opening is recorded. */
  | "staff-booking"
  | "staff"
  /** Of sealed answers: whoever may review a pre-registration opens them, and each opening is recorded. */
  | "caseworkers"
  | "siri"
  | "municipality"
  /** Asked where a paper is in doubt; its statement is advice. */
  | "id-centre"
  | "job-municipality"
  | "institution"
  | "tax-agency"
  | "teacher"
  | "anybody-with-code"
  | "editors"
  | "administrators"
  /** The register that is asked whether an address exists; only where one is set. */
  | "address-register"
  /** Whoever carries our SMS: gets a number and a text that names nobody; only where SMS are sent. */
  | "sms-gateway"

interface Notice {
  bases: readonly Basis[]
  recipients: readonly Recipient[]
  /** The terms of the policy that are told, in the order of the page. */
  terms: readonly Term[]
  /** Tables of the policy that hold it. */
  tables: readonly (keyof typeof tables)[]
}

export const notices = {
  booking: {
    bases: ["public-task"],
    recipients: ["staff-booking", "siri", "sms-gateway"],
    terms: ["draftHours", "visitDays", "invitationDays", "ticketDays", "dayListDays", "deadJobDays", "mailFailureDays"],
    tables: [
      "booking_draft",
      "visit",
      "leg",
      "leg_call",
      "ticket",
      "ticket_event",
      "visit_event",
      "visit_note",
      "person_note",
      "booking_invitation",
      "earlier_wish",
      "waitlist",
      "own_page",
      "visit_offer",
      "visit_new_email",
      "visit_former_email",
      "mail_failure",
      "sms_message",
    ],
  },
  plan: {
    bases: ["public-task"],
    recipients: ["staff"],
    terms: ["planDays"],
    tables: ["kept_plan"],
  },
  "pre-registration": {
    bases: ["civil-registration", "national-number", "church"],
    recipients: ["staff", "caseworkers", "municipality", "address-register"],
    terms: ["preregDraftDays", "preregVisitDays", "uploadDays", "preregEndedDays", "preregSentDays"],
    tables: [
      "prereg",
      "prereg_session",
      "prereg_person",
      "prereg_part",
      "prereg_sealed",
      "prereg_event",
      "prereg_note",
      "prereg_asked",
      "prereg_upload",
      "prereg_verdict",
    ],
  },
  identity: {
    bases: ["identity-control"],
    recipients: ["staff", "id-centre"],
    terms: ["identityDays"],
    tables: ["identity_check", "identity_event", "supervision_sample", "supervision_review", "prereg_hand_over"],
  },
  benefit: {
    bases: ["public-task", "social-security"],
    recipients: ["staff", "job-municipality", "institution"],
    terms: ["benefitDraftDays", "benefitDays"],
    tables: ["benefit_case", "benefit_event"],
  },
  "tax-card": {
    bases: ["public-task"],
    recipients: ["staff", "tax-agency"],
    terms: ["taxCardDays", "taxCardOpenDays"],
    tables: ["tax_application", "tax_application_event"],
  },
  courses: {
    bases: ["public-task"],
    recipients: ["staff", "teacher", "anybody-with-code"],
    terms: ["signUpDraftDays", "courseDays", "certificateDays"],
    tables: ["sign_up", "sign_up_event", "attendance", "certificate"],
  },
  guidance: {
    bases: ["public-task"],
    recipients: ["editors"],
    terms: ["feedbackDays", "searchMissDays"],
    tables: ["article_feedback", "search_miss"],
  },
  staff: {
    bases: ["public-task", "security"],
    recipients: ["administrators"],
    terms: ["sessionDays"],
    tables: [
      "calendar_guard",
      "staff_account",
      "staff_session",
      "staff_invitation",
      "staff_recovery_code",
      "staff_feed",
      "audit_entry",
      "roster_shift",
      "course_meeting",
      "message_text",
      "article_version",
      "article_check",
      "figure_value",
      "staff_training",
      "identity_requirement",
      "country_list_version",
      "retention_term",
      "office_change",
    ],
  },
} as const satisfies Record<string, Notice>

export type NoticeKey = keyof typeof notices
export const noticeKeys = Object.keys(notices) as NoticeKey[]

/** What the office says of the authority behind it. */
interface Named {
  name: string
  controller: string
  controllerAddress: string
  controllerCvr: string
  officerEmail: string
  officerPhone: string
}

export interface Responsible {
  /** Who answers for the data: the authority once it is named, until then the office by its own name. */
  name: string
  /** Null until the office has named it. */
  controller: { name: string; address: string; cvr: string } | null
  /** The data protection officer; null until the office says how to reach one. */
  officer: { email: string; phone: string } | null
}

/** Whom the information names as answering for the data. */
export function responsibleOf(site: Named): Responsible {
  const { controller, officerEmail, officerPhone } = site
  return {
    name: controller || site.name,
    controller: controller ? { name: controller, address: site.controllerAddress, cvr: site.controllerCvr } : null,
    officer: officerEmail || officerPhone ? { email: officerEmail, phone: officerPhone } : null,
  }
}

/** Whether a recipient is one here: a register of addresses and a gateway only get what an office that has set one sends them. */
export const receives = (recipient: Recipient, has: { register: boolean; sms: boolean }): boolean =>
  recipient === "address-register" ? has.register : recipient === "sms-gateway" ? has.sms : true
