import type { TaskList } from "graphile-worker"
import { smsNumber } from "#domain/mail/sms.ts"
import { noteUndelivered } from "#operations/mail/failures.ts"
import { reportProof } from "#operations/link.ts"
import { paths } from "#paths"
import { bookingSmsTasks } from "./booking/sms.ts"
import { SmsRefusal } from "./channels/sms.ts"
import type { Doing, SmsTasks, Text } from "./doing.ts"
import { smsTestTasks } from "./mail/sms-test.ts"

/** Every job that sends an SMS. */
const smsTasks: SmsTasks = (texting) => ({ ...bookingSmsTasks(texting), ...smsTestTasks(texting) })

/** The gateway refuses less than a minute. */
const SHORTEST_SECONDS = 60

/**
 * The jobs that send SMS: each ends with the SMS taken by the gateway, with the sending given up and noted for staff, or is tried again
 * by the queue, with its pauses. Where no gateway is set they do nothing.
 */
export function sendingSms(doing: Doing): TaskList {
  const { ctx, texter, portalUrl, log } = doing
  const names = Object.keys(smsTasks({ ...doing, sendSms: async () => null }))
  if (!texter) return Object.fromEntries(names.map((task) => [task, async () => {}]))

  const sendSms = async ({ to, text, id, until }: Text): Promise<number | null> => {
    const number = smsNumber(to)
    if (number === null) throw new SmsRefusal({ code: "number", permanent: true })
    const validSeconds = Math.max(SHORTEST_SECONDS, Math.floor((until.getTime() - ctx.now().getTime()) / 1000))
    const reportTo = `${portalUrl}${paths.smsReport(reportProof(ctx.secrets[0], id))}`
    return texter.send({ to: number, text, id, reportTo, validSeconds })
  }
  const tasks = smsTasks({ ...doing, sendSms })
  return Object.fromEntries(
    names.map((task) => [
      task,
      async (given: unknown, helpers: Parameters<NonNullable<TaskList[string]>>[1]) => {
        try {
          await tasks[task]!(given as never, helpers)
        } catch (error) {
          const { attempts, max_attempts } = helpers.job
          if (!(error instanceof SmsRefusal) || (!error.why.permanent && attempts < max_attempts)) throw error
          const payload = given as Record<string, unknown>
          await noteUndelivered(ctx, { task, payload }, "sms", error.why.code)
          log("sms given up", { task, code: error.why.code })
        }
      },
    ]),
  )
}
