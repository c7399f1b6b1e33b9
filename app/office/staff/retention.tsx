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
import { setTerms as whoSet } from "#db/retention/reads.ts"
import {
  chosenTerms,
  fitsTerm,
  keptFor,
  leastOf,
  mostOf,
  SHORTER_AFTER_DAYS,
  type Term,
  terms,
} from "#domain/retention/policy.ts"
import { briefMoment, spokenDay } from "#domain/time/spoken.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { seen } from "#operations/office/seen.ts"
import { setTerms } from "#operations/retention/set-terms.ts"
import type { Route } from "./+types/retention"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const set = await whoSet(db)
  const now = ctx.now()
  const today = officeDay(now)
  const chosen = chosenTerms(set)
  const onDay = (day: string) => spokenDay(day, language, today)
  return {
    changed: await lastChange(context),
    seen: seen.terms(chosen),
    saved: url.searchParams.has("saved"),
    shorterAfter: SHORTER_AFTER_DAYS,
    shorterFrom: onDay(addDays(today, SHORTER_AFTER_DAYS)),
    rows: terms.map((term) => {
      const own = set.find((s) => s.term === term)
      const waits = own?.holdsFrom && own.holdsFrom > now
      return {
        term,
        amount: chosen[term],
        standard: keptFor[term],
        bounds: { least: leastOf(term), most: mostOf(term) },
        by: own ? `${own.setBy}, ${briefMoment(own.setAt, language)}` : null,
        // A shorter term waits, and the one before it holds until then.
        waits: waits ? { former: own.former, day: onDay(officeDay(own.holdsFrom!)) } : null,
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
  const wrong = terms.filter((term) => !fitsTerm(term, amounts[term]))
  return data({ typed, error: answer.error, erases: counted, wrong }, answer.error === "term-wrong" ? 422 : 409)
}

export default function Retention({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("office")
  const { rows } = loaderData
  const sure = actionData?.error === "sure"
  const stale = actionData?.error === "changed-meanwhile"
  const problems = rows
    .filter((row) => actionData?.wrong.includes(row.term))
    .map(({ term, bounds }) => ({
      field: term,
      message: t("retention.wrong", { what: t(`retention.term.${term}.name`), ...bounds }),
    }))
  return (
    <OfficePage
      tab="retention"
      changed={loaderData.changed}
      saved={loaderData.saved}
      outcome={null}
      {...(problems.length > 0 ? { problems } : { problem: stale ? t("error.changed-meanwhile") : null })}
      back={paths.staff.retention()}
    >
      <section>
        <header>
          <h2>{t("retention.title")}</h2>
          <p>{t("retention.lead", { days: loaderData.shorterAfter })}</p>
        </header>
        <form method="post">
          <input type="hidden" name="seen" value={loaderData.seen} />
          {sure ? <Erases erases={actionData.erases} day={loaderData.shorterFrom} /> : null}
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
                <TermRow
                  key={row.term}
                  row={row}
                  typed={actionData?.typed[row.term]}
                  wrong={actionData?.wrong.includes(row.term) ?? false}
                  stale={stale}
                />
              ))}
            </tbody>
          </table>
          <FormActs primary>{t("retention.save")}</FormActs>
        </form>
      </section>
    </OfficePage>
  )
}

/** One term, with what it may be, and what holds while a shorter one waits. */
function TermRow({
  row,
  typed = String(row.amount),
  wrong,
  stale,
}: {
  row: Route.ComponentProps["loaderData"]["rows"][number]
  typed: string | undefined
  wrong: boolean
  stale: boolean
}) {
  const { t } = useTranslation("office")
  const { term, waits } = row
  return (
    <tr>
      <th scope="row">
        <label htmlFor={term}>{t(`retention.term.${term}.name`)}</label>
      </th>
      <td className={wrong ? "term form-error" : "term"}>
        <input
          className="form-input input-short"
          id={term}
          name={term}
          inputMode="numeric"
          defaultValue={typed}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${term}-unit ${term}-hint`}
        />{" "}
        <span id={`${term}-unit`}>{t(`retention.term.${term}.unit`)}</span>
        <div className="hint" id={`${term}-hint`}>
          {t("retention.between", row.bounds)}
        </div>
        {waits ? (
          <div className="hint">
            <b>{t("retention.waits", { day: waits.day, former: waits.former })}</b>
          </div>
        ) : null}
        {stale && typed !== String(row.amount) ? (
          <div className="hint bad">{t("stands.now", { value: String(row.amount) })}</div>
        ) : null}
      </td>
      <td>{row.standard}</td>
      <td>{row.by ?? "–"}</td>
    </tr>
  )
}

/** Before a shorter term is saved: what it would erase for good, and from when it holds. */
function Erases({ erases, day }: { erases: readonly (readonly [string, number])[]; day: string }) {
  const { t } = useTranslation("office")
  return (
    <div className="alert alert-warning" role="alert">
      <h3 className="alert-heading">{t("sure.heading")}</h3>
      <p>{t(erases.length > 0 ? "sure.erases" : "sure.erasesNothing", { day })}</p>
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
