import { invitationById } from "#db/staff/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type MailTasks, linkTo } from "../doing.ts"
import { staffLinkMessage } from "./messages.ts"

/** The mails to staff about their accounts. */
export const staffTasks: MailTasks = (mailing) => ({
  async "mail-staff"({ invitationId }) {
    const { ctx, send } = mailing
    const found = await invitationById(ctx.db, invitationId)
    if (!found?.account.active || found.invitation.usedAt || found.invitation.endsAt <= ctx.now()) return
    const { account, invitation } = found
    const link = linkTo(mailing, "invitation", { ...invitation, language: account.language })
    if (!link) return
    const at = await readSiteOffice(ctx.db)
    await send(staffLinkMessage({ account, kind: invitation.kind, link, at }), `${invitation.id}.${invitation.kind}`)
  },
})
