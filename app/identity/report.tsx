import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { WorklistTable } from "#app/parts/worklist-page.tsx"
import { localeOf } from "#app/web/locale.server.ts"
import { paths } from "#paths"
import { gatherReport } from "./report.server.ts"
import { reportTitle } from "./report-files.server.ts"
import { reportFigures, supervisionFigures } from "./report-tables.server.ts"
import type { Route } from "./+types/report"

export async function loader({ context, url }: Route.LoaderArgs) {
  const language = localeOf(context)
  const report = await gatherReport(context, url)
  return {
    heading: reportTitle(report, language),
    span: report.span,
    typed: report.typed,
    error: report.error,
    checks: reportFigures(report, language).map(({ figure, name, count }) => ({ figure, name, count })),
    supervision: supervisionFigures(report, language),
    requirements: report.requirements.length,
    trainings: report.trainings.length,
  }
}

/** What the office can show of its identity control in a period, and the files with the evidence. */
export default function Report({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("identity-staff")
  const { heading, span, typed, error, checks, supervision, requirements, trainings } = loaderData
  const message = error ? t(`report.error.${error}`) : undefined
  const at = { first: span.first, last: span.last }
  return (
    <StaffPage
      title={t("report.title")}
      wrong={error !== null}
      acts={
        <a className="btn" href={paths.staff.identity()}>
          {t("toList")}
        </a>
      }
    >
      <div className="edit">
        <div className="ed1">
          {message ? <ErrorSummary problems={[{ field: "first", message }]} /> : null}
          <h2>{heading}</h2>
          <p>{t("report.lead")}</p>
          <Figures rows={checks} name={t("report.checks")} />
          <Figures rows={supervision} name={t("supervision.title")} />
          <p>{t("report.held", { requirements, trainings })}</p>
          <p className="form-acts">
            <a className="btn primary" href={paths.staff.identityReportFile("pdf", at)} download>
              {t("report.pdf")}
            </a>
            <a className="btn" href={paths.staff.identityReportFile("xlsx", at)} download>
              {t("report.xlsx")}
            </a>
          </p>
        </div>
        <form method="get" className="ed2">
          <h2>{t("report.period")}</h2>
          <Field id="first" type="date" label={t("report.first")} value={typed.first} error={message} />
          <Field id="last" type="date" label={t("report.last")} value={typed.last} />
          <div className="form-acts">
            <button className="btn" type="submit">
              {t("report.show")}
            </button>
          </div>
        </form>
      </div>
    </StaffPage>
  )
}

function Figures({ rows, name }: { rows: readonly { name: string; count: number }[]; name: string }) {
  const { t } = useTranslation("identity-staff")
  return (
    <>
      <h3>{name}</h3>
      <WorklistTable
        rows={rows}
        keyOf={(row) => row.name}
        columns={[
          { key: "name", title: t("report.column.figure"), names: true, cell: (row) => row.name },
          { key: "count", title: t("report.column.count"), number: true, cell: (row) => row.count },
        ]}
      />
    </>
  )
}
