import { type Column, WorklistPage, WorklistTable, useLiveList } from "#app/parts/worklist-page.tsx"
import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { shows } from "./forms.ts"
import { showBenefitList } from "./desk.server.ts"
import type { Route } from "./+types/worklist"

export async function loader({ context, url }: Route.LoaderArgs) {
  const show = shows.find((s) => s === url.searchParams.get("show")) ?? "open"
  return showBenefitList(context, { show, words: (url.searchParams.get("q") ?? "").slice(0, 100) })
}

type Row = Route.ComponentProps["loaderData"]["rows"][number]

/** Those whose seven days end first stand first; it follows by itself. */
export default function Benefits({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("benefit")
  const { words } = loaderData
  const here = paths.staff.benefits(words ? { q: words } : loaderData.show === "open" ? {} : { show: loaderData.show })
  const now = useLiveList(loaderData, "benefit", here)
  return (
    <WorklistPage
      title={t("staff.title")}
      filterLabel={t("staff.filter.label")}
      filters={shows.map((show) => ({
        text: t(`staff.filter.${show}`),
        to: paths.staff.benefits(show === "open" ? {} : { show }),
        current: show === now.show && words === "",
      }))}
      find={{ label: t("staff.find"), button: t("staff.findButton"), words }}
      none={now.rows.length === 0 ? t(words ? "staff.foundNone" : "staff.none") : null}
    >
      <WorklistTable rows={now.rows} columns={useColumns()} keyOf={(row) => row.id} />
    </WorklistPage>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation("benefit")
  const left = (days: number) =>
    days < 0 ? t("staff.over", { count: -days }) : days === 0 ? t("left.today") : t("left.days", { count: days })
  return [
    {
      key: "left",
      title: t("staff.col.left"),
      cell: (row) => left(row.left),
      look: (row) => (row.urgent ? "bad" : undefined),
    },
    { key: "name", title: t("staff.col.name"), names: true, cell: (row) => <Name row={row} /> },
    {
      key: "by",
      title: t("staff.col.by"),
      cell: (row) => (
        <>
          {row.by}
          {row.standing === "come" && row.lastOpen ? (
            <span className="mark-look"> {t("staff.openUntil", { day: row.lastOpen })}</span>
          ) : null}
        </>
      ),
    },
    {
      key: "visit",
      title: t("staff.col.visit"),
      cell: (row) => (row.visit ? <a href={paths.staff.visit(row.visit.id)}>{row.visit.when}</a> : t("staff.noVisit")),
      look: (row) => (row.visit?.late ? "bad" : undefined),
    },
    { key: "from", title: t("staff.col.from"), cell: (row) => row.country },
    { key: "municipality", title: t("staff.col.municipality"), cell: (row) => row.municipality },
    { key: "state", title: t("staff.col.state"), cell: (row) => t(`staff.state.${row.state}`) },
  ]
}

function Name({ row }: { row: Row }) {
  return (
    <>
      <a href={paths.staff.benefit(row.id)}>
        <bdi>{row.name}</bdi>
      </a>{" "}
      <span className="ref">
        <WithPhone text={[row.reference, row.phone].filter(Boolean).join(" · ")} number={row.phone} />
      </span>
    </>
  )
}
