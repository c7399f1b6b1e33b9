import type { WhereToGo } from "#domain/office/municipality.ts"
import type { Rules } from "#domain/rules/rules.ts"
import { addDays, addMonthsToDay, daysBetween } from "#domain/time/office-time.ts"
import { type Answers, LIVES_IN_SWEDEN, comesAlone } from "./answers.ts"
import { type Change, changesOf } from "./changes.ts"
import { type CitizenshipGroup, groupOf } from "./countries.ts"
import { type TodayDo, doToday, benefitInTime, formFirst, withEvents } from "./line.ts"
import { type VisitPapers, papersFor } from "./papers.ts"
import type { Deadline, Entry, Note, Step, StepKey, When, Why } from "./step.ts"
import { type Tracks, tracksOf, wantsDocument, wantsPermit } from "./tracks.ts"

export interface Plan {
  group: CitizenshipGroup
  rules: Rules
  /** Steps in their order with what happens in between. */
  entries: Entry[]
  steps: Step[]
  today: TodayDo[]
  papers: VisitPapers[]
  changes: Change[]
}

/** What a plan is made in. */
export interface PlanAround {
  /** Where the municipality's people go. */
  served: WhereToGo
  /** The rules that hold today. */
  rules: Rules
  today: string
  /** The office's first open day from a day on. */
  nextOpen: (day: string) => string
}

/** A deadline this near is said to be soon. */
const SOON_DAYS = 14

/**
 * The newcomer's plan: the same answers on the same day, the same plan. Orders are those of the office (ICS3): Nordic citizens CPR, then
 * tax card; EU, EEA and Swiss citizens EU residence document, CPR, tax card; others permit, CPR, tax card; at most three
 * months of work, the tax card only. Who comes along goes by the own citizenship. A deadline that has passed is marked, never moved.
 */
export function planFor(answers: Answers, { served, rules, today, nextOpen }: PlanAround): Plan {
  const at = caseOf(answers, { served, rules, today, nextOpen })
  const steps = benefitInTime(formFirst(stepsOf(at), today), today)
  const has = (key: StepKey) => steps.some((step) => step.key === key)
  const registers = has("cpr")
  return {
    group: groupOf(answers.country),
    rules: at.rules,
    steps,
    entries: withEvents(steps, { ...answers, moveIn: registers ? answers.moveIn : null }, today),
    today: doToday(steps, today),
    papers: papersFor(answers, rules, {
      registers,
      document: has("eu-residence"),
      benefit: has("u2"),
      taxOnly: !registers,
    }),
    changes: changesOf(answers, served),
  }
}

/** What every step asks about. */
interface Case {
  answers: Answers
  tracks: Tracks
  rules: Rules
  served: WhereToGo
  today: string
  /** Whether the office registers this household. */
  here: boolean
  /** Whether one looks for work, with benefit from home or without. */
  seeking: boolean
  /** The first day on which arrival and home are both there; null without a home. */
  home: string | null
  openFrom: (day: string) => string
  when: (day: string) => When
  by: (day: string, why: Why, from: string) => Deadline
}

const latest = (...days: (string | null)[]) => days.filter((d) => d !== null).reduce((a, b) => (a > b ? a : b))
const only = (note: Note, when: boolean): Note[] => (when ? [note] : [])
const nothing = { deadline: null, handler: null, act: null, notes: [] as Note[], applyFrom: null }

function caseOf(answers: Answers, { served, rules, today, nextOpen }: PlanAround): Case {
  return {
    answers,
    served,
    today,
    tracks: tracksOf(answers),
    rules,
    here: served.goes === "here",
    seeking: answers.purpose === "job-seeking" || answers.purpose === "looking-for-work",
    home: answers.moveIn === null ? null : latest(answers.arrival, answers.moveIn),
    openFrom: (day) => nextOpen(latest(day, today)),
    when: (day) => (day <= today ? { kind: "now" } : { kind: "day", day }),
    by: (day, why, from) => {
      const daysLeft = daysBetween(today, day)
      return { day, why, from, daysLeft, state: daysLeft < 0 ? "overdue" : daysLeft <= SOON_DAYS ? "soon" : "ahead" }
    },
  }
}

function stepsOf(at: Case): Step[] {
  const { answers, tracks } = at
  const permit = permitStep(at)
  if (answers.municipality === LIVES_IN_SWEDEN)
    return [...permit, taxStep(at, "commuter-tax", null), { ...nothing, ...commuterHealth }]
  if (answers.purpose === "short-work") return [...permit, taxStep(at, "short-work", null)]
  const { steps: document, together, from } = documentStep(at)
  const { step: cpr, registers } = cprStep(at, together, from)
  const works = answers.purpose === "work" || at.seeking || answers.jobStart !== null
  return [
    ...u2Step(at),
    ...permit,
    ...document,
    cpr,
    ...(works ? [taxStep(at, "tax-card", registers)] : []),
    ...(wantsPermit(tracks.you) ? [byPost("residence-card", at.rules.residenceCardWeeks, [])] : []),
    byPost("health-card", at.rules.healthCardWeeks, only("children-15-card", answers.older > 0)),
    {
      ...nothing,
      key: "digital",
      when: { kind: "after-cpr" },
      handler: at.here ? "office" : "own",
      act: at.here ? { kind: "book", services: ["mitid"] } : null,
      notes: only("children-15-post", answers.older > 0),
    },
  ]
}

const commuterHealth = {
  key: "commuter-health",
  when: { kind: "when-you-work" },
  act: { kind: "link", to: "sweden" },
} as const

const byPost = (key: StepKey, weeks: { least: number; most: number }, notes: Note[]): Step => ({
  ...nothing,
  key,
  when: { kind: "weeks-after-cpr", ...weeks },
  notes,
})

/** Benefit from home is for citizens of the EU, the EEA and Switzerland, the Nordic ones among them (AK4). */
function u2Step({ answers, rules, here, openFrom, when, by }: Case): Step[] {
  if (answers.purpose !== "job-seeking" || groupOf(answers.country) === "other") return []
  const from = openFrom(latest(answers.arrival, answers.u2))
  const deadline = answers.u2 === null ? null : by(addDays(answers.u2, rules.u2Days), "u2-days", answers.u2)
  return [
    {
      ...nothing,
      key: "u2",
      when: when(from),
      deadline,
      handler: here ? "office" : "own-benefit",
      act: here ? { kind: "book", services: ["pd-u2"] } : null,
      notes: [...only("u2-days", deadline === null), ...only("u2-late", deadline !== null && deadline.day < from)],
    },
  ]
}

/** Whether the one who writes needs a permit and has none: nothing that wants it has a day. */
const permitWaits = ({ answers, tracks }: Case): boolean => wantsPermit(tracks.you) && answers.permit === null

function permitStep({ answers, tracks }: Case): Step[] {
  const you = wantsPermit(tracks.you)
  const partner = wantsPermit(tracks.partner)
  if (answers.permit !== null || (!you && !(partner && answers.purpose !== "short-work"))) return []
  return [
    {
      ...nothing,
      key: "permit",
      when: { kind: "now" },
      // Families are united by the Danish Immigration Service; SIRI decides on work and studies.
      handler: answers.purpose === "family" || tracks.partner === "ask-first" ? "immigration" : "siri",
      act: { kind: "link", to: "siri" },
      notes: [...only("for-partner", !you), ...only("ask-first", tracks.partner === "ask-first")],
    },
  ]
}

/**
 * SIRI's EU residence document, for whom it is. `together`: one visit for it and CPR, unless waiting for the home would let the
 * document's own date pass, or the one who writes has no permit yet. `from` is the day one can have one's own; null where it is not known, or not needed.
 */
function documentStep(at: Case): { steps: Step[]; together: boolean; from: string | null | undefined } {
  const { answers, tracks, rules, here, home, openFrom, when, by } = at
  const you = wantsDocument(tracks.you)
  const partner = wantsDocument(tracks.partner)
  if (!you && !partner) return { steps: [], together: false, from: undefined }
  // Who looks for work needs none until there is work.
  const seeking = you && at.seeking
  const last = addMonthsToDay(answers.arrival, seeking ? rules.jobSeekerMonths : rules.freeStayMonths)
  const alone = openFrom(answers.arrival)
  const both = home === null ? null : openFrom(home)
  const together = here && !seeking && !permitWaits(at) && both !== null && (both <= last || alone > last)
  const day = together ? both! : alone
  const step: Step = {
    ...nothing,
    key: "eu-residence",
    when: seeking ? { kind: "when-you-work" } : when(day),
    deadline: by(last, seeking ? "job-seeker-stay" : "free-stay", answers.arrival),
    handler: "siri-here",
    act: { kind: "book", services: together ? ["eu-residence", "cpr"] : ["eu-residence"] },
    notes: [
      ...only("for-partner", !you),
      ...only("you-family", tracks.you === "eu-family"),
      ...only("partner-family", tracks.partner === "eu-family"),
      ...only("one-visit", together),
      ...only("earlier-number-document", answers.earlierNumber && you),
    ],
  }
  return { steps: [step], together, from: !you ? undefined : seeking ? null : day }
}

/**
 * CPR: when arrived, at home and staying lawfully (CPR Act § 16). `document` is the day of the EU residence document: null while
 * unknown, undefined where none is needed. The permit's day counts once it is known.
 */
function cprStep(
  at: Case,
  together: boolean,
  document: string | null | undefined,
): { step: Step; registers: string | null } {
  const { answers, tracks, rules, served, today, here, home, openFrom, when, by } = at
  const permit = wantsPermit(tracks.you)
  const ready =
    home === null || document === null ? null : latest(home, document ?? null, permit ? answers.permit : null)
  const why: Why = document !== undefined ? "home-and-document" : permit ? "home-and-permit" : "home-and-arrival"
  const registers = ready === null ? null : openFrom(ready)
  const applies = answers.moveIn === null ? null : addMonthsToDay(answers.moveIn, -rules.applyMonths)
  const waits: When =
    document === null && at.seeking
      ? { kind: "after-document" }
      : home === null
        ? { kind: "after-home" }
        : when(registers!)
  const step: Step = {
    ...nothing,
    key: "cpr",
    when: together
      ? { kind: "same-visit" }
      : permitWaits(at)
        ? registers !== null && registers > today
          ? when(registers)
          : { kind: "after-permit" }
        : waits,
    deadline: ready === null || permitWaits(at) ? null : by(addDays(ready, rules.registerDays), why, ready),
    handler: here ? "office" : "own",
    act: here && !together ? { kind: "book", services: ["cpr"] } : null,
    notes: [
      ...only("everyone-comes", !comesAlone(answers)),
      ...only(served.why === "exception" ? "own-exception" : "own-service", !here),
      ...only("earlier-number", answers.earlierNumber),
      ...only("permit-days", permitWaits(at)),
      ...only("right-or-duty", !permit && answers.country !== "DK"),
    ],
    applyFrom: here && applies !== null && applies > today ? applies : null,
  }
  return { step, registers }
}

/**
 * The tax card (TAX2, TAX4). TastSelv wants the CPR registration first and answers within days; the form wants none and takes weeks.
 * The one that is there before the first day at work is advised, or else the faster one. `registers` is null where nobody registers.
 */
function taxStep(
  { answers, rules, today, when, by }: Case,
  key: "tax-card" | "short-work" | "commuter-tax",
  registers: string | null,
): Step {
  const { jobStart } = answers
  const soonest = jobStart === null ? today : latest(today, addMonthsToDay(jobStart, -rules.taxCardMonths))
  const byForm = addDays(soonest, rules.taxFormWeeks * 7)
  const online = registers === null ? null : addDays(latest(registers, soonest), rules.tastSelvDays)
  const inTime = (day: string) => jobStart === null || day < jobStart
  const isOnline = key === "tax-card" && (jobStart === null || (online !== null && (inTime(online) || online < byForm)))
  return {
    ...nothing,
    key,
    when: jobStart === null ? { kind: "when-you-work" } : when(isOnline ? latest(registers, soonest) : soonest),
    deadline: jobStart === null ? null : by(jobStart, "first-day-at-work", jobStart),
    handler: "tax-agency",
    act: { kind: "link", to: "tax" },
    notes: [isOnline ? "tax-online" : "tax-form", ...only("tax-late", !inTime(isOnline ? online! : byForm))],
  }
}
