import { paths } from "#paths"
import type { PlanShown } from "#app/plan/shown.server.ts"
import { titleOf } from "#app/plan/parts/title.ts"
import { useTranslation } from "#app/parts/translation.ts"

/** The one box above the plan's line: what to do today, or when the next step begins. Its links lead to the steps below. */
export function DoToday({ plan, language }: { plan: PlanShown; language: string }) {
  const { t } = useTranslation("plan")
  const next = plan.entries.find((entry) => entry.is === "step" && entry.number === plan.next)
  const isOver = plan.done === plan.count
  if (plan.today.length === 0 && next?.is !== "step" && plan.done === 0) return null
  return (
    <section className="do-today" aria-labelledby="do-today">
      <h2 id="do-today">{isOver ? t("done.all") : t(plan.today.length > 0 ? "today.title" : "today.nothing")}</h2>
      {plan.today.length > 0 ? (
        <ul>
          {plan.today.map((item) =>
            item.is === "preregister" ? (
              <li key="preregister">
                <a href={paths.prereg(language)}>{t("today.preregister")}</a>
              </li>
            ) : (
              <li key={item.key}>
                <a href={`#step-${item.key}`}>{titleOf(t, item.key, plan.answers.basis)}</a>
                {item.overdue ? <> {t("today.overdue")}</> : null}
              </li>
            ),
          )}
        </ul>
      ) : next?.is === "step" ? (
        <p>
          {t("today.next", { day: next.begins })}{" "}
          <a href={`#step-${next.step.key}`}>{titleOf(t, next.step.key, next.step.basis)}</a>
        </p>
      ) : null}
      {plan.done > 0 && !isOver ? (
        <p className="small">{t("done.progress", { done: plan.done, count: plan.count })}</p>
      ) : null}
    </section>
  )
}
