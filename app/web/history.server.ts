import type { RouterContextProvider } from "react-router"
import { takingBackTopic } from "#domain/courses/topics.ts"
import { takingBackGuidance } from "#domain/guidance/changes.ts"
import { isId } from "#domain/id.ts"
import { type State, stateOf } from "#domain/recorded.ts"
import { type Allowed, may } from "#domain/staff/permissions.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { changesOf, readSiteOffice } from "#db/office/reads.ts"
import { isLanguage } from "#locales/languages.ts"
import { takeBack } from "#operations/office/take-back.ts"
import { badRequest } from "#app/parts/refusals.ts"
import { keptWords } from "./kept-words.server.ts"
import { byStaff, portalOf, staffOf } from "./context.server.ts"
import { localeOf } from "./locale.server.ts"

type Context = Readonly<RouterContextProvider>
type Entry = Parameters<typeof takingBackGuidance>[0]

/** Whether somebody may take back one of the guidance's or the courses' changes. `today`: "YYYY-MM-DD". */
export const canTakeBack = (entry: Entry, newer: readonly Entry[], today: string, who: Allowed): boolean =>
  (may(who, "edit-guidance") && takingBackGuidance(entry, newer, Number(today.slice(0, 4))) !== null) ||
  (may(who, "run-courses") && takingBackTopic(entry, newer) !== null)

/** So many lines stand on a page; the office's own history has them all. */
const MOST_LINES = 12

/** The history of one part of the office, the newest first; with `about`, of what it says yes to. */
export async function historyOf(context: Context, whats: readonly string[], about?: (state: State) => boolean) {
  const { db, ctx } = portalOf(context)
  const account = staffOf(context)
  const locale = localeOf(context)
  const language = isLanguage(locale) ? locale : "en"
  const { site, services } = await readSiteOffice(db)
  const today = officeDay(ctx.now())
  const changes = await changesOf(db, site.id, whats)
  const words = (what: string, state: unknown, other: unknown) => {
    const own = stateOf(state)
    return own ? (keptWords(what, own, { language, services, other: stateOf(other) }) ?? "") : ""
  }
  return changes
    .map((change, i) => ({ change, back: canTakeBack(change, changes.slice(0, i), today, account) }))
    .filter(({ change }) => !about || about(stateOf(change.after) ?? stateOf(change.before) ?? {}))
    .slice(0, MOST_LINES)
    .map(({ change, back }) => ({
      id: change.id,
      when: spokenMoment(change.at, language, ctx.now()),
      who: change.staffName,
      what: change.what,
      before: words(change.what, change.before, change.after),
      after: words(change.what, change.after, change.before),
      back,
    }))
}
export type HistoryShown = Awaited<ReturnType<typeof historyOf>>

/** The button of a line of the history was pressed. */
export async function takeBackLine(context: Context, form: FormData) {
  const id = String(form.get("id") ?? "")
  if (!isId(id)) throw badRequest()
  const account = staffOf(context)
  return takeBack(portalOf(context).ctx, { id, by: byStaff(account), permissions: account.permissions })
}
