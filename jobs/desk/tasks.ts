import type { TaskList } from "graphile-worker"
import { readSiteOffice } from "#db/office/reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { dayListFile } from "#domain/desk/paper.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { fullDate, weekdayName } from "#domain/time/spoken.ts"
import { houseLanguage } from "#locales/languages.ts"
import { mailWords } from "#locales/mail-words.ts"
import { dayOnPaper, planDayList, planPrint } from "#operations/desk/morning.ts"
import type { Doing, MailTasks } from "../doing.ts"
import { composed } from "../message.ts"
import { dayListPdf } from "./day-list-pdf.ts"
import { printFile, removeOldLists, saveList } from "./day-list-files.ts"

/** The list of a day as a document. */
async function documentOf({ ctx }: Doing, { siteId, day }: { siteId: string; day: string }, goes: "saved" | "mailed") {
  const at = await readSiteOffice(ctx.db)
  return dayListPdf({ ...(await dayOnPaper(ctx, { siteId, day, goes })), at, day, now: ctx.now() })
}

/** The day's list, made each morning so that the office goes on when the network does not. */
export const dayListTasks = (doing: Doing): TaskList => ({
  async "day-list"() {
    const day = await planDayList(doing.ctx, { saves: Boolean(doing.dayList) })
    if (day) doing.log("day list due", { day })
  },
  async "save-day-list"(payload) {
    if (!doing.dayList || payload.day !== officeDay(doing.ctx.now())) return
    await saveList(doing.dayList.folder, payload.day, await documentOf(doing, payload, "saved"))
    doing.log("day list saved", { day: payload.day })
    if (doing.dayList.printer) await planPrint(doing.ctx, payload)
  },
  // Nobody wants yesterday's list of a printer that was off.
  async "print-day-list"({ day }) {
    if (!doing.dayList?.printer || day !== officeDay(doing.ctx.now())) return
    await printFile(doing.dayList.folder, day, doing.dayList.printer)
    doing.log("day list printed", { day })
  },
})

/** Takes away the saved lists of days that are longer ago than they are kept. */
export async function removeLists({ ctx, dayList, log }: Doing): Promise<void> {
  if (!dayList) return
  const now = ctx.now()
  const { dayListDays } = await readTerms(ctx.db, now)
  const count = await removeOldLists(dayList.folder, officeDay(now), dayListDays)
  if (count > 0) log("day lists removed", { count })
}

/** The day's list by mail: only to the address that the office has set, and still has. */
export const dayListMailTasks: MailTasks = (mailing) => ({
  async "mail-day-list"({ siteId, day, to }) {
    const { ctx, send } = mailing
    const at = await readSiteOffice(ctx.db)
    if (at.site.dayListEmail !== to || day !== officeDay(ctx.now())) return
    const { t } = mailWords(at, houseLanguage)
    const when = `${weekdayName(day, houseLanguage)} ${fullDate(day, houseLanguage)}`
    const content = await documentOf(mailing, { siteId, day }, "mailed")
    await send(
      {
        ...composed({
          to,
          language: houseLanguage,
          subject: t("desk:paper.mail.subject", { day: when }),
          blocks: [{ heading: t("desk:paper.mail.heading", { day: when }) }, { text: t("desk:paper.mail.lead") }],
          at,
        }),
        document: { file: dayListFile(day), content, type: "application/pdf" },
      },
      `${siteId}.${day}.day-list`,
    )
  },
})
