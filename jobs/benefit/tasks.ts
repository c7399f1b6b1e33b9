import { benefitById } from "#db/benefit/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { codeToSend } from "#operations/email-code.ts"
import { type MailTasks, linkTo } from "../doing.ts"
import { codeMessage } from "../message.ts"
import { benefitFits, benefitMessage } from "./messages.ts"
import { readRules } from "#db/rules/reads.ts"

/** The mails about PD U2. */
export const benefitTasks: MailTasks = (mailing) => ({
  async "mail-benefit-code"({ caseId, round }) {
    const { ctx, send } = mailing
    const benefit = await benefitById(ctx.db, caseId)
    const code = benefit && codeToSend(ctx, benefit, benefit.email, round)
    if (!benefit || !code) return
    const at = await readSiteOffice(ctx.db)
    const { email: to, language } = benefit
    await send(codeMessage({ to, code, language, at, purpose: "benefit" }), `${caseId}.${round}.code`)
  },
  async "mail-benefit"({ kind, caseId, eventId }) {
    const { ctx, send } = mailing
    const benefit = await benefitById(ctx.db, caseId)
    if (!benefit || !benefitFits(kind, benefit)) return
    const at = await readSiteOffice(ctx.db)
    const link = linkTo(mailing, "benefit", benefit)
    const rules = await readRules(ctx.db, benefit.formDate)
    await send(benefitMessage(kind, benefit, { at, rules, link, now: ctx.now() }), `${eventId}.${kind}`)
  },
})
