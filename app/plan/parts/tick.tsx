import { paths } from "#paths"
import { DateField } from "#app/parts/date-field.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { doneField } from "#app/plan/forms.ts"
import { titleOf } from "#app/plan/parts/title.ts"
import type { PlanShown } from "#app/plan/shown.server.ts"
import type { StepKey } from "#domain/plan/step.ts"

type StepShown = Extract<PlanShown["entries"][number], { is: "step" }>

/** What was typed of the day a step was done, and why it cannot stand. */
export interface Tick {
  step: StepKey
  typed: Readonly<Record<string, string>>
  error: string
}

/** A step that is open can be marked as done, today. */
export function TickStep({ step, plan, language }: { step: StepKey; plan: PlanShown; language: string }) {
  const { t } = useTranslation("plan")
  return (
    <form method="post" action={paths.planShown(language, plan.link)} className="tick">
      <button
        className="function-link linkbutton"
        type="submit"
        name="done"
        value={step}
        aria-label={t("done.buttonNamed", { step: titleOf(t, step, plan.answers.basis) })}
      >
        <Icon name="check" />
        {t("done.button")}
      </button>
    </form>
  )
}

/** A step that is done: its name and its day, which can be put right, as can the tick. */
export function DoneStep({
  entry: { step, done },
  plan,
  language,
  tick,
}: {
  entry: StepShown
  plan: PlanShown
  language: string
  tick: Tick | null
}) {
  const { t } = useTranslation("plan")
  const name = titleOf(t, step.key, step.basis)
  const wrong = tick?.step === step.key ? tick : null
  const action = paths.planShown(language, plan.link)
  return (
    <li className="is-done" id={`step-${step.key}`}>
      <span className="stop" aria-hidden="true">
        <Icon name="check" />
      </span>
      <p className="when">
        <b>{t("done.on", { day: done })}</b>
      </p>
      <div>
        <h2>{name}</h2>
        <details className="tick" open={wrong !== null}>
          <summary className="function-link" aria-label={`${t("done.other")}: ${name}`}>
            {t("done.other")}
          </summary>
          <form method="post" action={action} noValidate>
            <DateField
              id={doneField(step.key)}
              legend={t(
                step.key === "permit"
                  ? "done.permitDay"
                  : step.key === "eu-residence"
                    ? "done.documentDay"
                    : "done.day",
              )}
              error={wrong?.error}
              typed={wrong?.typed ?? plan.doneDays[step.key] ?? {}}
            />
            <p className="button-group">
              <button
                className="button button-secondary"
                type="submit"
                name="done"
                value={step.key}
                aria-label={t("done.saveNamed", { step: name })}
              >
                {t("done.save")}
              </button>
            </p>
          </form>
          <form method="post" action={action}>
            <button
              className="function-link linkbutton"
              type="submit"
              name="undone"
              value={step.key}
              aria-label={t("done.undoNamed", { step: name })}
            >
              {t("done.undo")}
            </button>
          </form>
        </details>
      </div>
    </li>
  )
}
