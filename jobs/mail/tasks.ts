import { officeDay } from "#domain/time/office-time.ts"
import { readRules } from "#db/rules/reads.ts"
import { messageKind } from "#domain/mail/messages.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { accountById } from "#db/staff/reads.ts"
import { translator } from "#locales/translator.ts"
import type { MailTasks } from "../doing.ts"
import { withStrip } from "../layout.tsx"
import { languageOf } from "../message.ts"
import { exampleMessage, trying } from "./examples.ts"

/** A message that one of the staff is writing, sent to themselves. It says that it is a test, and carries nothing for a calendar. */
export const messageTasks: MailTasks = ({ ctx, portalUrl, send }) => ({
  async "mail-test"({ message, language, staffId, texts, at: asked }) {
    const account = await accountById(ctx.db, staffId)
    const kind = messageKind(message)
    if (!account?.active || !kind) return
    const now = ctx.now()
    const [at, terms, rules] = await Promise.all([
      readSiteOffice(ctx.db),
      readTerms(ctx.db, now),
      readRules(ctx.db, officeDay(now)),
    ])
    const wanted = languageOf(language)
    const example = exampleMessage(kind.id, {
      at: trying(at, texts),
      language: wanted,
      portalUrl,
      now,
      keptDays: terms.taxCardDays,
      rules,
    })
    if (!example) return
    const { t } = translator(languageOf(account.language))
    const note = t("mail-staff:test.note")
    await send(
      {
        ...example,
        to: account.email,
        subject: t("mail-staff:test.subject", { subject: example.subject }),
        text: `${note}\n\n${example.text}`,
        html: withStrip(example.html, [note]),
        calendar: null,
      },
      `${staffId}.${Date.parse(asked)}.test`,
    )
  },
})
