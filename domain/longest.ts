/**
 * How many characters a text of several lines may have, a line end counted as one: what its box lets in is what is read and kept.
 * Those of the pre-registration stand with its questions.
 */
export const LONGEST = {
  supportNeeds: 500,
  /** A visitor's line about an article. */
  helpful: 500,
  /** A participant's words about a course. */
  courseFeedback: 1_000,
  courseLead: 300,
  courseText: 1_500,
  /** A coordinator's message to a run. */
  runMessage: 1_500,
  visitNote: 2_000,
  personNote: 2_000,
  /** What staff write about a pre-registration: a line to the household, a reason, a note. */
  reviewLine: 1_000,
  /** What a household answers in its own words to what staff asked. */
  answerInWords: 1_000,
  /** A note of staff on a PD U2 or a tax card. */
  caseNote: 1_000,
  articleLead: 600,
  articleBody: 40_000,
  sourceLine: 500,
  sources: 15_000,
  figureKey: 60,
  figureName: 120,
  serviceAbout: 1_000,
  serviceBring: 2_000,
  /** What a notice says, in one language. */
  notice: 500,
  residence: 100,
  residences: 5_000,
  /** The office's own words in a mail: a paragraph, a subject or heading, what stands on a button or before a fact. */
  mailText: 1_000,
  mailLine: 150,
  mailLabel: 60,
  /** An SMS as it is written, before its variables are filled in. */
  smsText: 250,
} as const
