import { briefDay, shortDay, spokenDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { municipalityName } from "./place-names.server.ts"
import { type OpenedPlan, countryName } from "./plan.server.ts"

const registering = new Set<string>(["eu-residence", "cpr", "short-work"])

/** A plan as its page shows it: dates in words, the rules' own numbers, the papers at the step that first wants them. */
export function showPlan(
  { answers, plan, municipality, today, site, lastOpen }: OpenedPlan,
  link: string,
  language: Language,
) {
  const brief = (day: string) =>
    `${briefDay(day, language)}${day.slice(0, 4) === today.slice(0, 4) ? "" : ` ${day.slice(0, 4)}`}`
  const whole = (what: "arrived" | "movesIn" | "starts" | "u2", day: string | null) =>
    day === null ? [] : [{ what, day: shortDay(day, language, "") }]
  return {
    link,
    municipality: municipalityName(municipality.name, language),
    office: `${site.address}, ${site.postalLine}`,
    country: countryName(answers.country, language),
    answers,
    made: spokenDay(today, language, today),
    dates: [
      ...whole("arrived", answers.arrival),
      ...whole("movesIn", answers.moveIn),
      ...whole("starts", answers.jobStart),
      ...whole("u2", answers.u2),
    ],
    rules: plan.rules,
    changes: plan.changes,
    papers: plan.papers.map(({ for: purpose, people }) => ({
      purpose,
      people,
      // They stand at the step that first wants them.
      at: plan.steps.find(({ key }) => (purpose === "benefit" ? key === "u2" : registering.has(key)))?.key ?? null,
    })),
    entries: plan.entries.map((entry) => {
      if (entry.is === "event") return { ...entry, label: brief(entry.day) }
      const { when, deadline } = entry.step
      return {
        ...entry,
        begins: when.kind === "day" ? brief(when.day) : null,
        due: deadline && {
          label: brief(deadline.day),
          from: spokenDay(deadline.from, language, today),
          lastOpen: lastOpen.has(entry.step.key) ? spokenDay(lastOpen.get(entry.step.key)!, language, today) : null,
        },
      }
    }),
  }
}
export type PlanShown = ReturnType<typeof showPlan>
