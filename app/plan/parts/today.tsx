import { paths } from "#paths"
import type { PlanShown } from "#app/plan/shown.server.ts"
import { useTranslation } from "#app/parts/translation.ts"

/** The one box above the plan's line: what to do today, or when the next step begins. Its links lead to the steps below. */
export function DoToday({ plan, language }: { plan: PlanShown; language: string }) {
  const { t } = useTranslation("plan")
  const next = plan.entries.find((entry) => entry.is === "step" && entry.number === plan.next)
  if (plan.today.length === 0 && next?.is !== "step") return null
  return (
    <section className="do-today" aria-labelledby="do-today">
      <h2 id="do-today">{t(plan.today.length > 0 ? "today.title" : "today.nothing")}</h2>
      {plan.today.length > 0 ? (
        <ul>
          {plan.today.map((item) =>
            item.is === "preregister" ? (
              <li key="preregister">
                <a href={paths.prereg(language)}>{t("today.preregister")}</a>
              </li>
            ) : (
              <li key={item.key}>
                <a href={`#step-${item.key}`}>{t(`steps.${item.key}.title`)}</a>
                {item.overdue ? <> {t("today.overdue")}</> : null}
              </li>
            ),
          )}
        </ul>
      ) : next?.is === "step" ? (
        <p>
          {t("today.next", { day: next.begins })}{" "}
          <a href={`#step-${next.step.key}`}>{t(`steps.${next.step.key}.title`)}</a>
        </p>
      ) : null}
    </section>
  )
}
