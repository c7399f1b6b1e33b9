import type { WhereToGo } from "#domain/office/municipality.ts"
import { addDays, addMonthsToDay, daysBetween } from "#domain/time/office-time.ts"
import type { Answers } from "./answers.ts"
import { type CitizenshipGroup, groupOf } from "./countries.ts"
import { type VisitPapers, papersFor } from "./papers.ts"
import { type PlanRules, rulesOn } from "./rules.ts"

export type StepKey = "u2" | "permit" | "eu-residence" | "cpr" | "tax-card" | "health-card" | "digital" | "short-work"
/** Who deals with it: this office, SIRI's counters in it, SIRI elsewhere, the municipality's own citizen service, the Danish Tax Agency. */
export type Handler = "office" | "siri-here" | "siri" | "own" | "own-benefit" | "tax-agency"
/** The first day it can be done, or what must come before it. */
export type When =
  | { kind: "now" }
  | { kind: "day"; day: string }
  | { kind: "same-visit" }
  | { kind: "after-cpr" }
  | { kind: "weeks-after-cpr"; least: number; most: number }
  | { kind: "after-home" }
  | { kind: "after-document" }
  | { kind: "when-you-work" }
export type Why =
  | "free-stay"
  | "job-seeker-stay"
  | "home-and-arrival"
  | "home-and-permit"
  | "home-and-document"
  | "first-day-at-work"
  | "u2-days"
export interface Deadline {
  day: string
  why: Why
  /** The day its reason counts from. */
  from: string
  /** Days left; negative when it has passed. */
  daysLeft: number
  state: "overdue" | "soon" | "ahead"
}
export type Act = { kind: "book"; services: string[] } | { kind: "link"; to: "siri" | "tax" }
export type Note =
  | "earlier-number"
  | "earlier-number-document"
  | "own-service"
  | "tax-online"
  | "tax-form"
  | "everyone-comes"
  | "right-or-duty"
  | "one-visit"
  | "u2-days"
export interface Step {
  key: StepKey
  when: When
  deadline: Deadline | null
  /** Null for what comes by itself. */
  handler: Handler | null
  act: Act | null
  notes: Note[]
}
export type EventKind = "arrival" | "today" | "move-in" | "job-start"
export type Entry =
  { is: "step"; number: number; step: Step } | { is: "event"; kind: EventKind; day: string; past: boolean }
export type Change =
  | "short-stay"
  | "no-work"
  | "get-a-job"
  | "other-parent"
  | "non-eu-family"
  | "family-of-eu"
  | "no-home"
  | "own-service"
  | "permit-later"
  | "no-benefit"
  | "after-benefit"
export interface Plan {
  group: CitizenshipGroup
  rules: PlanRules
  /** Steps in their order with what happens in between. */
  entries: Entry[]
  steps: Step[]
  papers: VisitPapers[]
  changes: Change[]
}

/** A deadline this near is said to be soon. */
const SOON_DAYS = 14

/**
 * The newcomer's plan: the same answers on the same day, the same plan. `served` says where the municipality's people go, and
 * `nextOpen` gives the office's first open day from a day on. Orders are those of the office (ICS3): Nordic citizens CPR, then
 * tax card; EU, EEA and Swiss citizens EU residence document, CPR, tax card; others permit, CPR, tax card; at most three
 * months of work, the tax card only. A deadline that has passed is marked, never moved.
 */
export function planFor(answers: Answers, served: WhereToGo, today: string, nextOpen: (day: string) => string): Plan {
  const rules = rulesOn(today)
  const group = groupOf(answers.country)
  const here = served.goes === "here"
  const latest = (...days: (string | null)[]) => days.filter((d) => d !== null).reduce((a, b) => (a > b ? a : b))
  const openFrom = (day: string) => nextOpen(latest(day, today))
  const at = (day: string): When => (day <= today ? { kind: "now" } : { kind: "day", day })
  const by = (day: string, why: Why, from: string): Deadline => {
    const daysLeft = daysBetween(today, day)
    return { day, why, from, daysLeft, state: daysLeft < 0 ? "overdue" : daysLeft <= SOON_DAYS ? "soon" : "ahead" }
  }
  const { arrival, moveIn, jobStart } = answers
  const seeking = answers.purpose === "job-seeking"
  const steps: Step[] = []

  if (seeking && group !== "other") {
    steps.push({
      key: "u2",
      when: at(openFrom(arrival)),
      deadline: answers.u2 === null ? null : by(addDays(answers.u2, rules.u2Days), "u2-days", answers.u2),
      handler: here ? "office" : "own-benefit",
      act: here ? { kind: "book", services: ["pd-u2"] } : null,
      notes: answers.u2 === null ? ["u2-days"] : [],
    })
  }
  if (group === "other") {
    steps.push({
      key: "permit",
      when: { kind: "now" },
      deadline: null,
      handler: "siri",
      act: { kind: "link", to: "siri" },
      notes: [],
    })
  }

  if (answers.purpose === "short-work") {
    steps.push({
      key: "short-work",
      when:
        jobStart === null
          ? { kind: "when-you-work" }
          : at(latest(today, addMonthsToDay(jobStart, -rules.taxCardMonths))),
      deadline: jobStart === null ? null : by(jobStart, "first-day-at-work", jobStart),
      handler: "tax-agency",
      act: { kind: "link", to: "tax" },
      notes: ["tax-form"],
    })
    return finish(steps)
  }

  const home = moveIn === null ? null : latest(arrival, moveIn)
  let document: string | null = null
  let together = false
  if (group === "eu") {
    const stay = seeking ? rules.jobSeekerMonths : rules.freeStayMonths
    const last = addMonthsToDay(arrival, stay)
    const alone = openFrom(arrival)
    const both = home === null ? null : openFrom(home)
    // One visit for both, unless waiting for the home would let the document's own date pass.
    together = here && !seeking && both !== null && (both <= last || alone > last)
    document = seeking ? null : together ? both : alone
    steps.push({
      key: "eu-residence",
      when: seeking ? { kind: "when-you-work" } : at(document!),
      deadline: by(last, seeking ? "job-seeker-stay" : "free-stay", arrival),
      handler: "siri-here",
      act: { kind: "book", services: together ? ["eu-residence", "cpr"] : ["eu-residence"] },
      notes: [
        ...(together ? (["one-visit"] as const) : []),
        ...(answers.earlierNumber ? (["earlier-number-document"] as const) : []),
      ],
    })
  }

  const ready = home === null || (group === "eu" && document === null) ? null : latest(home, document)
  const why: Why = group === "eu" ? "home-and-document" : group === "other" ? "home-and-permit" : "home-and-arrival"
  const registers = ready === null ? null : openFrom(ready)
  steps.push({
    key: "cpr",
    when: together
      ? { kind: "same-visit" }
      : registers !== null
        ? at(registers)
        : group === "eu" && seeking
          ? { kind: "after-document" }
          : { kind: "after-home" },
    deadline: ready === null ? null : by(addDays(ready, rules.registerDays), why, ready),
    handler: here ? "office" : "own",
    act: here && !together ? { kind: "book", services: ["cpr"] } : null,
    notes: [
      "everyone-comes",
      ...(here ? [] : (["own-service"] as const)),
      ...(answers.earlierNumber ? (["earlier-number"] as const) : []),
      ...(group === "other" ? [] : (["right-or-duty"] as const)),
    ],
  })

  if (answers.purpose === "work" || seeking || jobStart !== null) {
    // TastSelv wants the CPR registration first; the form does not, and takes some two weeks.
    const online = jobStart === null || (registers !== null && registers < jobStart)
    steps.push({
      key: "tax-card",
      when:
        jobStart === null
          ? { kind: "when-you-work" }
          : at(latest(today, addMonthsToDay(jobStart, -rules.taxCardMonths))),
      deadline: jobStart === null ? null : by(jobStart, "first-day-at-work", jobStart),
      handler: "tax-agency",
      act: { kind: "link", to: "tax" },
      notes: [online ? "tax-online" : "tax-form"],
    })
  }
  steps.push(
    {
      key: "health-card",
      when: { kind: "weeks-after-cpr", ...rules.healthCardWeeks },
      deadline: null,
      handler: null,
      act: null,
      notes: [],
    },
    {
      key: "digital",
      when: { kind: "after-cpr" },
      deadline: null,
      handler: here ? "office" : "own",
      act: here ? { kind: "book", services: ["mitid"] } : null,
      notes: [],
    },
  )
  return finish(steps)

  function finish(inOrder: Step[]): Plan {
    const made = formFirst(inOrder, today)
    const has = (key: StepKey) => made.some((step) => step.key === key)
    return {
      group,
      rules,
      steps: made,
      entries: withEvents(made, answers, today),
      papers: papersFor(answers, group, {
        registers: has("cpr"),
        document: has("eu-residence"),
        benefit: has("u2"),
        taxOnly: has("short-work"),
      }),
      changes: changesOf(answers, group, served),
    }
  }
}

/** The form for a tax card waits for no registration: it stands before the steps that begin later than it. */
function formFirst(steps: readonly Step[], today: string): Step[] {
  const form = steps.find((step) => step.key === "tax-card" && step.notes.includes("tax-form"))
  const day = form && beginsOn(form, today)
  if (!form || !day) return [...steps]
  const rest = steps.filter((step) => step !== form)
  const later = rest.findIndex((step) => (beginsOn(step, today) ?? "") > day)
  const at = steps.indexOf(form)
  const where = later < 0 ? at : Math.min(later, at)
  return [...rest.slice(0, where), form, ...rest.slice(where)]
}

/** The day a step begins, where that is known. */
function beginsOn(step: Step, today: string): string | null {
  return step.when.kind === "now" ? today : step.when.kind === "day" ? step.when.day : null
}

/** Puts what happens between the steps, each event before the first step that begins after it. The order of steps stays. */
function withEvents(steps: readonly Step[], answers: Answers, today: string): Entry[] {
  const { arrival, moveIn, jobStart } = answers
  const happens: { kind: EventKind; day: string }[] = [
    { kind: "arrival", day: arrival },
    ...(moveIn === null ? [] : [{ kind: "move-in" as const, day: moveIn }]),
    ...(jobStart === null ? [] : [{ kind: "job-start" as const, day: jobStart }]),
  ]
  const events = [
    ...happens.filter((e) => e.day < today),
    { kind: "today" as const, day: today },
    ...happens.filter((e) => e.day >= today),
  ]
  const order = events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const entries: Entry[] = []
  const put = (until: string | null) => {
    const count = until === null ? order.length : order.filter((e) => e.day <= until).length
    for (const { kind, day } of order.splice(0, count)) entries.push({ is: "event", kind, day, past: day < today })
  }
  put(today)
  for (const [index, step] of steps.entries()) {
    const day = beginsOn(step, today)
    if (day !== null) put(day)
    entries.push({ is: "step", number: index + 1, step })
  }
  put(null)
  return entries
}

/** What would make it another plan, for these answers. */
function changesOf(answers: Answers, group: CitizenshipGroup, served: WhereToGo): Change[] {
  const { purpose } = answers
  const family = answers.partner || answers.children > 0
  const changes: Change[] = []
  const say = (change: Change, when: boolean) => void (when && changes.push(change))
  say("no-benefit", purpose === "job-seeking" && group === "other")
  say("after-benefit", purpose === "job-seeking" && group !== "other")
  say("no-work", purpose === "work" && group === "eu")
  say("get-a-job", ["study", "self-support", "family"].includes(purpose) && answers.jobStart === null)
  say("family-of-eu", group === "other" && purpose === "family")
  say("permit-later", group === "other" && purpose !== "short-work")
  say("no-home", answers.moveIn === null && purpose !== "short-work")
  say("own-service", served.goes === "own" && purpose !== "short-work")
  say("other-parent", answers.children > 0 && purpose !== "short-work")
  say("non-eu-family", family && group === "eu" && purpose !== "short-work")
  say("short-stay", purpose !== "job-seeking" && purpose !== "short-work")
  return changes
}
