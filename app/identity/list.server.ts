import type { RouterContextProvider } from "react-router"
import type { CheckState } from "#domain/identity/states.ts"
import { NIDC_DAYS } from "#domain/identity/referral.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { briefDay } from "#domain/time/spoken.ts"
import { searchPatterns } from "#domain/search/fold.ts"
import { type IdentityCheck, checkList, findChecks } from "#db/identity/reads.ts"
import type { Language } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"

export const shows = ["doubtful", "referred", "hearing", "open", "done"] as const
export type Show = (typeof shows)[number]
const statesOf: Readonly<Record<Show, readonly CheckState[]>> = {
  doubtful: ["doubtful"],
  referred: ["referred"],
  hearing: ["hearing"],
  open: ["open"],
  done: ["approved", "rejected", "absent"],
}
const MOST = 300

/**
 * The checks of one kind, those that have waited longest on top; of those that are done the newest. With words, every check with that
 * name or reference.
 */
export async function showChecks(context: Readonly<RouterContextProvider>, asked: Show, words: string) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const now = ctx.now()
  const today = officeDay(now)
  const patterns = searchPatterns(words)
  const show = patterns.length > 0 ? ("found" as const) : asked
  const siteId = (await officeOf(context)).site.id
  const checks =
    show === "found" ? await findChecks(db, siteId, patterns, MOST) : await checkList(db, siteId, statesOf[show], MOST)
  const { t } = translator(language)
  return {
    show,
    words,
    key: `${show} ${words}`,
    read: now.getTime(),
    rows: checks.map((check) => ({
      id: check.id,
      name: check.name,
      reference: check.reference,
      day: briefDay(check.day, language),
      document: check.documentKind
        ? [
            t(`identity-staff:kind.${check.documentKind}`),
            check.documentState && citizenshipName(check.documentState, language),
          ]
            .filter(Boolean)
            .join(", ")
        : "",
      officer: check.officerName,
      state: check.state,
      waits: waitsFor(check, today, language),
      late: isLate(check, today),
    })),
  }
}

function waitsFor(check: IdentityCheck, today: string, language: Language): string {
  const { t } = translator(language)
  const day = (date: string) => briefDay(date, language)
  if (check.state === "doubtful") return t("identity-staff:waits.doubtful", { who: check.officerName })
  if (check.state === "referred")
    return check.nidcAnsweredOn
      ? t("identity-staff:waits.referredDecide", { day: day(check.nidcAnsweredOn) })
      : check.nidcSentOn
        ? t("identity-staff:waits.referredAnswer", { day: day(check.nidcSentOn) })
        : t("identity-staff:waits.referredSend")
  if (check.state !== "hearing") return ""
  if (!check.answerBy) return t("identity-staff:waits.hearingSend")
  return check.answerBy < today
    ? t("identity-staff:waits.hearingDecide")
    : t("identity-staff:waits.hearingAnswer", { day: day(check.answerBy) })
}

/** Something is for the office to do and waits: an answer to ask for, a decision to make, a letter or a request to send. */
const isLate = (check: IdentityCheck, today: string): boolean =>
  (check.state === "doubtful" && check.day < today) ||
  (check.state === "referred" &&
    (check.nidcSentOn === null ? check.day < today : addDays(check.nidcSentOn, NIDC_DAYS) < today)) ||
  (check.state === "hearing" && (check.answerBy === null ? check.day < today : check.answerBy < today))
