import type { Rules } from "#domain/rules/rules.ts"
import { addDays } from "#domain/time/office-time.ts"
import { type Answers, LIVES_IN_SWEDEN } from "./answers.ts"
import { birthStep } from "./birth.ts"
import { type Case, type PlanAround, caseOf, latest, nothing, only } from "./case.ts"
import { type Change, changesOf } from "./changes.ts"
import { type CitizenshipGroup, groupOf } from "./countries.ts"
import { partByDone } from "./done.ts"
import { type TodayDo, byDay, doToday, withEvents } from "./line.ts"
import { type VisitPapers, papersFor } from "./papers.ts"
import { cprStep, documentStep, permitStep } from "./registering.ts"
import type { Entry, Note, Step, StepKey, When } from "./step.ts"
import { taxStep } from "./tax.ts"

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

/**
 * The newcomer's plan: the same answers on the same day, the same plan. Orders are those of the office (ICS3): Nordic citizens CPR, then
 * tax card; EU, EEA and Swiss citizens EU residence document, CPR, tax card; others permit, CPR, tax card; at most three
 * months of work, the tax card only. Who comes along goes by the own citizenship. A deadline that has passed is marked, never moved; what
 * follows from a step that was done follows from the day on which it was.
 */
export function planFor(given: Answers, around: PlanAround): Plan {
  const { served, today } = around
  const at = caseOf(given, around)
  const { answers } = at
  const parted = partByDone(stepsOf(at), answers.done, today)
  const open = byDay(parted.open, today)
  const steps = [...parted.over, ...open]
  const has = (key: StepKey) => open.some((step) => step.key === key)
  const registers = steps.some((step) => step.key === "cpr")
  return {
    group: groupOf(answers.country),
    rules: at.rules,
    steps,
    entries: withEvents(steps, { ...answers, moveIn: registers ? answers.moveIn : null }, today),
    today: doToday(open, today),
    papers: papersFor(answers, at.rules, {
      registers: has("cpr"),
      document: has("eu-residence"),
      benefit: has("u2"),
      taxOnly: !registers && (has("short-work") || has("commuter-tax")),
    }),
    changes: changesOf(answers, served, { registered: answers.done.cpr !== undefined }),
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
    ...(tracks.you === "permit" ? [byPost(at, "residence-card", at.rules.residenceCardWeeks, [])] : []),
    byPost(at, "health-card", at.rules.healthCardWeeks, only("children-15-card", answers.older > 0)),
    {
      ...nothing,
      key: "digital",
      when: answers.done.cpr ? { kind: "now" } : { kind: "after-cpr" },
      handler: at.here ? "office" : "own",
      act: at.here ? { kind: "book", services: ["mitid"] } : null,
      notes: only("children-15-post", answers.older > 0),
    },
    ...birthStep(at),
  ]
}

const commuterHealth = {
  key: "commuter-health",
  when: { kind: "when-you-work" },
  act: { kind: "link", to: "sweden" },
} as const

/** What comes by itself some weeks after the registration: between two days, once that was done. */
function byPost({ answers }: Case, key: StepKey, weeks: { least: number; most: number }, notes: Note[]): Step {
  const { cpr } = answers.done
  const when: When = cpr
    ? { kind: "between", from: addDays(cpr, weeks.least * 7), until: addDays(cpr, weeks.most * 7) }
    : { kind: "weeks-after-cpr", ...weeks }
  return { ...nothing, key, when, notes }
}

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
