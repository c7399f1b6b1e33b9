import { paths } from "#paths"
import { useTranslation } from "#app/parts/translation.ts"
import type { OwnShown } from "#app/courses/citizen/own.server.ts"

/**
 * When else somebody comes here. Whoever has this link cannot change it: that is done on the address's own page, which asks for a code.
 */
export function SameAddress({ mine, language }: { mine: NonNullable<OwnShown["mine"]>; language: string }) {
  const { t } = useTranslation("courses")
  return (
    <aside className="aside" aria-label={t("own.title")}>
      <div className="ruled">
        <h2>{t("own.visits")}</h2>
        {mine.visits.length === 0 ? <p className="small">{t("own.noVisits")}</p> : null}
        <ul className="nobullet-list linklist">
          {mine.visits.map((visit) => (
            <li key={visit.id}>
              <b>{visit.when}</b>
              <br />
              {t("own.visit", { reference: visit.reference })}
            </li>
          ))}
        </ul>
      </div>
      {mine.others.length > 0 ? (
        <div className="ruled">
          <h2>{t("own.others")}</h2>
          <ul className="nobullet-list linklist">
            {mine.others.map((other) => (
              <li key={other.id}>
                <b>{other.when}</b>
                <br />
                {other.title}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {mine.visits.length + mine.others.length > 0 ? (
        <p>
          <a href={paths.mine(language)}>{t("own.page")}</a>
        </p>
      ) : null}
    </aside>
  )
}
