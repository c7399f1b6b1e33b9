import type { Rules } from "#domain/rules/rules.ts"
import { addDays } from "#domain/time/office-time.ts"
import { type Answers } from "./answers.ts"
import { type Purpose, purposes } from "./purposes.ts"
import { basesFor } from "./basis.ts"
import { groupOf } from "./countries.ts"
import type { Deadline, When } from "./step.ts"
import type { PlanAround } from "./case.ts"
import { type Plan, planFor } from "./steps.ts"

const households = ["alone", "family", "partner-abroad"] as const
/** Who comes: one person; a family of one citizenship; with a partner from outside the EU. */
export type SampleHousehold = (typeof households)[number]

/** Made-up answers that a rule is tried on. */
export interface Sample {
  country: string
  purpose: Purpose
  household: SampleHousehold
  answers: Answers
}

/** A Nordic country, one of the EU, one outside whose certificates need no stamp, one outside whose do. */
const usual = ["SE", "IT", "US", "IN"]
const ABROAD = "BR"
const seeksBenefit = (purpose: Purpose, country: string) => purpose === "job-seeking" && groupOf(country) === "other"

/**
 * Samples of every kind of plan on a day "YYYY-MM-DD": who arrives then, moves in ten days later, and begins to work after thirty.
 * `countries` are tried besides the usual ones: those that a list of states gains or loses.
 */
export function samplesOn(day: string, municipality: string, countries: readonly string[] = []): Sample[] {
  return [...new Set([...usual, ...countries])].flatMap((country) =>
    purposes
      .filter((purpose) => !seeksBenefit(purpose, country))
      .flatMap((purpose) =>
        households
          .filter((household) => household !== "partner-abroad" || country !== ABROAD)
          .map((household): Sample => {
            const works = purpose === "work" || purpose === "short-work"
            return {
              country,
              purpose,
              household,
              answers: {
                country,
                purpose,
                partner: household === "alone" ? null : household === "family" ? country : ABROAD,
                children: household === "family" ? 1 : 0,
                older: household === "family" ? 1 : 0,
                municipality,
                residence: null,
                earlierNumber: false,
                arrival: day,
                moveIn: addDays(day, 10),
                jobStart: works ? addDays(day, 30) : null,
                u2: purpose === "job-seeking" ? addDays(day, -2) : null,
                permit: groupOf(country) === "other" ? addDays(day, -30) : null,
                basis: basesFor(country, purpose)[0] ?? null,
                birth: false,
                done: {},
              },
            }
          }),
      ),
  )
}

export type Shown = { is: "day"; day: string } | { is: "when"; when: When } | { is: "none" }
/** What is another answer by other rules. `step` is the plan's; papers are of a person and about a country. */
export type Difference =
  | { is: "begins" | "deadline" | "apply-from"; step: Plan["steps"][number]["key"]; before: Shown; after: Shown }
  | { is: "advice" | "comes" | "goes"; step: Plan["steps"][number]["key"] }
  | { is: "stamp" | "form"; person: "you" | "partner" | "child"; before: boolean; after: boolean }
  | { is: "order" }

const shownDay = (day: string | null): Shown => (day === null ? { is: "none" } : { is: "day", day })
const shownWhen = (when: When): Shown => (when.kind === "day" ? shownDay(when.day) : { is: "when", when })
const lastDay = (deadline: Deadline | null) => shownDay(deadline?.day ?? null)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What differs between two plans of the same answers, in the order of the steps. */
export function differences(before: Plan, after: Plan): Difference[] {
  const found: Difference[] = []
  for (const old of before.steps) {
    const now = after.steps.find(({ key }) => key === old.key)
    const { key: step } = old
    if (!now) {
      found.push({ is: "goes", step })
      continue
    }
    const pair = (is: "begins" | "deadline" | "apply-from", one: Shown, other: Shown) =>
      same(one, other) || found.push({ is, step, before: one, after: other })
    pair("begins", shownWhen(old.when), shownWhen(now.when))
    pair("deadline", lastDay(old.deadline), lastDay(now.deadline))
    pair("apply-from", shownDay(old.applyFrom), shownDay(now.applyFrom))
    if (!same([old.notes, old.act], [now.notes, now.act])) found.push({ is: "advice", step })
  }
  for (const now of after.steps)
    if (!before.steps.some(({ key }) => key === now.key)) found.push({ is: "comes", step: now.key })
  const order = (plan: Plan) => plan.steps.map(({ key }) => key)
  if (!same(order(before), order(after)) && same(order(before).toSorted(), order(after).toSorted()))
    found.push({ is: "order" })
  return [...found, ...paperDifferences(before, after)]
}

function paperDifferences(before: Plan, after: Plan): Difference[] {
  const people = (plan: Plan) => plan.papers.flatMap((visit) => visit.people)
  const others = people(after)
  return people(before).flatMap((one, i): Difference[] => {
    const other = others[i]
    if (!other) return []
    const { person } = one
    return (["stamp", "form"] as const).flatMap((is) => {
      const has = (of: typeof one) => (is === "stamp" ? of.stampFrom : of.formFrom) !== null
      return has(one) === has(other) ? [] : [{ is, person, before: has(one), after: has(other) }]
    })
  })
}

export interface Changed {
  sample: Sample
  differences: Difference[]
}

/** Which samples get another plan by the rules `after` than by `before`, on the day from which the new ones hold. */
export function simulate(
  samples: readonly Sample[],
  around: Omit<PlanAround, "rules">,
  { before, after }: { before: Rules; after: Rules },
): Changed[] {
  return samples
    .map((sample) => ({
      sample,
      differences: differences(
        planFor(sample.answers, { ...around, rules: before }),
        planFor(sample.answers, { ...around, rules: after }),
      ),
    }))
    .filter((changed) => changed.differences.length > 0)
}
