import { type Column, WorklistPage, WorklistTable, useLiveList } from "#app/parts/worklist-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { taxApplications } from "#db/taxcard/reads.ts"
import { type TaxState, ageInDays, missingOf } from "#domain/taxcard/application.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { briefDay, briefMoment } from "#domain/time/spoken.ts"
import type { Route } from "./+types/worklist"

const shown = {
  open: ["received", "incomplete"],
  forwarded: ["forwarded"],
  done: ["confirmed", "withdrawn"],
} as const satisfies Record<string, readonly TaxState[]>
type Show = keyof typeof shown
const shows = Object.keys(shown) as Show[]

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const show = shows.find((s) => s === url.searchParams.get("show")) ?? "open"
  const { site } = await officeOf(context)
  const now = ctx.now()
  const rows = await taxApplications(db, site.id, shown[show])
  return {
    show,
    key: show,
    read: now.getTime(),
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      reference: row.reference,
      state: row.state,
      received: briefDay(row.receivedOn, language),
      channel: row.channel,
      age: ageInDays(row.receivedOn, officeDay(now)),
      missing: missingOf(row.checklist),
      forwarded:
        row.forwardedAt && row.forwardWay
          ? { when: briefMoment(row.forwardedAt, language), way: row.forwardWay }
          : null,
    })),
  }
}

type Row = Route.ComponentProps["loaderData"]["rows"][number]

export default function TaxCards({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("taxcard")
  const to = (show: Show) => paths.staff.taxCards(show === "open" ? {} : { show })
  const now = useLiveList(loaderData, "tax-card", to(loaderData.show))
  return (
    <WorklistPage
      title={t("staff.title")}
      filterLabel={t("staff.filter.label")}
      filters={shows.map((show) => ({ text: t(`staff.filter.${show}`), to: to(show), current: show === now.show }))}
      acts={
        <a className="btn primary" href={paths.staff.newTaxCard()}>
          {t("staff.new")}
        </a>
      }
      none={now.rows.length === 0 ? t("staff.none") : null}
    >
      <WorklistTable rows={now.rows} columns={useColumns()} keyOf={(row) => row.id} />
    </WorklistPage>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation("taxcard")
  return [
    {
      key: "name",
      title: t("staff.col.name"),
      names: true,
      cell: (row) => (
        <>
          <a href={paths.staff.taxCard(row.id)}>
            <bdi>{row.name}</bdi>
          </a>{" "}
          <span className="ref">{row.reference}</span>
        </>
      ),
    },
    {
      key: "received",
      title: t("staff.col.received"),
      cell: (row) => (
        <>
          {row.received} <span className="quiet">{t(`staff.channel.${row.channel}`)}</span>
        </>
      ),
    },
    {
      key: "age",
      title: t("staff.col.age"),
      cell: (row) => (row.age === 0 ? t("staff.today") : t("staff.age", { count: row.age })),
    },
    {
      key: "missing",
      title: t("staff.col.missing"),
      cell: (row) => row.missing.map((name) => t(`staff.enclosure.${name}`)).join(", ") || "–",
    },
    {
      key: "forwarded",
      title: t("staff.col.forwarded"),
      cell: (row) => (row.forwarded ? `${row.forwarded.when}, ${t(`staff.way.${row.forwarded.way}`)}` : "–"),
    },
    { key: "state", title: t("staff.col.state"), cell: (row) => t(`staff.state.${row.state}`) },
  ]
}
