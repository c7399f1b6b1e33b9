import { data, redirect } from "react-router"
import { OfficePage } from "#app/components/office-page.tsx"
import { useTranslation } from "#app/components/translation.ts"
import { readForm } from "#app/forms/parse.ts"
import { paths } from "#app/paths.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { lastChange } from "#app/web/office.server.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { readTerms, setTerms as whoSet } from "#db/retention/reads.ts"
import { type Term, bounds, keptFor, mostOf, terms } from "#domain/retention/policy.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { setTerms } from "#operations/retention/set-terms.ts"
import type { Route } from "./+types/retention"

export async function loader({ context, url }: Route.LoaderArgs) {
  requirePermission(staffOf(context), "change-office")
  const { db } = portalOf(context)
  const language = localeOf(context)
  const [now, set] = await Promise.all([readTerms(db), whoSet(db)])
  return {
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
    bounds: { ...bounds, hours: mostOf("draftHours") },
    rows: terms.map((term) => {
      const own = set.find((s) => s.term === term)
      return {
        term,
        amount: now[term],
        standard: keptFor[term],
        by: own ? `${own.setBy}, ${briefMoment(own.setAt, language)}` : null,
      }
    }),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const account = staffOf(context)
  requirePermission(account, "change-office")
  const form = await readForm(request)
  const typed = Object.fromEntries(terms.map((term) => [term, String(form.get(term) ?? "")])) as Record<Term, string>
  const amounts = Object.fromEntries(
    terms.map((term) => [term, /^\d{1,4}$/.test(typed[term].trim()) ? Number(typed[term]) : Number.NaN]),
  ) as Record<Term, number>
  const set = await setTerms(portalOf(context).ctx, { terms: amounts, by: byStaff(account) })
  return set.ok ? redirect(`${paths.staff.retention()}?saved`) : data({ typed }, 422)
}

export default function Retention({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { rows } = loaderData
  return (
    <OfficePage
      tab="retention"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={null}
      problem={actionData ? t("retention.wrong", loaderData.bounds) : null}
      back={paths.staff.retention()}
    >
      <section>
        <header>
          <h2>{t("retention.title")}</h2>
          <p>{t("retention.lead")}</p>
        </header>
        <form method="post">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("retention.what")}</th>
                <th scope="col">{t("retention.amount")}</th>
                <th scope="col">{t("retention.default")}</th>
                <th scope="col">{t("retention.by")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.term}>
                  <th scope="row">
                    <label htmlFor={row.term}>{t(`retention.term.${row.term}.name`)}</label>
                  </th>
                  <td>
                    <input
                      className="form-input input-short"
                      id={row.term}
                      name={row.term}
                      inputMode="numeric"
                      defaultValue={actionData?.typed[row.term] ?? String(row.amount)}
                      aria-describedby={`${row.term}-unit`}
                    />{" "}
                    <span id={`${row.term}-unit`}>{t(`retention.term.${row.term}.unit`)}</span>
                  </td>
                  <td>{row.standard}</td>
                  <td>{row.by ?? "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="form-acts">
            <button className="btn primary" type="submit">
              {t("retention.save")}
            </button>
          </div>
        </form>
      </section>
    </OfficePage>
  )
}
