import { DataNotice } from "#app/parts/data-notice.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { KeptShown } from "#app/plan/kept.server.ts"
import { paths } from "#paths"

/** How to keep the plan: its address, one's own page, its days, a print. */
export function PlanTools({
  address,
  kept,
  link,
  language,
}: {
  address: string
  kept: KeptShown
  link: string
  language: string
}) {
  const { t } = useTranslation("plan")
  return (
    <ul className="nobullet-list tools">
      <li>
        <details className="keep">
          <summary className="function-link">
            <Icon name="link" />
            {t("keep")}
          </summary>
          <label className="form-hint" htmlFor="address">
            {t("keepText")}
          </label>
          <input
            className="form-input"
            id="address"
            readOnly
            defaultValue={address}
            aria-label={t("keepLabel")}
            dir="ltr"
          />
        </details>
      </li>
      <li>
        {kept.until && !kept.ahead ? (
          <a className="function-link" href={paths.mine(language)}>
            <Icon name="done" />
            {t("keptPage")}
          </a>
        ) : (
          <form method="post" action={paths.planShown(language, link)}>
            <button
              className="function-link linkbutton"
              type="submit"
              name="keep"
              value={kept.other ? "replace" : "keep"}
            >
              <Icon name="done" />
              {t(kept.other ? "keepInstead" : "keepPage")}
            </button>
            {kept.open ? <DataNotice of="plan" language={language} /> : null}
          </form>
        )}
      </li>
      <li>
        <a className="function-link" href={paths.planCalendar(language, link)}>
          <Icon name="calendar" />
          {t("calendar")}
        </a>
      </li>
      <li>
        <button className="function-link linkbutton" type="button" data-print hidden>
          <Icon name="print" />
          {t("print")}
        </button>
      </li>
    </ul>
  )
}
