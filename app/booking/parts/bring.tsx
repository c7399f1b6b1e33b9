import type { VisitShown } from "#app/booking/visit.server.ts"
import { useTranslation } from "#app/parts/translation.ts"

/** What to bring: each person's own papers where we know the people, else one list for all and who comes. */
export function Bring({ visit }: { visit: Pick<VisitShown, "bring" | "each" | "names"> }) {
  const { t } = useTranslation("booking")
  if (visit.each.length > 0)
    return (
      <div className="persons rows">
        {visit.each.map(({ name, papers }, i) => (
          <Papers key={i} title={name} papers={papers} />
        ))}
        {visit.bring.length > 0 ? <Papers title={t("visit.bringAlso")} papers={visit.bring} /> : null}
      </div>
    )
  return (
    <div className="persons two">
      {visit.bring.length > 0 ? <Papers title={t("visit.bringAll")} papers={visit.bring} /> : null}
      <Papers title={t("visit.people")} papers={visit.names} />
    </div>
  )
}

function Papers({ title, papers }: { title: string; papers: readonly string[] }) {
  return (
    <div>
      <h3 className="pname">
        <bdi>{title}</bdi>
      </h3>
      <ul>
        {papers.map((paper, i) => (
          <li key={i}>
            <bdi>{paper}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}
