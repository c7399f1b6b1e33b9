import { type Column, WorklistPage, WorklistTable, useLiveList } from "#app/parts/worklist-page.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { plainText } from "#domain/typed-text.ts"
import { paths } from "#paths"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { type Filter, filters, showWorklist } from "./list.server.ts"
import type { Route } from "./+types/worklist"

export async function loader({ context, url }: Route.LoaderArgs) {
  const words = plainText(url.searchParams.get("q") ?? "")
    .trim()
    .slice(0, 100)
  const show: Filter = filters.find((f) => f === url.searchParams.get("show")) ?? "open"
  const list = await showWorklist(context, { show, words, staffId: staffOf(context).id })
  return {
    ...list,
    show,
    words,
    filters: [...filters],
    key: `${show} ${words}`,
    read: portalOf(context).ctx.now().getTime(),
  }
}

type Row = Route.ComponentProps["loaderData"]["rows"][number]

/** The worklist: what the office must act on first stands first. It follows by itself when a household sends or staff decide. */
export default function Preregs({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg-staff")
  const here = paths.staff.preregs({
    ...(loaderData.show === "open" ? {} : { show: loaderData.show }),
    ...(loaderData.words ? { q: loaderData.words } : {}),
  })
  const { rows, words, show, waiting, filters: all } = useLiveList(loaderData, "prereg", here)
  return (
    <WorklistPage
      title={t("title")}
      meta={t("waiting", { count: waiting })}
      filterLabel={t("filter.label")}
      filters={all.map((filter) => ({
        text: t(`filter.${filter}`),
        to: paths.staff.preregs(filter === "open" ? {} : { show: filter }),
        current: !words && filter === show,
      }))}
      find={{ label: t("find"), button: t("findButton"), words }}
      hint={words ? t("found", { words }) : null}
      none={rows.length === 0 ? t("none") : null}
    >
      <WorklistTable rows={rows} columns={useColumns()} keyOf={(row) => row.id} />
    </WorklistPage>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation("prereg-staff")
  return [
    { key: "name", title: t("col.name"), names: true, cell: (row) => <Name row={row} /> },
    { key: "people", title: t("col.people"), number: true, cell: (row) => row.people },
    { key: "municipality", title: t("col.municipality"), cell: (row) => row.municipality },
    {
      key: "sent",
      title: t("col.sent"),
      cell: (row) => (row.age === 0 ? t("today") : t("age", { count: row.age })),
    },
    {
      key: "due",
      title: t("col.due"),
      cell: (row) => <Due row={row} />,
      look: (row) => (row.daysLeft !== null && row.daysLeft < 0 && row.state === "submitted" ? "bad" : undefined),
    },
    { key: "time", title: t("col.time"), cell: (row) => <Time row={row} /> },
    { key: "state", title: t("col.state"), cell: (row) => t(`state.${row.state}`) },
    {
      key: "who",
      title: t("col.who"),
      cell: (row) => row.assignedName ?? <span className="quiet">{t("nobody")}</span>,
    },
  ]
}

function Name({ row }: { row: Row }) {
  const { t } = useTranslation("prereg-staff")
  return (
    <>
      <a href={paths.staff.prereg(row.id)}>
        <bdi>{row.name}</bdi>
      </a>{" "}
      <span className="ref">{row.reference}</span>
      {row.earlierNumber ? <span className="mark-look"> {t("earlierTag")}</span> : null}
    </>
  )
}

function Due({ row }: { row: Row }) {
  const { t } = useTranslation("prereg-staff")
  return (
    <>
      {row.due ?? "–"}
      {row.daysLeft !== null && row.state === "submitted" ? (
        <span className="quiet">
          {" "}
          {row.daysLeft < 0 ? t("over", { count: -row.daysLeft }) : t("left", { count: row.daysLeft })}
        </span>
      ) : null}
    </>
  )
}

/** The time of the household's visit, and that it is provisional. */
function Time({ row }: { row: Row }) {
  const { t } = useTranslation("prereg-staff")
  if (!row.visit) return "–"
  return row.provisional ? (
    <>
      <Icon name="provisional" className="i" /> {row.visit}
      <span className="quiet"> {t("provisional")}</span>
    </>
  ) : (
    row.visit
  )
}
