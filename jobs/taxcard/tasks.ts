import { officeDay } from "#domain/time/office-time.ts"
import { readRules } from "#db/rules/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { taxApplicationById } from "#db/taxcard/reads.ts"
import type { NoticeKey } from "#domain/retention/notice.ts"
import { paths } from "#paths"
import type { MailTasks } from "../doing.ts"
import { languageOf } from "../message.ts"
import { taxCardFits, taxCardMessage } from "./messages.ts"

/** The mails about manual applications for a tax card. */
export const taxCardTasks: MailTasks = ({ ctx, send, portalUrl }) => ({
  async "mail-tax-card"({ kind, applicationId, eventId }) {
    const application = await taxApplicationById(ctx.db, applicationId)
    if (!application?.email || !taxCardFits(kind, application)) return
    const now = ctx.now()
    const [at, terms, rules] = await Promise.all([
      readSiteOffice(ctx.db),
      readTerms(ctx.db, now),
      readRules(ctx.db, officeDay(now)),
    ])
    const privacyUrl = `${portalUrl}${paths.privacy(languageOf(application.language))}#${"tax-card" satisfies NoticeKey}`
    const { taxFormWeeks: formWeeks } = rules
    const keptDays = terms.taxCardDays
    const message = taxCardMessage(kind, application, { at, now, keptDays, formWeeks, privacyUrl })
    await send(message, `${eventId}.${kind}`)
  },
})
