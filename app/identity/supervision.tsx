import { redirect } from "react-router"
import { readForm } from "#app/parts/parse.ts"
import { badRequest } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Done } from "#app/parts/trail.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type Column, WorklistTable } from "#app/parts/worklist-page.tsx"
import { byStaff, officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
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
  await drawMonth(ctx, (await officeOf(context)).site.id, monthToDraw(officeDay(ctx.now())), byStaff(staffOf(context)))
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
  return (
    <>
      <Tallies heading={t("supervision.byMonth")} first={t("supervision.month")} rows={months} />
      <Tallies heading={t("supervision.byOfficer")} first={t("col.officer")} rows={officers} />
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

/** Figures keep their heads on a phone, too: the table is scrolled there. */
function Tallies({
  heading,
  first,
  rows,
}: {
  heading: string
  first: string
  rows: readonly (ReviewTally & { name: string; checks?: number })[]
}) {
  const { t } = useTranslation("identity-staff")
  const ofChecks = rows.some((row) => row.checks !== undefined)
  return (
    <>
      <h2>{heading}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- whoever uses the keyboard scrolls it, too */}
      <div className="review-scroll" role="group" aria-label={heading} tabIndex={0}>
        <table className="tallies">
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {ofChecks ? <th scope="col">{t("supervision.checks")}</th> : null}
              <th scope="col">{t("supervision.sampled")}</th>
              <th scope="col">{t("supervision.state.waits")}</th>
              {reviewFindings.map((finding) => (
                <th key={finding} scope="col">
                  {t(`supervision.finding.${finding}`)}
                </th>
              ))}
              <th scope="col">{t("supervision.state.finding")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                {ofChecks ? <td>{row.checks}</td> : null}
                <td>{row.drawn}</td>
                <td>{row.waits}</td>
                {reviewFindings.map((finding) => (
                  <td key={finding}>{row.found[finding]}</td>
                ))}
                <td>{row.open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
