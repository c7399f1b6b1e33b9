import { addDays } from "date-fns"

/**
 * What is kept, why, and for how long. Every table is named here: with the days after which its rows go, or as holding no
 * personal data. An hourly job erases by it, and a check compares it with the schema. The office may set every term otherwise,
 * from `leastOf` to `mostOf`.
 */
export const keptFor = {
  /** Answers of a booking that was not finished, after the last touch, or after the last day on the waiting list; so are held times that lapsed. */
  draftHours: 24,
  /** A visit, with its people, events and notes, after it ended or would have taken place. */
  visitDays: 30,
  /** A personal booking link, after it was used, taken back or ran out. */
  invitationDays: 30,
  /** A walk-in's number, after its day. */
  ticketDays: 3,
  /** The day's list that is saved for when the network is away, after its day. */
  dayListDays: 3,
  /** Sign-ins that are over. */
  sessionDays: 30,
  /** Messages that could not be sent, after the last try. */
  deadJobDays: 14,
  /** That a mail could not be delivered; longer than visits are booked ahead. */
  mailFailureDays: 60,
  /** Mail caught by the demonstration. */
  caughtMailDays: 7,
  /** A plan on somebody's own page, after the last change. */
  planDays: 180,
  /** A pre-registration that was not sent, after the last change. */
  preregDraftDays: 30,
  /** A pre-registration, after it was handed over to the case system, or else after the visit it led to. */
  preregVisitDays: 30,
  /** A photograph of a paper, after it was sent; sooner where the household is handed over, refused or withdrawn. */
  uploadDays: 30,
  /** A refused or withdrawn one, after the decision: the time to complain. */
  preregEndedDays: 60,
  /** One that was sent and nothing came of, after the last thing that happened to it. */
  preregSentDays: 180,
  /** The identity control of a person, after its day: what was seen and found, for the supervision and for whoever complains. */
  identityDays: 730,
  /** What readers wrote about an article. */
  feedbackDays: 365,
  /** What readers looked for and did not find. */
  searchMissDays: 180,
  /** A PD U2 that was not confirmed, or withdrawn. */
  benefitDraftDays: 7,
  /** A PD U2 that was dealt with, after the last thing that happened: longer than the longest stay on it. */
  benefitDays: 240,
  /** A manual tax-card application, after it was confirmed that it arrived, or withdrawn. */
  taxCardDays: 30,
  /** One that nobody has ended, after the last thing that happened to it. */
  taxCardOpenDays: 365,
  /** A sign-up that was not confirmed, was cancelled or lapsed. */
  signUpDraftDays: 7,
  /** Sign-ups, attendance and feedback of a course, after its last meeting. */
  courseDays: 90,
  /** What a certificate says, so that it can be checked. */
  certificateDays: 730,
} as const
export type Term = keyof typeof keptFor
export type Terms = Readonly<Record<Term, number>>
export const terms = Object.keys(keptFor) as Term[]

/** No term is longer than this: nobody keeps people for ever. */
export const MOST_DAYS = 730
/** The cookie of a booking on its way lives as long as its draft by default; so that term cannot be longer. */
export const mostOf = (term: Term): number => (term === "draftHours" ? keptFor.draftHours : MOST_DAYS)

/** The shortest each term may be set to: a slip, or somebody in another's session, must not erase what the office still works on. */
const least: Terms = {
  /** As long as somebody may take over a booking. */
  draftHours: 1,
  /** A week in which what went wrong at the counter can still be looked up. */
  visitDays: 7,
  /** A week in which somebody says that no link has come. */
  invitationDays: 7,
  /** The morning after, what went wrong in the hall can still be looked up. */
  ticketDays: 1,
  /** The morning after, what was written on it by hand can still be entered. */
  dayListDays: 1,
  /** Who was signed in, for whoever looks into a break-in. */
  sessionDays: 7,
  /** Over the days between Christmas and New Year somebody still sees what was not sent. */
  deadJobDays: 7,
  /** Most visits are booked within a month. */
  mailFailureDays: 30,
  caughtMailDays: 1,
  /** Between the plan and the last card by post lie some weeks. */
  planDays: 30,
  /** A household gathers its papers over days. */
  preregDraftDays: 7,
  preregVisitDays: 7,
  /** Somebody must have looked at it. */
  uploadDays: 7,
  /** A month to ask why, and to complain. */
  preregEndedDays: 30,
  /** What was sent is the office's open work: a quarter, so that no holiday or illness takes it. */
  preregSentDays: 90,
  /** A year: the report over a year must show the evidence behind its figures. */
  identityDays: 365,
  feedbackDays: 30,
  searchMissDays: 30,
  benefitDraftDays: 1,
  /** A PD U2 runs for half a year at most, and is asked about until it ends (Regulation 883/2004 art. 64). */
  benefitDays: 185,
  /** A week to hear that the Tax Agency lacks something. */
  taxCardDays: 7,
  taxCardOpenDays: 90,
  signUpDraftDays: 1,
  /** A month to write certificates and to correct an attendance. */
  courseDays: 30,
  /** Shown to an employer for half a year at least. */
  certificateDays: 180,
}
export const leastOf = (term: Term): number => least[term]

export const isTerm = (term: string): term is Term => Object.hasOwn(keptFor, term)
export const fitsTerm = (term: Term, amount: number): boolean =>
  Number.isInteger(amount) && amount >= leastOf(term) && amount <= mostOf(term)

/** A shorter term holds after so many days: until then it can be taken back before anything is gone. */
export const SHORTER_AFTER_DAYS = 7

/** A term as the office has set it. Where it was shorter than what held, `former` holds on until `holdsFrom`. */
export interface SetTerm {
  term: string
  amount: number
  former: number | null
  holdsFrom: Date | null
}

/** The terms the office has chosen, whether they hold already or not. Unknown or impossible ones are passed over. */
export function chosenTerms(set: readonly SetTerm[]): Terms {
  const known = set.flatMap(({ term, amount }) => (isTerm(term) && fitsTerm(term, amount) ? [[term, amount]] : []))
  return { ...keptFor, ...Object.fromEntries(known) }
}

/** The terms that hold at `now`. */
export function termsAt(set: readonly SetTerm[], now: Date): Terms {
  return chosenTerms(
    set.map((one) => {
      const waits = one.former !== null && one.holdsFrom !== null && now < one.holdsFrom
      return waits ? { ...one, amount: one.former! } : one
    }),
  )
}

/** How a newly chosen term is kept: a longer one holds at once, a shorter one after a week. `holding` is what holds now. */
export function setAs(amount: number, holding: number, now: Date): Pick<SetTerm, "amount" | "former" | "holdsFrom"> {
  return amount < holding
    ? { amount, former: holding, holdsFrom: addDays(now, SHORTER_AFTER_DAYS) }
    : { amount, former: null, holdsFrom: null }
}

export const tables: Record<
  string,
  {
    purpose: string
    goes:
      | Term
      | "with-visit"
      | "with-prereg"
      | "with-benefit"
      | "with-tax-application"
      | "with-sign-up"
      | "with-person"
      | "with-ticket"
      | "with-account"
      | "with-check"
      | "no-personal-data"
      | "never"
  }
> = {
  booking_draft: {
    purpose: "finishing a booking; a keyed hash of the network it came from keeps one person from taking all times",
    goes: "draftHours",
  },
  own_page: { purpose: "showing somebody what stands under their address, for an hour", goes: "draftHours" },
  kept_plan: { purpose: "showing somebody their plan and what of it is done", goes: "planDays" },
  hold_count: { purpose: "knowing what is usual; numbers without persons", goes: "no-personal-data" },
  calendar_guard: { purpose: "protecting the calendar; names who turned it on", goes: "never" },
  visit: { purpose: "keeping the appointment", goes: "visitDays" },
  leg: { purpose: "keeping the appointment", goes: "with-visit" },
  leg_call: { purpose: "calling somebody to a counter", goes: "with-visit" },
  ticket: { purpose: "calling somebody without an appointment; holds no name", goes: "ticketDays" },
  ticket_event: { purpose: "showing who did what with a number", goes: "with-ticket" },
  visit_event: { purpose: "showing who did what with a visit", goes: "with-visit" },
  visit_new_email: { purpose: "confirming a new address of a visit", goes: "with-visit" },
  visit_former_email: { purpose: "telling a former address that it is no longer written to", goes: "with-visit" },
  visit_note: { purpose: "preparing a visit", goes: "with-visit" },
  person_note: { purpose: "preparing what somebody comes for", goes: "with-person" },
  earlier_wish: { purpose: "asking somebody who waits for an earlier time", goes: "with-visit" },
  waitlist: {
    purpose: "offering a free time to somebody who found none; stays until their last day",
    goes: "draftHours",
  },
  visit_offer: { purpose: "offering another time and showing who answered", goes: "with-visit" },
  booking_invitation: { purpose: "letting somebody book with a link of their own", goes: "invitationDays" },
  service_count: {
    purpose:
      "settling between the municipalities, and statistics: numbers without persons, and none below 5 leaves the office",
    goes: "no-personal-data",
  },
  service_measure: {
    purpose: "statistics of how long people waited and were served: numbers without persons",
    goes: "no-personal-data",
  },
  journey_count: { purpose: "seeing where bookings stop: numbers without persons", goes: "no-personal-data" },
  prereg: { purpose: "preparing the visit of a household", goes: "preregVisitDays" },
  prereg_session: { purpose: "keeping a household open on a device", goes: "with-prereg" },
  prereg_person: { purpose: "registering a person (CPR Act § 20)", goes: "with-prereg" },
  prereg_part: { purpose: "registering a person (CPR Act § 20)", goes: "with-prereg" },
  prereg_sealed: { purpose: "registering a person (CPR Act § 20)", goes: "with-prereg" },
  prereg_event: { purpose: "showing who did what with a pre-registration", goes: "with-prereg" },
  prereg_note: { purpose: "reading a pre-registration", goes: "with-prereg" },
  prereg_asked: { purpose: "asking a household for what is missing", goes: "with-prereg" },
  prereg_upload: { purpose: "looking at a paper before the visit", goes: "uploadDays" },
  prereg_verdict: { purpose: "reading a pre-registration", goes: "with-prereg" },
  prereg_hand_over: { purpose: "showing where a registered household is journalled", goes: "identityDays" },
  identity_requirement: { purpose: "identity control; names who entered a version", goes: "never" },
  identity_check: {
    purpose: "giving nobody a number under a false name (CPR Act § 3; executive order on civil registration § 1)",
    goes: "identityDays",
  },
  identity_event: { purpose: "showing who did what with a check", goes: "with-check" },
  supervision_sample: { purpose: "supervision of identity control; names who made a check", goes: "identityDays" },
  supervision_review: { purpose: "supervision of identity control", goes: "with-check" },
  staff_training: { purpose: "identity control by trained staff only", goes: "with-account" },
  benefit_case: { purpose: "registering unemployment benefit brought from home (PD U2)", goes: "benefitDays" },
  benefit_event: { purpose: "showing who did what with a PD U2", goes: "with-benefit" },
  tax_application: { purpose: "passing on a manual application for a tax card", goes: "taxCardDays" },
  tax_application_event: { purpose: "showing who did what with an application", goes: "with-tax-application" },
  room: { purpose: "courses", goes: "no-personal-data" },
  course: { purpose: "courses", goes: "no-personal-data" },
  course_topic: { purpose: "courses", goes: "no-personal-data" },
  course_run: { purpose: "courses", goes: "no-personal-data" },
  course_meeting: { purpose: "courses; names the teacher", goes: "never" },
  sign_up: { purpose: "a seat in a course", goes: "courseDays" },
  sign_up_event: { purpose: "showing why a seat was offered to whom", goes: "with-sign-up" },
  attendance: { purpose: "earning a certificate", goes: "with-sign-up" },
  certificate: { purpose: "checking a certificate", goes: "certificateDays" },
  article: { purpose: "the guidance", goes: "no-personal-data" },
  article_version: { purpose: "the guidance; names who wrote a version", goes: "never" },
  article_check: { purpose: "the guidance; names who compared two languages", goes: "never" },
  article_word: { purpose: "finding articles", goes: "no-personal-data" },
  search_synonym: { purpose: "finding articles", goes: "no-personal-data" },
  article_feedback: { purpose: "making the guidance better", goes: "feedbackDays" },
  search_miss: { purpose: "making the guidance better", goes: "searchMissDays" },
  country_list_version: { purpose: "the rules; names who entered a list", goes: "never" },
  figure: { purpose: "the guidance", goes: "no-personal-data" },
  figure_value: { purpose: "the guidance; names who entered a value", goes: "never" },
  municipal_tax: { purpose: "estimating a first pay", goes: "no-personal-data" },
  retention_term: { purpose: "how long things are kept", goes: "never" },
  staff_account: { purpose: "signing in staff", goes: "with-account" },
  staff_session: { purpose: "signing in staff", goes: "sessionDays" },
  staff_role: { purpose: "what staff may do", goes: "no-personal-data" },
  staff_invitation: { purpose: "choosing a password", goes: "sessionDays" },
  staff_feed: { purpose: "showing staff their visits in a calendar of their own", goes: "with-account" },
  staff_recovery_code: { purpose: "signing in without the phone", goes: "with-account" },
  sign_in_try: { purpose: "slowing down wrong passwords; keys are keyed hashes", goes: "no-personal-data" },
  audit_link: { purpose: "finding changes of the audit trail", goes: "no-personal-data" },
  audit_head: { purpose: "finding changes of the audit trail", goes: "no-personal-data" },
  audit_entry: { purpose: "showing who opened what; names accounts by number only", goes: "never" },
  rate_limit: { purpose: "bounding attempts; keys are keyed hashes", goes: "no-personal-data" },
  mail_failure: { purpose: "telling staff whom a message did not reach", goes: "mailFailureDays" },
  sms_message: { purpose: "knowing whether an SMS about a visit arrived", goes: "with-visit" },
  message_text: { purpose: "what messages say; names who wrote a text", goes: "never" },
  caught_mail: { purpose: "showing the demonstration's mail", goes: "caughtMailDays" },
  site: { purpose: "the office", goes: "no-personal-data" },
  counter: { purpose: "the office", goes: "no-personal-data" },
  service: { purpose: "the office", goes: "no-personal-data" },
  service_text: { purpose: "the office", goes: "no-personal-data" },
  notice: { purpose: "the office", goes: "no-personal-data" },
  opening_series: { purpose: "the office", goes: "no-personal-data" },
  opening_hours: { purpose: "the office", goes: "no-personal-data" },
  opening_exception: { purpose: "the office", goes: "no-personal-data" },
  closure: { purpose: "the office", goes: "no-personal-data" },
  roster_shift: { purpose: "who stands at a counter", goes: "with-account" },
  municipality: { purpose: "telling where somebody registers", goes: "no-personal-data" },
  municipality_term: { purpose: "telling where somebody registers", goes: "no-personal-data" },
  municipality_exception: { purpose: "telling where somebody registers", goes: "no-personal-data" },
  office_change: { purpose: "the history of the office", goes: "never" },
  setup_code: { purpose: "setting up the office; a keyed hash, for a day", goes: "no-personal-data" },
}
