import { readRules } from "#db/rules/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { whereToGo } from "#domain/office/municipality.ts"
import { type Answers } from "#domain/plan/answers.ts"
import { purposes } from "#domain/plan/purposes.ts"
import { countries } from "#domain/plan/countries.ts"
import { planFor } from "#domain/plan/steps.ts"
import { addDays } from "#domain/time/office-time.ts"
import { nextOpenDay } from "#domain/office/open-days.ts"
import { measure, median, ms, percentile } from "./measure.ts"
import { openOffice } from "./office.ts"

/** The plan alone: the rule from answers to steps, with the office's own open days, for every country and purpose. */
const ROUNDS = 5
const MOST_MS = 1

await measure(async () => {
  const office = await openOffice("quiet", 2)
  try {
    const at = await readSiteOffice(office.db)
    const { today } = office
    const rules = await readRules(office.db, today)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, country] of countries.entries()) {
        for (const purpose of purposes) {
          const municipality = at.municipalities[i % at.municipalities.length]!
          const answers: Answers = {
            country,
            purpose,
            partner: countries[(i * 7) % countries.length]!,
            children: 3,
            older: 1,
            permit: null,
            basis: null,
            birth: i % 3 === 0,
            done: {},
            municipality: municipality.code,
            residence: null,
            earlierNumber: i % 2 === 0,
            arrival: addDays(today, (i % 90) - 60),
            moveIn: addDays(today, i % 90),
            jobStart: addDays(today, (i % 90) + 20),
            u2: addDays(today, -(i % 10)),
          }
          const began = performance.now()
          const served = whereToGo(municipality, { student: purpose === "study", residence: null }, today)
          const plan = planFor(answers, { served, rules, today, nextOpen: (day) => nextOpenDay(at.office, day) })
          const took = performance.now() - began
          if (plan.steps.length === 0) throw new Error("a plan without steps")
          if (round > 0) times.push(took)
        }
      }
    }
    return {
      rows: [
        {
          measure: "A plan from its answers, the rule alone",
          measured: `median ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))}`,
          target: `≤ ${MOST_MS} ms`,
          reached: percentile(times, 0.95) <= MOST_MS,
        },
      ],
    }
  } finally {
    await office.close()
  }
})
