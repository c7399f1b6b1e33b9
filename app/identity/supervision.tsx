import { redirect } from "react-router"
import { readForm } from "#app/parts/parse.ts"
import { badRequest } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type Column, WorklistTable } from "#app/parts/worklist-page.tsx"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { type ReviewTally, reviewFindings } from "#domain/identity/supervision.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { drawMonth, monthToDraw } from "#operations/identity/sample.ts"
import { paths } from "#paths"
import { showSupervision } from "./supervision.server.ts"
import type { Route } from "./+types/supervision"

export async function loader({ context, url }: Route.LoaderArgs) {
  return { ...(await showSupervision(context)), drawn: url.searchParams.get("did") === "drawn" }
}

/** Draws the month that is over, where the clock has not done so. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await readForm(request)
  if (form.get("intent") !== "draw") throw badRequest()
  const { ctx } = portalOf(context)
  await drawMonth(ctx, (await officeOf(context)).site.id, monthToDraw(officeDay(ctx.now())))
  return redirect(paths.staff.supervision({ did: "drawn" }))
}

export default function Supervision({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("identity-staff")
  const { waiting, closed, months, officers, toDraw, drawn } = loaderData
  const columns = useReviewColumns()
  return (
    <StaffPage
      title={t("supervision.title")}
      acts={
        <a className="btn" href={paths.staff.identity()}>
          {t("toList")}
        </a>
      }
    >
      <div className="tbl">
        {drawn ? <Done text={t("supervision.drawn")} /> : null}
        <p className="hint">{t("supervision.lead")}</p>
        {toDraw ? (
          <form method="post">
            <p>{t("supervision.toDraw", { month: toDraw.name, count: toDraw.checks })}</p>
            <input type="hidden" name="intent" value="draw" />
            <button className="btn primary" type="submit">
              {t("supervision.draw")}
            </button>
          </form>
        ) : null}
        <h2>{t("supervision.waiting")}</h2>
        {waiting.length === 0 ? (
          <p className="empty-list">{t("supervision.none")}</p>
        ) : (
          <WorklistTable rows={waiting} keyOf={(row) => row.id} columns={columns} />
        )}
        {months.length > 0 ? <Trends months={months} officers={officers} /> : null}
        {closed.length > 0 ? (
          <details>
            <summary>{t("supervision.closed", { count: closed.length })}</summary>
            <WorklistTable rows={closed} keyOf={(row) => row.id} columns={columns} />
          </details>
        ) : null}
      </div>
    </StaffPage>
  )
}

type Data = Awaited<ReturnType<typeof showSupervision>>

/** How it went: by month, the newest first, and by officer; and by which seed each month was drawn. */
function Trends({ months, officers }: Pick<Data, "months" | "officers">) {
  const { t } = useTranslation("identity-staff")
  const ofMonths = useTallyColumns<Data["months"][number]>()
  const ofOfficers = useTallyColumns<Data["officers"][number]>()
  return (
    <>
      <h2>{t("supervision.byMonth")}</h2>
      <WorklistTable
        rows={months}
        keyOf={(row) => row.seed}
        columns={[
          { key: "month", title: t("supervision.month"), names: true, cell: (row) => row.name },
          { key: "checks", title: t("supervision.checks"), number: true, cell: (row) => row.checks },
          ...ofMonths,
        ]}
      />
      <h2>{t("supervision.byOfficer")}</h2>
      <WorklistTable
        rows={officers}
        keyOf={(row) => row.name}
        columns={[{ key: "officer", title: t("col.officer"), names: true, cell: (row) => row.name }, ...ofOfficers]}
      />
      <details>
        <summary>{t("supervision.how")}</summary>
        <p>{t("supervision.method")}</p>
        <ul>
          {months.map((month) => (
            <li key={month.seed}>
              {t("supervision.seed", { month: month.name, day: month.drawnOn })} <code>{month.seed}</code>{" "}
              <span className={month.same ? undefined : "bad"}>
                {t(month.same ? "supervision.same" : "supervision.other")}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function useReviewColumns(): Column<Data["waiting"][number]>[] {
  const { t } = useTranslation("identity-staff")
  return [
    {
      key: "reference",
      title: t("col.reference"),
      names: true,
      cell: (row) => <a href={paths.staff.supervisionReview(row.id)}>{row.reference}</a>,
    },
    { key: "month", title: t("supervision.month"), cell: (row) => row.month },
    { key: "day", title: t("col.day"), cell: (row) => row.day },
    { key: "document", title: t("supervision.document"), cell: (row) => row.document },
    { key: "officer", title: t("col.officer"), cell: (row) => row.officer },
    {
      key: "state",
      title: t("col.state"),
      look: (row) => (row.state === "finding" ? "bad" : undefined),
      cell: (row) =>
        row.finding
          ? `${t(`supervision.finding.${row.finding}`)}${row.state === "finding" ? `. ${t("supervision.state.finding")}` : ""}`
          : t("supervision.state.waits"),
    },
  ]
}

function useTallyColumns<Row extends ReviewTally>(): Column<Row>[] {
  const { t } = useTranslation("identity-staff")
  return [
    { key: "drawn", title: t("supervision.sampled"), number: true, cell: (row) => row.drawn },
    { key: "waits", title: t("supervision.state.waits"), number: true, cell: (row) => row.waits },
    ...reviewFindings.map((finding) => ({
      key: finding,
      title: t(`supervision.finding.${finding}`),
      number: true,
      cell: (row: Row) => row.found[finding],
    })),
    { key: "open", title: t("supervision.state.finding"), number: true, cell: (row) => row.open },
  ]
}
