import { NO_STUDY } from "#app/parts/where.tsx"
import { ABROAD } from "#domain/booking/served.ts"
import { type WhereToGo, nameInList, regionsFrom } from "#domain/office/municipality.ts"
import { briefDay, shortDay, spokenDay } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"
import { splitDate } from "#app/parts/date.ts"
import type { StepKey } from "#domain/plan/step.ts"
import { doneField } from "./forms.ts"
import { type OpenedPlan } from "./opened.server.ts"

const registering = new Set<string>(["eu-residence", "cpr", "short-work", "commuter-tax"])

/** A plan as its page shows it: dates in words, the rules' own numbers, the papers at the step that first wants them. */
export function showPlan(
  { answers, plan, municipality, served, today, site, lastOpen }: OpenedPlan,
  link: string,
  language: Language,
) {
  const brief = (day: string) =>
    `${briefDay(day, language)}${day.slice(0, 4) === today.slice(0, 4) ? "" : ` ${day.slice(0, 4)}`}`
  const whole = (what: "arrived" | "movesIn" | "starts" | "permit" | "u2", day: string | null) =>
    day === null ? [] : [{ what, day: shortDay(day, language, "") }]
  const regions = municipality && regionsFrom(municipality, today)
  return {
    link,
    municipality: municipality && nameInList(municipality.name, language),
    /** As the booking asks it: what is answered here is not asked again there. */
    where: {
      municipality: municipality?.code ?? ABROAD,
      study: answers.purpose === "study" ? (answers.residence ?? "") : NO_STUDY,
    },
    exception: exceptionIn(served),
    region: regions && {
      now: regions.now,
      next: regions.next && { name: regions.next.region, from: spokenDay(regions.next.from, language, today) },
    },
    partner: answers.partner && citizenshipName(answers.partner, language),
    today: plan.today,
    done: plan.steps.filter((step) => step.done !== null).length,
    count: plan.steps.length,
    doneDays: Object.fromEntries(
      Object.entries(answers.done).map(([key, day]) => [key, splitDate(doneField(key as StepKey), day)]),
    ) as Partial<Record<StepKey, Record<string, string>>>,
    next: nextDay(plan.entries, today),
    office: `${site.address}, ${site.postalLine}`,
    country: citizenshipName(answers.country, language),
    answers,
    made: spokenDay(today, language, today),
    dates: [
      ...whole("arrived", answers.arrival),
      ...whole("movesIn", answers.moveIn),
      ...whole("starts", answers.jobStart),
      ...whole("permit", answers.permit),
      ...whole("u2", answers.u2),
    ],
    rules: plan.rules,
    changes: plan.changes,
    papers: plan.papers.map(({ for: purpose, people }) => ({
      purpose,
      people: people.map((person) => ({
        ...person,
        stampFrom: person.stampFrom && citizenshipName(person.stampFrom, language),
        formFrom: person.formFrom && citizenshipName(person.formFrom, language),
      })),
      // They stand at the step that first wants them.
      at:
        plan.steps.find(
          ({ key, done }) => done === null && (purpose === "benefit" ? key === "u2" : registering.has(key)),
        )?.key ?? null,
    })),
    entries: plan.entries.map((entry) => {
      if (entry.is === "event") return { ...entry, label: brief(entry.day) }
      const { when, deadline } = entry.step
      return {
        ...entry,
        applyFrom: entry.step.applyFrom && spokenDay(entry.step.applyFrom, language, today),
        begins: when.kind === "day" ? brief(when.day) : when.kind === "between" ? brief(when.from) : null,
        until: when.kind === "between" ? brief(when.until) : null,
        done: entry.step.done && brief(entry.step.done),
        due: deadline && {
          label: brief(deadline.day),
          from: spokenDay(deadline.from, language, today),
          lastOpen: lastOpen.has(entry.step.key) ? spokenDay(lastOpen.get(entry.step.key)!, language, today) : null,
        },
      }
    }),
  }
}

/** The number of the first step that has a day ahead: what the page says when today asks nothing. */
function nextDay(entries: OpenedPlan["plan"]["entries"], today: string): number | null {
  const next = entries.find(
    (e) => e.is === "step" && !e.step.done && e.step.when.kind === "day" && e.step.when.day > today,
  )
  return next?.is === "step" ? next.number : null
}

/** Why a municipality's people, or some of them, do not go where its others go. */
function exceptionIn({ goes, exception }: WhereToGo) {
  if (!exception || goes === "here") return null
  const residences = exception.residences.join(", ")
  return {
    says: residences
      ? ("theseOwn" as const)
      : exception.who === "students"
        ? ("studentsOwn" as const)
        : ("everyoneOwn" as const),
    residences,
  }
}

export type PlanShown = ReturnType<typeof showPlan>
