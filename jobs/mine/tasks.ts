import { ownPageById } from "#db/mine/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { codeToSend } from "#operations/email-code.ts"
import type { MailTasks } from "../doing.ts"
import { codeMessage } from "../message.ts"

/** The code that opens one's own page. */
export const mineTasks: MailTasks = ({ ctx, send }) => ({
  async "mail-own-code"({ pageId, round }) {
    const page = await ownPageById(ctx.db, pageId)
    const code = page && codeToSend(ctx, page, page.email, round)
    if (!page || !code) return
    const at = await readSiteOffice(ctx.db)
    const { email: to, language } = page
    await send(codeMessage({ to, code, language, at, purpose: "mine" }), `${pageId}.${round}.code`)
  },
})
