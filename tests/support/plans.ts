import type { WhereToGo } from "#domain/office/municipality.ts"
import type { Answers } from "#domain/plan/answers.ts"
import type { Basis } from "#domain/plan/basis.ts"
import type { Step, StepKey } from "#domain/plan/step.ts"
import { type Plan, planFor } from "#domain/plan/steps.ts"
import { addDays, weekday } from "#domain/time/office-time.ts"
import { rules } from "./rules.ts"

/** A Monday. The office of these tests is closed on Tuesdays and at weekends. */
export const TODAY = "2026-11-23"
export const here: WhereToGo = { goes: "here", why: "partner", exception: null }
export const own: WhereToGo = { goes: "own", why: "no-partner", exception: null }
export const nextOpen = (day: string): string => ([2, 6, 7].includes(weekday(day)) ? nextOpen(addDays(day, 1)) : day)

export const italian: Answers = {
  country: "IT",
  purpose: "work",
  partner: "IT",
  children: 1,
  older: 0,
  municipality: "159",
  residence: null,
  earlierNumber: false,
  arrival: "2026-11-21",
  moveIn: "2026-12-01",
  jobStart: "2027-01-04",
  u2: null,
  permit: null,
  basis: null,
  birth: false,
  done: {},
}
export const swede: Answers = { ...italian, country: "SE", partner: "SE" }
export const indian: Answers = { ...italian, country: "IN", partner: "IN" }
export const spaniard: Answers = {
  ...italian,
  country: "ES",
  purpose: "job-seeking",
  jobStart: null,
  partner: null,
  children: 0,
}

export const ukrainian: Answers = { ...indian, country: "UA", partner: null, children: 1 }
/** Somebody from outside the EU who joins family. */
export const joins = (basis: Basis, country = "IN"): Answers => ({
  ...indian,
  country,
  purpose: "family",
  partner: null,
  children: 0,
  jobStart: null,
  basis,
})

export const plan = (answers: Answers, served = here, today = TODAY): Plan =>
  planFor(answers, { served, rules, today, nextOpen })
export const keys = (p: Plan) => p.steps.map((s) => s.key).join(" ")
export const step = (p: Plan, key: StepKey): Step => {
  const found = p.steps.find((s) => s.key === key)
  if (!found) throw new Error(`no step ${key}`)
  return found
}
export const due = (p: Plan, key: StepKey) => step(p, key).deadline?.day ?? null
export const state = (p: Plan, key: StepKey) => step(p, key).deadline?.state ?? null
export const papers = (p: Plan, person = "you") =>
  p.papers.findLast((v) => v.for === "registering")?.people.find((x) => x.person === person)?.papers ?? []
