import { OfficePage } from "#app/office/parts/office-page.tsx"
import { lastChange } from "#app/office/shown.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { showRules } from "./shown.server.ts"
import type { Route } from "./+types/rules"

export async function loader({ context }: Route.LoaderArgs) {
  return { ...(await showRules(context)), changed: await lastChange(context) }
}

/** Every rule that plans and paper lists rest on, by what it is about. */
export default function Rules({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("rules")
  return (
    <OfficePage tab="rules" changed={loaderData.changed} saved={false} outcome={null} back={paths.staff.rules()}>
      <p className="hint messages-lead">{t("lead")}</p>
      {loaderData.groups.map(({ group, rows }) => (
        <section key={group}>
          <header>
            <h2>{t(`group.${group}`)}</h2>
          </header>
          <table className="messages rule-table">
            <thead>
              <tr>
                <th scope="col">{t("column.rule")}</th>
                <th scope="col">{t("column.now")}</th>
                <th scope="col" className="wide">
                  {t("column.source")}
                </th>
                <th scope="col">{t("column.review")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    <a href={paths.staff.rule(row.key)}>{row.name}</a>
                  </th>
                  <td>
                    <b>{row.now}</b>
                    {row.next ? <span className="quiet"> {t("then", row.next)}</span> : null}
                  </td>
                  <td className="wide">
                    <a href={row.url}>{row.source}</a>
                  </td>
                  <td className={row.review.due ? "mark-look" : undefined}>
                    {row.review.day}
                    {row.review.due ? ` (${t(`due.${row.review.due}`)})` : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <section>
        <header>
          <h2>{t("group.municipalities")}</h2>
        </header>
        <p>
          {t("exceptions", { count: loaderData.exceptions })}{" "}
          <a href={paths.staff.municipalities()}>{t("toMunicipalities")}</a>
        </p>
      </section>
    </OfficePage>
  )
}
