import { type Column, useLiveList, WorklistPage, WorklistTable } from "#app/parts/worklist-page.tsx"
import { useStaff } from "#app/parts/staff-data.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { plainText } from "#domain/typed-text.ts"
import { may } from "#domain/staff/permissions.ts"
import { paths } from "#paths"
import { type Show, showChecks, shows } from "./list.server.ts"
import type { Route } from "./+types/worklist"

export function loader({ context, url }: Route.LoaderArgs) {
  const asked = url.searchParams.get("show")
  const words = plainText(url.searchParams.get("q") ?? "")
    .trim()
    .slice(0, 100)
  return showChecks(context, shows.find((show) => show === asked) ?? "doubtful", words)
}

/** Checks that wait for somebody, by what they wait for. */
export default function Checks({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("identity-staff")
  const staff = useStaff()
  const here = paths.staff.identity(loaderData.show === "found" ? { q: loaderData.words } : { show: loaderData.show })
  const { rows, show, words } = useLiveList(loaderData, "identity", here)
  return (
    <WorklistPage
      title={t("title")}
      filterLabel={t("filter")}
      find={{ label: t("find"), button: t("findButton"), words }}
      filters={(["doubtful", "referred", "hearing", "open", "done"] as const).map((one) => ({
        text: t(`show.${one}`),
        to: paths.staff.identity({ show: one }),
        current: one === show,
      }))}
      acts={
        <>
          <a className="btn" href={paths.staff.requirements()}>
            {t("toRequirements")}
          </a>
          {staff && may(staff, "supervise-identity") ? (
            <>
              <a className="btn" href={paths.staff.training()}>
                {t("toTraining")}
              </a>
              <a className="btn" href={paths.staff.supervision()}>
                {t("supervision.title")}
              </a>
              <a className="btn" href={paths.staff.identityReport()}>
                {t("report.title")}
              </a>
            </>
          ) : null}
        </>
      }
      none={rows.length === 0 ? t(`none.${show}`) : null}
    >
      <WorklistTable rows={rows} keyOf={(row) => row.id} columns={useColumns(show)} />
    </WorklistPage>
  )
}

type Row = Awaited<ReturnType<typeof showChecks>>["rows"][number]

function useColumns(show: Show | "found"): Column<Row>[] {
  const { t } = useTranslation("identity-staff")
  const last: Column<Row> =
    show === "done" || show === "open" || show === "found"
      ? { key: "state", title: t("col.state"), cell: (row) => t(`state.${row.state}`) }
      : { key: "waits", title: t("col.waits"), cell: (row) => row.waits, look: (row) => (row.late ? "bad" : undefined) }
  return [
    {
      key: "name",
      title: t("col.name"),
      names: true,
      cell: (row) => (
        <a href={paths.staff.identityCheck(row.id)}>
          <bdi>{row.name}</bdi>
        </a>
      ),
    },
    { key: "reference", title: t("col.reference"), cell: (row) => row.reference },
    { key: "day", title: t("col.day"), cell: (row) => row.day },
    { key: "document", title: t("col.document"), cell: (row) => row.document },
    { key: "officer", title: t("col.officer"), cell: (row) => row.officer },
    last,
  ]
}
