import { type Column, WorklistPage, WorklistTable } from "#app/parts/worklist-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { portalOf } from "#app/web/context.server.ts"
import { showWork } from "./shown.server.ts"
import { readMisses } from "#db/guidance/reads.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { languages } from "#locales/languages.ts"
import type { Route } from "./+types/worklist"

const shows = ["work", "all", "archived", "misses"] as const
const MISSES_DAYS = 90

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const show = shows.find((s) => s === url.searchParams.get("show")) ?? "work"
  const { rows: every, runningOut } = await showWork(context)
  const rows = every.filter((row) => row.archived === (show === "archived"))
  return {
    show,
    runningOut,
    rows: show === "misses" ? [] : show === "work" ? rows.filter((row) => row.needsWork) : rows,
    misses: show === "misses" ? await readMisses(db, addDays(officeDay(ctx.now()), -MISSES_DAYS)) : [],
  }
}

type Data = Route.ComponentProps["loaderData"]
type Row = Data["rows"][number]

const nameOf = (code: string) => languages.find((l) => l.code === code)?.name ?? code

export default function Guidance({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("guidance-staff")
  const { show, rows, misses, runningOut } = loaderData
  const columns = useColumns()
  const { t: kept } = useTranslation("guidance-kept")
  const noneHere = show === "archived" ? kept("noneArchived") : t("none")
  const noRows = rows.length === 0 && (show !== "work" || runningOut.length === 0) ? noneHere : null
  const noMisses = misses.length === 0 ? t("misses.none") : null
  return (
    <WorklistPage
      title={t("title")}
      filterLabel={t("filter.label")}
      filters={shows.map((name) => ({
        text: name === "archived" ? kept("filterArchived") : t(`filter.${name}`),
        to: paths.staff.guidance(name === "work" ? {} : { show: name }),
        current: name === show,
      }))}
      acts={
        <>
          {runningOut.length > 0 ? (
            <span className="mark-look">{t("figuresRunOut", { count: runningOut.length })}</span>
          ) : null}
          <a className="btn" href={paths.staff.synonyms()}>
            {t("toSynonyms")}
          </a>
          <a className="btn" href={paths.staff.figures()}>
            {t("toFigures")}
          </a>
          <a className="btn primary" href={paths.staff.newArticle()}>
            {kept("toNew")}
          </a>
        </>
      }
      none={show === "misses" ? noMisses : noRows}
    >
      {show === "work" && runningOut.length > 0 ? <RunningOut figures={runningOut} /> : null}
      {show === "misses" ? (
        <Misses misses={misses} />
      ) : (
        <WorklistTable rows={rows} columns={columns} keyOf={(row) => row.slug} />
      )}
    </WorklistPage>
  )
}

/** Figures whose last value ends soon, or has ended. */
function RunningOut({ figures }: { figures: Data["runningOut"] }) {
  return <WorklistTable rows={figures} columns={useFigureColumns()} keyOf={(figure) => figure.key} />
}

function useFigureColumns(): Column<Data["runningOut"][number]>[] {
  const { t } = useTranslation("guidance-staff")
  return [
    {
      key: "name",
      title: t("figures.name"),
      names: true,
      cell: (figure) => <a href={`${paths.staff.figures({ key: figure.key })}#enter`}>{figure.name}</a>,
    },
    {
      key: "ends",
      title: t("figures.runsOut"),
      cell: (figure) => (figure.expired ? t("figures.expired") : figure.ends),
      look: (figure) => (figure.expired ? "bad" : "mark-look"),
    },
  ]
}

/** What readers have searched for in vain. */
function Misses({ misses }: { misses: Data["misses"] }) {
  return <WorklistTable rows={misses} columns={useMissColumns()} keyOf={(miss) => miss.language + miss.words} />
}

function useMissColumns(): Column<Data["misses"][number]>[] {
  const { t } = useTranslation("guidance-staff")
  return [
    { key: "words", title: t("misses.words"), names: true, cell: (miss) => <bdi>{miss.words}</bdi> },
    { key: "language", title: t("misses.language"), cell: (miss) => nameOf(miss.language) },
    { key: "count", title: t("misses.count"), cell: (miss) => miss.count },
  ]
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation("guidance-staff")
  return [
    { key: "article", title: t("col.article"), names: true, cell: (row) => row.title },
    { key: "languages", title: t("col.languages"), cell: (row) => <Languages row={row} /> },
    {
      key: "review",
      title: t("col.review"),
      cell: (row) => `${row.nextReview} ${row.review === "ahead" ? "" : t(row.review)}`,
      look: (row) => (row.review === "overdue" ? "bad" : undefined),
    },
    { key: "owner", title: t("col.owner"), cell: (row) => row.owner ?? <span className="quiet">{t("nobody")}</span> },
    {
      key: "readers",
      title: t("col.readers"),
      cell: (row) => (
        <>
          {row.yes + row.no > 0 ? t("readers", { yes: row.yes, no: row.no }) : "–"}
          {row.unread > 0 ? <b> {t("unread", { count: row.unread })}</b> : null}
        </>
      ),
    },
  ]
}

/** How the article stands in each language. */
function Languages({ row }: { row: Row }) {
  const { t } = useTranslation("guidance-staff")
  return row.texts.map((text) => (
    <span key={text.code} className="text-state">
      <a href={paths.staff.article(row.slug, { language: text.code })}>
        {nameOf(text.code)}
        <span className="sr"> {row.title}</span>
      </a>{" "}
      <span className={text.state === "stale" || text.state === "missing" ? "mark-look" : "quiet"}>
        {t(text.state, { when: text.when })}
      </span>
    </span>
  ))
}
