import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field, FormActs, type Problem } from "#app/parts/form.tsx"
import { History } from "#app/parts/history.tsx"
import { readForm } from "#app/parts/parse.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type RateProblem, municipalBounds } from "#domain/guidance/municipal-tax.ts"
import { paths } from "#paths"
import { MOST_RATE_FIELDS, type TaxYearShown, saveTaxYear, showTaxYear } from "./tax-rates.server.ts"
import type { Route } from "./+types/tax-rates"

export async function loader({ context, url }: Route.LoaderArgs) {
  return { ...(await showTaxYear(context, url)), saved: url.searchParams.has("saved") }
}

export async function action({ request, context, url }: Route.ActionArgs) {
  return saveTaxYear(context, url, await readForm(request, MOST_RATE_FIELDS))
}

/** More than so many wrong rates are counted in the summary, not listed: each stands beside its field. */
const MOST_LISTED = 5

export default function TaxRates({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("guidance-kept")
  const sayError = useErrorWords("guidance-kept")
  const { year } = loaderData
  const wrong = actionData?.problems ?? []
  const say = useProblemWords()
  const nameOf = (code: string) => loaderData.rows.find((row) => row.code === code)?.name ?? code
  const listed: Problem[] = wrong.slice(0, MOST_LISTED).map((one) => ({
    field: `${one.which}-${one.code}`,
    message: `${t(`tax.${one.which}Of`, { name: nameOf(one.code) })}: ${say(one)}`,
  }))
  const problems: Problem[] = actionData?.error
    ? [{ field: actionData.error === "tax-source-missing" ? "source" : "rates", message: sayError(actionData.error) }]
    : wrong.length > MOST_LISTED
      ? [{ field: listed[0]!.field, message: t("tax.wrong", { count: wrong.length }) }, ...listed]
      : listed
  return (
    <StaffPage
      title={t("tax.title")}
      heading={t("tax.title")}
      meta={String(year)}
      wrong={problems.length > 0}
      acts={
        <a className="btn" href={paths.staff.figures()}>
          {t("backToFigures")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1">
          {loaderData.saved && !actionData ? <Done text={t("saved")} /> : null}
          <ErrorSummary problems={problems} />
          <p className="hint">{t("tax.lead")}</p>
          <Years shown={loaderData} />
          <State shown={loaderData} />
          <RatesForm key={year} shown={loaderData} outcome={actionData} problems={wrong} />
        </div>
        <div className="ed2">
          <History lines={loaderData.history} />
        </div>
      </div>
    </StaffPage>
  )
}

function useProblemWords() {
  const { t } = useTranslation("guidance-kept")
  return ({ which, problem }: RateProblem) => t(`tax.problem.${problem}`, municipalBounds[which])
}

function Years({ shown }: { shown: TaxYearShown }) {
  const { t } = useTranslation("guidance-kept")
  return (
    <nav className="tabs tax-years" aria-label={t("tax.years")}>
      {shown.years.map((year) => (
        <a
          key={year}
          href={paths.staff.taxRates({ year: String(year) })}
          aria-current={year === shown.year ? "page" : undefined}
        >
          {year}
        </a>
      ))}
    </nav>
  )
}

/** Whether the table is the year's own, a beginning, or ahead of its time. */
function State({ shown }: { shown: TaxYearShown }) {
  const { t } = useTranslation("guidance-kept")
  const { year, copied, thisYear } = shown
  if (copied !== null)
    return (
      <div className="alert alert-warning">
        <p>{t("tax.copied", { year, before: copied })}</p>
      </div>
    )
  if (shown.empty) return <p>{t("tax.empty", { year })}</p>
  if (shown.ahead) return <p>{t("tax.ahead", { year })}</p>
  if (!shown.nextMissing || year !== thisYear) return null
  return (
    <p>
      <a href={paths.staff.taxRates({ year: String(thisYear + 1) })}>{t("tax.missingNext", { year: thisYear + 1 })}</a>
    </p>
  )
}

function RatesForm({
  shown,
  outcome,
  problems,
}: {
  shown: TaxYearShown
  outcome: Route.ComponentProps["actionData"]
  problems: readonly RateProblem[]
}) {
  const { t } = useTranslation("guidance-kept")
  const sayError = useErrorWords("guidance-kept")
  const sourceError = outcome?.error === "tax-source-missing" ? sayError(outcome.error) : undefined
  return (
    <form method="post" className="article-form" id="rates">
      <input type="hidden" name="seen" value={shown.seen} />
      <Field
        id="source"
        label={t("tax.source")}
        hint={t("tax.sourceHint")}
        error={sourceError}
        value={outcome?.typed?.source ?? shown.source}
        maxLength={200}
        lang="da"
      />
      <table className="worklist tax-rates">
        <caption className="sr">{t("tax.caption", { year: shown.year })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("tax.municipality")}</th>
            <th scope="col">{t("tax.municipal")}</th>
            <th scope="col">{t("tax.church")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{row.name}</th>
              {(["municipal", "church"] as const).map((which) => (
                <td key={which}>
                  <Rate
                    row={row}
                    which={which}
                    value={outcome?.typed?.rates[`${which}-${row.code}`] ?? row[which]}
                    problem={problems.find((one) => one.code === row.code && one.which === which)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <FormActs primary>{t("tax.save", { year: shown.year })}</FormActs>
    </form>
  )
}

/** One rate; its name is the municipality's and the column's. */
function Rate({
  row,
  which,
  value,
  problem,
}: {
  row: TaxYearShown["rows"][number]
  which: RateProblem["which"]
  value: string
  problem: RateProblem | undefined
}) {
  const { t } = useTranslation("guidance-kept")
  const say = useProblemWords()
  const id = `${which}-${row.code}`
  return (
    <>
      <input
        className="form-input"
        id={id}
        name={id}
        defaultValue={value}
        inputMode="decimal"
        maxLength={20}
        aria-label={t(`tax.${which}Of`, { name: row.name })}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-error` : undefined}
      />
      {problem ? (
        <span className="form-error-message" id={`${id}-error`}>
          {say(problem)}
        </span>
      ) : null}
    </>
  )
}
