import type { RouterContextProvider } from "react-router"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { mailFailedForAll } from "#app/web/undelivered.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { visitsById } from "#db/booking/reads.ts"
import { bookingInvitations } from "#db/invitations/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import type { Exception } from "#domain/booking/for-others.ts"
import { invitable, invitationState } from "#domain/booking/invitation.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { briefDay, briefMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import { translator } from "#locales/translator.ts"
import { exceptionsShown, placesToChoose, servicesToChoose } from "./shown.server.ts"

type Context = Readonly<RouterContextProvider>

/** So many are shown, the newest first. */
const SHOWN = 100
const deeds = ["sent", "taken-back"] as const

/** The personal booking links that were sent, and what a new one may be for. */
export async function showLinks(context: Context, did: string | null) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const { t } = translator(language)
  const now = ctx.now()
  const at = await readSiteOffice(db)
  const rows = await bookingInvitations(db, at.site.id, SHOWN)
  const visits = await visitsById(
    db,
    rows.flatMap((row) => row.visitId ?? []),
  )
  const failed = await mailFailedForAll(
    db,
    "booking-link",
    rows.map((row) => row.id),
    language,
  )
  const nameOf = (key: string) => {
    const service = at.services.find((s) => s.key === key)
    return service ? writtenIn(service.texts, language).name : key
  }
  return {
    did: deeds.find((one) => one === did) ?? null,
    services: servicesToChoose(context, at, language).filter((s) => invitable({ whoMayBook: s.who })),
    places: placesToChoose(at, language, now),
    links: rows.map((row) => {
      const state = invitationState(row, now)
      const visit = visits.find((one) => one.visit.id === row.visitId)?.visit
      return {
        id: row.id,
        name: row.name,
        email: emailShown(row.email),
        what: `${row.services.map(nameOf).join(", ")} · ${t("booking:people", { count: row.party })}`,
        exceptions: row.exceptions,
        reason: row.exceptionReason,
        sent: briefMoment(row.createdAt, language),
        by: row.staffName,
        state,
        until: briefDay(addDays(officeDay(row.endsAt), -1), language),
        stateAt: briefMoment(row.usedAt ?? row.takenBackAt ?? row.endsAt, language),
        takenBackBy: row.takenBackBy ?? "",
        visit: visit ? { day: officeDay(visit.startsAt), visit: visit.id } : null,
        mailFailed: failed.get(row.id) ?? null,
      }
    }),
  }
}
export type LinksShown = Awaited<ReturnType<typeof showLinks>>

/** What a link would do out of the ordinary, as it is told before it is sent. */
export async function linkExceptions(
  context: Context,
  made: readonly Exception[],
  where: { municipality: string | null; residence: string | null | undefined },
) {
  const { db, ctx } = portalOf(context)
  return exceptionsShown(await readSiteOffice(db), made, where, localeOf(context), ctx.now())
}
