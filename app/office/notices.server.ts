import type { RouterContextProvider } from "react-router"
import { readSiteOffice } from "#db/office/reads.ts"
import { type Notice, noticesOn, standingOf } from "#domain/office/notices.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { briefDay, briefMoment, briefSpan } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import { languages } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { seen } from "#operations/office/seen.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { lastChange } from "./shown.server.ts"

/** So many notices that are over are listed; the history has them all. */
const PAST_SHOWN = 30
/** How long a new notice stands where nobody says otherwise. */
const USUAL_DAYS = 7

/** The notices by where they stand today, and the one that is edited (`notice`), or a new one. */
export async function showNotices(context: Readonly<RouterContextProvider>, url: URL) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const { notices, services } = await readSiteOffice(db)
  const today = officeDay(ctx.now())
  const nameOf = (id: string | null) => {
    const service = services.find((s) => s.id === id)
    return service ? writtenIn(service.texts, language).name : null
  }
  const row = (notice: Notice) => ({
    id: notice.id,
    kind: notice.kind,
    about: nameOf(notice.serviceId),
    days:
      notice.firstDay === notice.lastDay
        ? briefDay(notice.firstDay, language)
        : briefSpan(notice.firstDay, notice.lastDay, language),
    text: writtenIn(notice.texts, language),
    ended: notice.endedAt && briefMoment(notice.endedAt, language),
  })
  const standing = (wanted: "coming" | "past") => notices.filter((notice) => standingOf(notice, today) === wanted)
  const edited = notices.find((n) => n.id === url.searchParams.get("notice"))
  return {
    now: noticesOn(notices, today).map(row),
    coming: standing("coming").map(row),
    past: standing("past")
      .toSorted((a, b) => b.lastDay.localeCompare(a.lastDay))
      .slice(0, PAST_SHOWN)
      .map(row),
    services: services.map((s) => ({ value: s.id, text: writtenIn(s.texts, language).name })),
    edited: edited && standingOf(edited, today) !== "past" ? { ...edited, seen: seen.notice(edited) } : null,
    usual: { firstDay: today, lastDay: addDays(today, USUAL_DAYS - 1) },
    /** What each language says before an important one. */
    important: Object.fromEntries(languages.map(({ code }) => [code, translator(code).t("common:notice.important")])),
    changed: await lastChange(context),
    saved: url.searchParams.has("saved"),
  }
}
export type NoticesShown = Awaited<ReturnType<typeof showNotices>>
