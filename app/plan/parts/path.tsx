import { textAt } from "#locales/text-at.ts"
import { paths } from "#paths"
import type { PlanShown } from "#app/plan/shown.server.ts"
import { StepActs, StepReading } from "#app/plan/parts/step-acts.tsx"
import { DoneStep, type Tick, TickStep } from "#app/plan/parts/tick.tsx"
import { titleOf } from "#app/plan/parts/title.ts"
import { byEuRules, byWithdrawal } from "#domain/plan/basis.ts"
import { becauseText, whenText, whereText } from "#app/plan/parts/words.ts"
import { StepPapers } from "#app/plan/parts/step-papers.tsx"
import { useTranslation } from "#app/parts/translation.ts"

type Shown = PlanShown["entries"][number]
type StepShown = Extract<Shown, { is: "step" }>

/** One stop of the plan's line: something that happens, or a step with its dates. */
export function PlanEntry({
  entry,
  plan,
  reading,
  language,
  last,
  tick,
}: {
  entry: Shown
  plan: PlanShown
  /** Articles with the steps they belong to. */
  reading: readonly { slug: string; title: string; steps: readonly string[] }[]
  language: string
  last: boolean
  /** What was typed about when a step was done, and what is wrong with it. */
  tick: Tick | null
}) {
  const { t } = useTranslation("plan")
  if (entry.is === "event") {
    const { kind } = entry
    const here = kind === "today"
    const text = kind === "today" ? t("event.today") : t(entry.past ? `event.${kind}Past` : `event.${kind}`)
    return (
      <li className={here ? "is-here" : last ? "is-end" : entry.past ? "is-event is-done" : "is-event"}>
        <span className="stop" aria-hidden="true" />
        <p className="when">
          <b>{entry.label}</b>
        </p>
        <p className={here ? "here-tag" : "event-text"}>{text}</p>
      </li>
    )
  }
  if (entry.step.done) return <DoneStep entry={entry} plan={plan} language={language} tick={tick} />
  return (
    <li className={last ? "is-end" : undefined} id={`step-${entry.step.key}`}>
      <span className="stop" aria-hidden="true" />
      <p className="when">
        <b>{whenText(t, entry)}</b>
      </p>
      <StepBody entry={entry} plan={plan} reading={reading} language={language} />
    </li>
  )
}

function StepBody({
  entry,
  plan,
  reading,
  language,
}: {
  entry: StepShown
  plan: PlanShown
  reading: readonly { slug: string; title: string; steps: readonly string[] }[]
  language: string
}) {
  const { t } = useTranslation("plan")
  const { step, number, due } = entry
  const { rules } = plan
  const numbers = {
    self: rules.euDocumentDays.most,
    family: rules.euFamilyDays.most,
    percent: rules.withoutCardPercent,
    months: rules.jobSeekerMonths,
    short: rules.shortStayMonths,
  }
  return (
    <div>
      <p className="step-no">{t("step", { number })}</p>
      <h2>{titleOf(t, step.key, step.basis)}</h2>
      <p>{textOf(t, step, numbers)}</p>
      {step.key === "eu-residence" ? <p>{t("steps.eu-residence.has")}</p> : null}
      {step.key === "permit" && !step.notes.includes("for-partner") ? (
        <p>{t(byWithdrawal(step.basis) ? "permit.withdrawalHas" : "steps.permit.has")}</p>
      ) : null}
      <Notes entry={entry} plan={plan} />
      {step.key === "health-card" && plan.region ? (
        <p>
          {plan.region.next
            ? t("note.regionNext", { now: plan.region.now, next: plan.region.next.name, day: plan.region.next.from })
            : t("note.region", { now: plan.region.now })}
        </p>
      ) : null}
      {entry.applyFrom ? <p>{t("note.applyFrom", { day: entry.applyFrom, months: rules.applyMonths })}</p> : null}
      {step.deadline && due ? <Deadline deadline={step.deadline} due={due} step={step.key} rules={rules} /> : null}
      {step.handler ? (
        <p className="small step-where">
          <span>{t("who")}:</span> {whereText(t, step.handler, plan)}
        </p>
      ) : null}
      <StepActs entry={entry} where={plan.where} language={language} />
      {plan.papers
        .filter((papers) => papers.at === step.key)
        .map(({ purpose, people }) => (
          <StepPapers
            key={step.key}
            purpose={purpose}
            people={people}
            childCount={plan.answers.children + plan.answers.older}
            check={paths.planPapers(language, plan.link)}
          />
        ))}
      <StepReading step={step.key} reading={reading} language={language} />
      <TickStep step={step.key} plan={plan} language={language} />
    </div>
  )
}

/** What else is said of a step for this household. */
function Notes({ entry: { step }, plan }: { entry: StepShown; plan: PlanShown }) {
  const { t } = useTranslation("plan")
  const { rules } = plan
  const numbers = {
    municipality: plan.municipality ?? "",
    weeks: rules.taxFormWeeks,
    applyMonths: rules.applyMonths,
    registerDays: rules.registerDays,
    familyDays: rules.euFamilyDays.most,
    age: rules.ownPostAge,
    short: rules.shortStayMonths,
    long: rules.dutyMonths,
    days: rules.u2Days,
    parentsDays: rules.parentsDays,
  }
  return (
    <>
      {step.notes
        .filter((note) => note !== "one-visit")
        .map((note) => (
          <p key={note}>
            {note === "own-exception" && plan.exception
              ? t(`municipalities.${plan.exception.says}`, {
                  name: plan.municipality,
                  residences: plan.exception.residences,
                })
              : t(`note.${note}`, numbers)}
          </p>
        ))}
    </>
  )
}

/** The day a step must be done by, the last open day before it, and why it is that day. */
function Deadline({
  deadline,
  due,
  step,
  rules,
}: {
  deadline: NonNullable<StepShown["step"]["deadline"]>
  due: NonNullable<StepShown["due"]>
  step: StepShown["step"]["key"]
  rules: PlanShown["rules"]
}) {
  const { t } = useTranslation("plan")
  return (
    <dl className="deadline">
      <div className={deadline.state === "ahead" ? undefined : "soon"}>
        <dt>{textAt(t, `steps.${step}.by`)}</dt>
        <dd>{due.label}</dd>
        {deadline.state === "ahead" ? null : (
          <dd className="plain">
            {deadline.state === "overdue"
              ? t("overdue")
              : deadline.daysLeft === 0
                ? t("leftToday")
                : t("left", { count: deadline.daysLeft })}
          </dd>
        )}
      </div>
      {due.lastOpen ? (
        <div className="soon">
          <dt>{t("closedThen")}</dt>
          <dd className="plain">{t("lastOpen", { day: due.lastOpen })}</dd>
        </div>
      ) : null}
      <div>
        <dt>{t("why")}</dt>
        <dd className="plain">{becauseText(t, deadline.why, due.from, rules)}</dd>
      </div>
    </dl>
  )
}

type T = ReturnType<typeof useTranslation<"plan">>["t"]

/** What a step is. A permit is told by what it rests on; who looks for work may wait with the document. */
function textOf(
  t: T,
  step: StepShown["step"],
  numbers: Record<"self" | "family" | "percent" | "months" | "short", number>,
) {
  const { key, basis } = step
  if (key === "eu-residence" && step.when.kind === "when-you-work") return t("steps.eu-residence.seeking", numbers)
  const told = basis !== null && basis !== "permit" && !byEuRules(basis) ? basis : null
  return key === "permit" && told ? t(`permit.${told}`) : t(`steps.${key}.text`, numbers)
}
