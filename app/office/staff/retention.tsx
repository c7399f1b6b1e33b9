import { textAt } from "#locales/text-at.ts"
import { data, redirect } from "react-router"
import { OfficePage } from "#app/office/parts/office-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { lastChange } from "#app/office/shown.server.ts"
import { FormActs } from "#app/parts/form.tsx"
import { readTerms, setTerms as whoSet } from "#db/retention/reads.ts"
import { type Term, bounds, keptFor, mostOf, terms } from "#domain/retention/policy.ts"
import { briefMoment } from "#domain/time/spoken.ts"
import { seen } from "#operations/office/seen.ts"
import { setTerms } from "#operations/retention/set-terms.ts"
import type { Route } from "./+types/retention"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = portalOf(context)
  const language = localeOf(context)
  const [now, set] = await Promise.all([readTerms(db), whoSet(db)])
  return {
    changed: await lastChange(context),
    seen: seen.terms(now),
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
  const form = await readForm(request)
  const typed = Object.fromEntries(terms.map((term) => [term, String(form.get(term) ?? "")])) as Record<Term, string>
  const amounts = Object.fromEntries(
    terms.map((term) => [term, /^\d{1,4}$/.test(typed[term].trim()) ? Number(typed[term]) : Number.NaN]),
  ) as Record<Term, number>
  const { answer, erases } = await setTerms(portalOf(context).ctx, {
    terms: amounts,
    by: byStaff(account),
    seen: String(form.get("seen") ?? "") || null,
    sure: form.has("sure"),
  })
  if (answer.ok) return redirect(`${paths.staff.retention()}?saved`)
  const counted = Object.entries(erases).filter(([, count]) => count > 0)
  return data({ typed, error: answer.error, erases: counted }, answer.error === "term-wrong" ? 422 : 409)
}

export default function Retention({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { rows } = loaderData
  const sure = actionData?.error === "sure"
  const stale = actionData?.error === "changed-meanwhile"
  const problem =
    actionData?.error === "term-wrong"
      ? t("retention.wrong", loaderData.bounds)
      : stale
        ? t("error.changed-meanwhile")
        : null
  return (
    <OfficePage
      tab="retention"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={null}
      problem={problem}
      back={paths.staff.retention()}
    >
      <section>
        <header>
          <h2>{t("retention.title")}</h2>
          <p>{t("retention.lead")}</p>
        </header>
        <form method="post">
          <input type="hidden" name="seen" value={loaderData.seen} />
          {sure ? <Erases erases={actionData.erases} /> : null}
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
                    {stale && actionData.typed[row.term] !== String(row.amount) ? (
                      <div className="hint bad">{t("stands.now", { value: String(row.amount) })}</div>
                    ) : null}
                  </td>
                  <td>{row.standard}</td>
                  <td>{row.by ?? "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <FormActs primary>{t("retention.save")}</FormActs>
        </form>
      </section>
    </OfficePage>
  )
}

/** Before a shorter term is saved: what the next run erases for good. */
function Erases({ erases }: { erases: readonly (readonly [string, number])[] }) {
  const { t } = useTranslation("office")
  return (
    <div className="alert alert-warning" role="alert">
      <h3 className="alert-heading">{t("sure.heading")}</h3>
      <p>{t(erases.length > 0 ? "sure.erases" : "sure.erasesNothing")}</p>
      <ul>
        {erases.map(([what, count]) => (
          <li key={what}>
            {textAt(t, `retention.goes.${what}`)}: {count}
          </li>
        ))}
      </ul>
      <div className="form-acts">
        <button className="btn primary" type="submit" name="sure" value="yes">
          {t("sure.save")}
        </button>
        <a className="btn" href={paths.staff.retention()}>
          {t("hits.discard")}
        </a>
      </div>
    </div>
  )
}
