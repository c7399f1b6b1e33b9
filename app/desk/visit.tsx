import { requirePermission } from "#app/web/require-staff.server.ts"
import { notFound } from "#app/parts/refusals.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { data, redirect } from "react-router"
import { readForm } from "#app/parts/parse.ts"
import { AlsoHere } from "#app/desk/parts/also-here.tsx"
import { Panel } from "#app/desk/parts/panel.tsx"
import { Meanwhile } from "#app/desk/parts/meanwhile.tsx"
import { AskCancel, AskOtherDay, AskRelease } from "#app/desk/parts/visit-asks.tsx"
import { MovePage } from "#app/desk/parts/move-form.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { isMinute, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { paths, safeBack } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { placeFrom, showMove } from "./move.server.ts"
import { showPanel } from "./panel.server.ts"
import { visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import type { Language } from "#locales/languages.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { move } from "#operations/booking/move.ts"
import { putBack } from "#operations/booking/put-back.ts"
import { sendAgain } from "#operations/booking/send-again.ts"
import { addNote } from "#operations/desk/note.ts"
import { releaseLater } from "#operations/desk/release.ts"
import { arrive, finish, miss, serve, takeBack } from "#operations/desk/serve.ts"
import { noteOpening } from "#operations/desk/open-contact.ts"
import { useStaff } from "#app/parts/staff-data.ts"
import type { Route } from "./+types/visit"
import { emailShown } from "#app/web/email-shown.server.ts"
import { hasKey } from "#app/parts/has-key.ts"

const acts = { arrive, serve, finish, miss } as const

/** Where somebody goes who has moved or cancelled a visit, or taken that back: to the day where it stands. */
const toDay = (act: "move" | "seat" | "cancel" | "put-back", visitId: string, day: string) =>
  redirect(`${paths.staff.calendar({ day, visit: visitId })}&did=${encodeURIComponent(`${act}:${visitId}`)}`)

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const portal = portalOf(context)
  const language = localeOf(context) as Language
  const at = await readSiteOffice(portal.db)
  const now = portal.ctx.now()
  const visit = await showPanel(portal, at, params.id, language, now)
  if (!visit) throw notFound()
  const ask = url.searchParams.get("ask")
  const asked =
    ask === "cancel" && visit.changeable
      ? ("cancel" as const)
      : ask === "release" && visit.later.length > 0
        ? ("release" as const)
        : ask && hasKey(acts, ask) && visit.otherDay
          ? ask
          : null
  if (ask !== "move" || !visit.changeable) return { visit, ask: asked, move: null }
  const account = staffOf(context)
  return { visit, ask: null, move: await showMove({ portal, at, visit, url, account, language, now }) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, db } = portalOf(context)
  const account = staffOf(context)
  const by = byStaff(account)
  const form = await readForm(request)
  const intent = String(form.get("intent") ?? "")
  const text = (name: string) => String(form.get(name) ?? "")
  const found = await visitById(db, params.id)
  const visitId = params.id
  const day = found ? officeDay(found.visit.startsAt) : undefined
  const back = safeBack(text("back"), paths.staff.calendar({ ...(day ? { day } : {}), visit: visitId }))
  const done = (act: string, refusal = "") =>
    redirect(
      `${back}${back.includes("?") ? "&" : "?"}did=${encodeURIComponent(`${act}:${visitId}${refusal ? `:${refusal}` : ""}`)}`,
    )

  if (hasKey(acts, intent)) {
    const given = { visitId, by, seen: text("seen") || null, sure: form.has("sure") }
    const answer = await acts[intent](ctx, given)
    if (!answer.ok && answer.error === "other-day") return redirect(paths.staff.visitAsk(visitId, intent))
    return done(intent, answer.ok ? "" : answer.error)
  }
  switch (intent) {
    case "undo": {
      const answer = await takeBack(ctx, { visitId, event: text("event"), by })
      return done("undo", answer.ok ? "" : answer.error)
    }
    case "put-back": {
      const { permissions } = account
      const answer = await putBack(ctx, { visitId, event: text("event"), by, permissions })
      const stands = answer.ok ? await visitById(db, visitId) : null
      // Back on the day that it has again.
      if (stands) return toDay("put-back", visitId, officeDay(stands.visit.startsAt))
      return done("put-back", answer.ok ? "" : answer.error)
    }
    case "note": {
      const answer = await addNote(ctx, { visitId, text: text("text"), by })
      return done("note", answer.ok ? "" : answer.error)
    }
    case "show-contact": {
      if (!found) return done("note", "unknown")
      await noteOpening(ctx, { staffId: account.id, visitId })
      return data({
        contact: { email: emailShown(found.visit.email), phone: found.visit.phone },
        error: null,
        over: null,
      })
    }
    case "cancel": {
      requirePermission(account, "change-visits")
      const answer = await cancel(ctx, {
        visitId,
        by: { kind: "staff", ...by },
        reason: text("reason").trim().slice(0, 300),
        seen: text("seen"),
      })
      return answer.ok ? toDay("cancel", visitId, day!) : notDone(form, answer.error)
    }
    case "release": {
      requirePermission(account, "change-visits")
      const given = { visitId, by, reason: text("reason").slice(0, 300), seen: text("seen") || null }
      const answer = await releaseLater(ctx, given)
      return answer.ok ? done("release") : notDone(form, answer.error)
    }
    case "send-again": {
      requirePermission(account, "change-visits")
      const answer = await sendAgain(ctx, { visitId, by: { kind: "staff", ...by } })
      return done("send-again", answer.ok ? "" : answer.error)
    }
    case "place": {
      const answer = await placeFrom(ctx, form, { visitId, by, permissions: account.permissions })
      if (!answer.ok) return notDone(form, answer.error)
      const stands = (await visitById(db, visitId))?.visit.startsAt
      return toDay(answer.value === "moved" ? "move" : "seat", visitId, stands ? officeDay(stands) : text("day"))
    }
    default: {
      requirePermission(account, "change-visits")
      const start = text("first") || text("time")
      if (!isMinute(start)) return notDone(form, "time-missing")
      const answer = await move(ctx, {
        visitId,
        from: new Date(text("moving-from")),
        to: officeInstant(start.slice(0, 10), start.slice(11)),
        by: { kind: "staff", ...by },
        seen: text("seen"),
      })
      return answer.ok ? toDay("move", visitId, start.slice(0, 10)) : notDone(form, answer.error)
    }
  }
}

/** Why a form did nothing; what was typed stays, and over a newer change the page shows what that was. */
function notDone<Refused extends string>(form: FormData, error: Refused) {
  const text = (name: string) => String(form.get(name) ?? "")
  const over = { read: text("read"), reason: text("reason"), changed: error === "changed-meanwhile" }
  const status = error === "reason-missing" || error === "time-missing" || error === "irregular" ? 422 : 409
  return data({ contact: null, error, over }, status)
}

export default function StaffVisit({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("desk")
  const staff = useStaff()
  const { visit, ask } = loaderData
  const moving = loaderData.move
  const back = paths.staff.calendar({ day: visit.day, visit: visit.id })
  const over = actionData?.over ?? null
  const error = actionData?.error && !over?.changed ? t(`refusal.${actionData.error}`) : null
  return (
    <main id="main">
      <PageTitle title={t("visit.title", { reference: visit.reference })} />
      <Meanwhile visit={visit} notDone={over?.changed ? over : null} formGone={!ask && !moving} />
      {ask || moving ? <AlsoHere visitId={visit.id} /> : null}
      {ask || moving ? null : <ErrorSummary problems={error ? [{ field: "vh", message: error }] : []} />}
      {ask === "cancel" ? (
        <AskCancel visit={visit} back={back} error={error} reason={over?.reason} />
      ) : ask === "release" ? (
        <AskRelease visit={visit} back={back} error={error} reason={over?.reason} />
      ) : ask ? (
        <AskOtherDay visit={visit} act={ask} back={back} />
      ) : moving ? (
        <MovePage visit={visit} shown={moving} back={back} error={error} reason={over?.reason} />
      ) : (
        <Panel
          visit={visit}
          back={back}
          close={back}
          lost={false}
          contact={actionData?.contact ?? null}
          keys={staff?.shortcuts ?? false}
          day={visit.day}
          saved=""
          asPage
        />
      )}
    </main>
  )
}
