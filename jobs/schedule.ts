import { anchorLine } from "#operations/staff/audit.ts"
import { appendFile } from "node:fs/promises"
import type { TaskList } from "graphile-worker"
import { loggable } from "#db/client.ts"
import { moveReminders } from "#operations/booking/move-reminders.ts"
import { erase } from "#operations/retention/erase.ts"
import { offerTasks } from "./booking/offers.ts"
import { courseTasks } from "./courses/tasks.ts"
import { dayListTasks, removeLists } from "./desk/tasks.ts"
import { sendingSms } from "./deliver-sms.ts"
import { delivering } from "./deliver.ts"
import { scanTasks } from "./prereg/tasks.ts"
import type { Doing } from "./doing.ts"
import { identityTasks } from "./identity/tasks.ts"

/** What runs by itself, and when (UTC). */
export const crontab = `
# Erase everything whose day has come.
10 * * * * erase ?max=3&fill=1d&jobKey=erase
# Offer what is free to those who ask for an earlier time.
25 * * * * offer-round ?max=1&fill=1h&jobKey=offer-round
# Make the day's list once the office's own time for it has come; which time that is depends on the season, so it is looked at often.
*/5 * * * * day-list ?max=1&jobKey=day-list
# Remind of trainings for identity control that end in 60, 30 or 7 days.
40 5 * * * training-reminders ?max=3&fill=7d
# Ask the virus scanner again about papers it has not looked at.
*/20 * * * * scan-waiting ?max=1&jobKey=scan-waiting
# Draw the checks of the month that is over that are looked at again.
30 5 1 * * draw-sample ?max=3&fill=32d
# Write the end of the audit trail down outside the database.
0 * * * * audit-anchor ?max=1&fill=1h&jobKey=audit-anchor
`

/**
 * Every job, in lists that are worked off apart: a mail server or a gateway that hangs keeps its own jobs waiting, and no others.
 */
export function taskLists(doing: Doing): { mail: TaskList; sms: TaskList; other: TaskList } {
  return {
    mail: quiet(delivering(doing)),
    sms: quiet(sendingSms(doing)),
    other: quiet({
      ...courseTasks(doing),
      ...offerTasks(doing),
      ...dayListTasks(doing),
      ...identityTasks(doing),
      ...scanTasks(doing),
      async erase() {
        doing.log("erased", await erase(doing.ctx))
        await removeLists(doing)
      },
      async "move-reminders"() {
        doing.log("reminders moved", { count: await moveReminders(doing.ctx) })
      },
      async "audit-anchor"() {
        const line = await anchorLine(doing.ctx)
        doing.log("audit-anchor", { line })
        if (doing.auditAnchors) await appendFile(doing.auditAnchors, `${line}\n`, { mode: 0o600 })
      },
    }),
  }
}

/** All of them in one list. */
export function tasks(doing: Doing): TaskList {
  const { mail, sms, other } = taskLists(doing)
  return { ...mail, ...sms, ...other }
}

/** What is kept with a job that failed, and logged, names no values of a statement: people's names and addresses are among them. */
function quiet(list: TaskList): TaskList {
  return Object.fromEntries(
    Object.entries(list).map(([name, task]) => [
      name,
      async (payload: unknown, helpers: Parameters<NonNullable<typeof task>>[1]) => {
        try {
          return await task!(payload as never, helpers)
        } catch (error) {
          const said = loggable(error)
          if (error instanceof Error && said.error === error.message) throw error
          throw Object.assign(new Error(said.error), said.stack ? { stack: said.stack } : {})
        }
      },
    ]),
  )
}
