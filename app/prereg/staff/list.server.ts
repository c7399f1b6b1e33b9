import type { RouterContextProvider } from "react-router"
import { readSiteOffice } from "#db/office/reads.ts"
import { type WorklistRow, searchPreregs, waitingCount, worklist } from "#db/prereg/reads.ts"
import { toHandOver } from "#db/prereg/hand-over-reads.ts"
import { withUnseenPapers } from "#db/prereg/upload-reads.ts"
import { daysBetween, officeDay } from "#domain/time/office-time.ts"
import { briefMoment, shortDay } from "#domain/time/spoken.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"

/** More cases than wait at any time. */
export const MOST_ROWS = 300
export const filters = ["open", "submitted", "returned", "accepted", "papers", "hand-over", "mine"] as const
export type Filter = (typeof filters)[number]

/** Lists that are more than a choice among the open cases. */
const readOf: Partial<Record<Filter, typeof worklist>> = { "hand-over": toHandOver, papers: withUnseenPapers }

/** The worklist as staff see it, or what a search found. */
export async function showWorklist(
  context: Readonly<RouterContextProvider>,
  asked: { show: Filter; words: string; staffId: string },
) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const { site, municipalities } = await readSiteOffice(db)
  const now = ctx.now()
  const today = officeDay(now)
  const searching = asked.words.length >= 2
  const [rows, waiting] = await Promise.all([
    searching ? searchPreregs(db, site.id, asked.words) : (readOf[asked.show] ?? worklist)(db, site.id, MOST_ROWS),
    waitingCount(db, site.id),
  ])
  const fits = (row: WorklistRow) =>
    searching ||
    asked.show === "open" ||
    asked.show in readOf ||
    (asked.show === "mine" ? row.assignedTo === asked.staffId : row.state === asked.show)
  return {
    waiting,
    rows: rows.filter(fits).map((row) => ({
      ...row,
      municipality: municipalities.find((m) => m.code === row.municipality)?.name ?? "",
      age: daysBetween(officeDay(row.submittedAt), today),
      due: row.notifyBy && shortDay(row.notifyBy, language, today),
      daysLeft: row.notifyBy === null ? null : daysBetween(today, row.notifyBy),
      visit: row.visitAt && briefMoment(row.visitAt, language),
      provisional: row.visitState === "provisional",
    })),
  }
}
