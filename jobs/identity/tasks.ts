import type { TaskList } from "graphile-worker"
import { officeDay } from "#domain/time/office-time.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { accountById } from "#db/staff/reads.ts"
import { remindOfTraining } from "#operations/identity/remind.ts"
import { drawMonth, monthToDraw } from "#operations/identity/sample.ts"
import { paths } from "#paths"
import type { Doing, MailTasks } from "../doing.ts"
import { trainingMessage } from "./messages.ts"

/** Who is told that a training ends. Whoever has left meanwhile, or is no longer trained, hears nothing. */
export const trainingTasks: MailTasks = ({ ctx, portalUrl, send }) => ({
  async "mail-training"({ to, staffId, subject, until }) {
    const [reader, trained] = [await accountById(ctx.db, to), await accountById(ctx.db, staffId)]
    if (!reader || !trained) return
    const at = await readSiteOffice(ctx.db)
    const message = trainingMessage({ reader, trained, subject, until, at, link: portalUrl + paths.staff.identity() })
    await send(message, `training.${to}.${staffId}.${subject}.${until}.${officeDay(ctx.now())}`)
  },
})

/** Once a day and once a month, also for days on which no worker ran. */
export const identityTasks = (doing: Doing): TaskList => ({
  async "training-reminders"({ _cron: planned }) {
    const day = officeDay(planned ? new Date(planned.ts) : doing.ctx.now())
    doing.log("training reminders", { count: await remindOfTraining(doing.ctx, day) })
  },
  async "draw-sample"({ _cron: planned }) {
    const month = monthToDraw(officeDay(planned ? new Date(planned.ts) : doing.ctx.now()))
    const { site } = await readSiteOffice(doing.ctx.db)
    doing.log("sample drawn", { month, count: await drawMonth(doing.ctx, site.id, month) })
  },
})
