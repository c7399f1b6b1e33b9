import { addHours } from "date-fns"
import { officeDay } from "#domain/time/office-time.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { readTerms } from "#db/retention/reads.ts"
import { readRules } from "#db/rules/reads.ts"
import { accountById } from "#db/staff/reads.ts"
import { translator } from "#locales/translator.ts"
import type { SmsTasks } from "../doing.ts"
import { languageOf } from "../message.ts"
import { exampleMessage, trying } from "./examples.ts"

/** A text that one of the staff is writing, sent to the number they typed. It says that it is a test. */
export const smsTestTasks: SmsTasks = ({ ctx, portalUrl, sendSms }) => ({
  async "sms-test"({ message, language, to, staffId, texts, at: asked }) {
    const account = await accountById(ctx.db, staffId)
    if (!account?.active) return
    const now = ctx.now()
    const [at, terms, rules] = await Promise.all([
      readSiteOffice(ctx.db),
      readTerms(ctx.db, now),
      readRules(ctx.db, officeDay(now)),
    ])
    const around = { language: languageOf(language), portalUrl, now, keptDays: terms.taxCardDays, rules }
    const example = exampleMessage(message, { ...around, at: trying(at, texts) })
    if (!example?.short) return
    const { t } = translator(languageOf(account.language))
    const text = t("mail-staff:test.subject", { subject: example.short })
    await sendSms({ to, text, id: `${staffId}.${Date.parse(asked)}.sms-test`, until: addHours(now, 1) })
  },
})
