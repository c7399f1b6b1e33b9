import type { PlanShown } from "#app/plan/shown.server.ts"
import { useTranslation } from "#app/parts/translation.ts"

/** The papers of each person for a visit or a form, at the step that first wants them. */
export function StepPapers({
  purpose,
  people,
  childCount,
  check,
}: {
  purpose: PlanShown["papers"][number]["purpose"]
  people: PlanShown["papers"][number]["people"]
  childCount: number
  check: string
}) {
  const { t } = useTranslation("plan")
  return (
    <details className="papers" open>
      <summary>{purpose === "tax" ? t("papers.summaryOnline") : t("papers.summary", { count: people.length })}</summary>
      {purpose === "registering" ? <p className="small">{t("papers.lead")}</p> : null}
      <div className="persons rows">
        {people.map(({ person, papers, stampFrom, formFrom }) => (
          <div key={person}>
            <h3>{person === "child" ? t("papers.child", { count: childCount }) : t(`papers.${person}`)}</h3>
            <ul>
              {papers.map((paper) => (
                <li key={paper}>{t(`papers.${paper}`)}</li>
              ))}
            </ul>
            {formFrom ? <p className="small stamp-note">{t("papers.form", { country: formFrom })}</p> : null}
            {stampFrom ? <p className="small stamp-note">{t("papers.stamp", { country: stampFrom })}</p> : null}
          </div>
        ))}
      </div>
      <p className="after">
        <a href={check}>{t("ready.link")}</a>
      </p>
    </details>
  )
}
