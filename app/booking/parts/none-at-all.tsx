import { useTranslation } from "#app/parts/translation.ts"
import type { Typical } from "#domain/statistics/typical.ts"
import { paths } from "#paths"

/** Nothing is free: how long people typically wait for their day, and what can be done until there is a time. */
export function NoneAtAll({ language, typical }: { language: string; typical: Typical | null }) {
  const { t } = useTranslation("booking")
  return (
    <section className="narrow">
      {typical ? (
        <>
          <h2>{t("typical.title")}</h2>
          <p>
            {t("typical.half", { count: typical.half })} {t("typical.most", { count: typical.most })}
          </p>
        </>
      ) : null}
      <h2>{t("wait.title")}</h2>
      <p>{t("wait.why")}</p>
      <p>
        <a className="button button-primary" href={paths.waitForTime(language)}>
          {t("wait.link")}
        </a>
      </p>
      <h2>{t("typical.meanwhile")}</h2>
      <ul>
        <li>
          <a href={paths.prereg(language)}>{t("typical.prereg")}</a>
        </li>
        <li>
          <a href={paths.plan(language)}>{t("typical.plan")}</a>
        </li>
        <li>
          <a href={paths.guidance(language)}>{t("typical.guidance")}</a>
        </li>
      </ul>
    </section>
  )
}
