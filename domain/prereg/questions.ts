import type { CountryUse } from "#domain/plan/countries.ts"

/** How somebody belongs to the household: the one we write to, and how the others are related to that person. */
export const relations = ["contact", "spouse", "partner", "child", "adult"] as const
export type Relation = (typeof relations)[number]

export const parts = ["contact", "person", "belonging", "from", "to", "civil", "parents", "papers"] as const
export type Part = (typeof parts)[number]

/** What an answer on the same page must be for a question to be asked. Pages hide the others by their style sheet; the rule is here. */
export const conditions = {
  "no-nordic-number": { question: "citizenship", is: "not-nordic" },
  "nordic-number": { question: "citizenship", is: "nordic" },
  permit: { question: "citizenship", is: "other" },
  earlier: { question: "earlier", is: ["yes"] },
  "was-married": {
    question: "status",
    is: ["married", "divorced", "widowed", "partnership", "partnership-ended", "partner-died"],
  },
  "spouse-elsewhere": { question: "status", is: ["married", "partnership"] },
  "other-parent": { question: "parents", is: ["one", "none"] },
  hosted: { question: "home", is: ["host"] },
} as const satisfies Record<string, { question: string; is: "nordic" | "not-nordic" | "other" | readonly string[] }>
export type Condition = keyof typeof conditions

export type QuestionKind =
  "text" | "lines" | "date" | "choice" | "choices" | "country" | "municipality" | "email" | "phone"

/** Whom a question concerns, from what is known before its page. */
export type Concerns =
  "everyone" | "child" | "from-nordic" | "student-residence" | "spouse-not-here" | "not-the-spouse" | "no-eu-sponsor"

export interface Question {
  name: string
  kind: QuestionKind
  /** Whether the part counts as unfinished without it. */
  required: boolean
  /** Characters. */
  longest?: number
  options?: readonly string[]
  /** Of a country: what it is asked as. */
  use?: CountryUse
  /** Of a day: whether the day, or day and month, may be unknown. */
  partial?: boolean
  /** Encrypted at rest with the person's own key. `masked` ones are never shown again, only their last characters. */
  sealed?: "masked" | "shown"
  concerns?: Concerns
  shownIf?: Condition
}

const NAME = 200
const text = (name: string, longest: number, more: Partial<Question> = {}): Question => ({
  name,
  kind: "text",
  required: true,
  longest,
  ...more,
})
const choice = (name: string, options: readonly string[], more: Partial<Question> = {}): Question => ({
  name,
  kind: "choice",
  required: true,
  options,
  ...more,
})
const date = (name: string, more: Partial<Question> = {}): Question => ({
  name,
  kind: "date",
  required: true,
  ...more,
})
const country = (name: string, use: CountryUse, more: Partial<Question> = {}): Question => ({
  name,
  kind: "country",
  required: true,
  use,
  ...more,
})

const preregPurposes = ["work", "study", "self-support", "family", "job-seeking"] as const
/** The civil statuses of the CPR: those of marriages, and the same three of registered partnerships. */
const civilStatuses = [
  "unmarried",
  "married",
  "divorced",
  "widowed",
  "partnership",
  "partnership-ended",
  "partner-died",
] as const
const stays = ["under-3", "3-to-6", "over-6"] as const
const wishes = ["eu-residence", "mitid", "tax-card", "health-card", "pd-u2"] as const

/**
 * The questions of each part, in their order: the statutory content of a notification of entry (CPR Act § 20; facts § 12 A) and
 * what the office needs to prepare the visit (§ 12 B, C). None is asked of a person it does not concern.
 */
export const questions: Record<Exclude<Part, "papers">, readonly Question[]> = {
  contact: [
    { name: "email", kind: "email", required: true, longest: 254 },
    { name: "phone", kind: "phone", required: false, longest: 40 },
    choice("language", ["en", "da"]),
    choice("purpose", preregPurposes),
    choice("stay", stays),
    { name: "wishes", kind: "choices", required: false, options: wishes },
    // Which doctor, and which insurance group (facts § 12 C): handed over with the registration.
    choice("group", ["one", "two"], { required: false }),
    text("doctor", 200, { required: false }),
    { name: "support", kind: "lines", required: false, longest: 500 },
  ],
  person: [
    text("passportName", NAME),
    text("nativeName", NAME, { required: false }),
    choice("sex", ["woman", "man", "other"]),
    date("born", { partial: true }),
    text("birthPlace", 100),
    country("birthCountry", "place"),
    country("citizenship", "citizenship"),
    text("passportNumber", 40, { sealed: "masked", shownIf: "no-nordic-number" }),
    text("homeNumber", 40, { sealed: "masked", shownIf: "nordic-number" }),
    date("permitUntil", { required: false, shownIf: "permit", concerns: "no-eu-sponsor" }),
    choice("earlier", ["no", "yes"]),
    text("earlierNumber", 20, { required: false, sealed: "masked", shownIf: "earlier" }),
  ],
  belonging: [
    country("otherCitizenship", "further-citizenship", { required: false }),
    choice("church", ["none", "danish", "foreign"], { required: false, sealed: "shown" }),
  ],
  from: [
    country("country", "place"),
    { name: "address", kind: "lines", required: true, longest: 300 },
    text("municipality", 100, { concerns: "from-nordic" }),
    date("arrival"),
  ],
  to: [
    { name: "municipality", kind: "municipality", required: true },
    text("residence", 100, { concerns: "student-residence", required: false }),
    text("street", 100),
    text("number", 10),
    text("floor", 20, { required: false }),
    text("postcode", 10),
    text("city", 60),
    text("careOf", 100, { required: false }),
    choice("home", ["rent", "host", "own"]),
    text("host", 200, { shownIf: "hosted" }),
    date("moveIn"),
  ],
  civil: [
    choice("status", civilStatuses, { concerns: "not-the-spouse" }),
    date("since", { concerns: "not-the-spouse", shownIf: "was-married" }),
    text("authority", 200, { concerns: "not-the-spouse", shownIf: "was-married" }),
    text("spouse", 200, { concerns: "spouse-not-here", shownIf: "spouse-elsewhere" }),
    { name: "relatives", kind: "lines", required: false, longest: 1000, sealed: "shown" },
  ],
  parents: [
    choice("parents", ["both", "one", "none"]),
    text("otherParent", 200, { shownIf: "other-parent" }),
    choice("custody", ["shared", "sole", "other"], { shownIf: "other-parent" }),
  ],
}
