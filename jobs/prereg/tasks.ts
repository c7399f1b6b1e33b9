import { visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type WholePrereg, openQuestions, preregById, preregByVisit, visitOf, wholeOf } from "#db/prereg/reads.ts"
import { planAnswersOf } from "#domain/prereg/plan-answers.ts"
import { withVisit } from "#domain/plan/done.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { planLink } from "#operations/plan/link.ts"
import { paths } from "#paths"
import { mayChange } from "#domain/booking/rules.ts"
import type { PreregMail } from "#domain/mail/kinds.ts"
import { codeToSend } from "#operations/email-code.ts"
import { addressFor, codeBoundTo } from "#operations/prereg/confirm.ts"
import type { TaskList } from "graphile-worker"
import { scanUpload, scanWaiting } from "#operations/prereg/upload.ts"
import { type Doing, type MailTasks, type Mailing, linkTo } from "../doing.ts"
import { codeMessage, languageOf } from "../message.ts"
import { preregFits, preregMessage } from "./messages.ts"

/** The mails about pre-registrations. */
export const preregTasks: MailTasks = (mailing) => ({
  async "mail-prereg-code"({ preregId, round, for: purpose }) {
    const { ctx, send } = mailing
    const prereg = await preregById(ctx.db, preregId)
    // The address may have been changed since: the code was not made for the new one.
    const code = prereg && codeToSend(ctx, prereg, codeBoundTo(prereg, purpose), round)
    if (!prereg || !code) return
    const at = await readSiteOffice(ctx.db)
    const to = addressFor(prereg, purpose)
    const message = codeMessage({
      to,
      code,
      language: prereg.language,
      at,
      purpose: purpose === "open" ? "open" : "prereg",
    })
    await send(message, `${preregId}.${round}.code`)
  },
  async "mail-prereg"({ kind, preregId, eventId }) {
    await sendPrereg(mailing, kind, preregId, `${eventId}.${kind}`)
  },
  async "mail-prereg-late"({ visitId, revision }) {
    const { db } = mailing.ctx
    const found = await visitById(db, visitId)
    const prereg = await preregByVisit(db, visitId)
    if (found?.visit.state !== "provisional" || found.visit.revision !== revision || !prereg) return
    await sendPrereg(mailing, "late", prereg.id, `${visitId}.${revision}.late`)
  },
})

async function sendPrereg(mailing: Mailing, kind: PreregMail, preregId: string, id: string): Promise<void> {
  const { ctx, send } = mailing
  const prereg = await preregById(ctx.db, preregId)
  // Only an address that has shown that it is theirs is written to.
  if (!prereg?.confirmedEmail || !preregFits(kind, prereg)) return
  const [whole, asked, visit, at] = await Promise.all([
    wholeOf(ctx.db, prereg),
    openQuestions(ctx.db, prereg.id),
    visitOf(ctx.db, prereg, ctx.now()),
    readSiteOffice(ctx.db),
  ])
  const around = {
    at,
    asked,
    link: linkTo(mailing, "prereg", { ...prereg, keyHash: prereg.linkHash }),
    plan: kind === "handed-over" ? planOf(mailing, whole) : null,
    visit: visit && {
      startsAt: visit.startsAt,
      provisional: visit.state === "provisional",
      changeable: mayChange(visit, { kind: "visitor" }, ctx.now()).ok,
      link: linkTo(mailing, "visit", visit),
    },
    now: ctx.now(),
  }
  await send(preregMessage(kind, whole, around), id)
}

/** The address of the plan that a household's answers make; null where they make none. */
function planOf({ ctx, portalUrl }: Mailing, { prereg, household }: WholePrereg): string | null {
  const answers = planAnswersOf(household, officeDay(ctx.now()))
  // Where only some of a household were registered, nothing is said to be done.
  const state = prereg.state === "completed" ? "done" : "booked"
  const registered = answers && withVisit(answers, { state, services: ["cpr"], day: officeDay(ctx.now()) })
  return registered && portalUrl + paths.planShown(languageOf(prereg.language), planLink(ctx.secrets[0], registered))
}

/** A scanner that is away is asked again: what it has not looked at stays held back. */
export const scanTasks = ({ ctx, scan, log }: Doing): TaskList => ({
  async "scan-upload"({ uploadId }) {
    if (!scan) throw new Error("a paper waits for the scanner, and CLAMD is not set")
    log("paper scanned", { uploadId, found: await scanUpload(ctx, uploadId, scan) })
  },
  async "scan-waiting"() {
    const count = scan ? await scanWaiting(ctx) : 0
    if (count > 0) log("papers wait for the scanner", { count })
  },
})
