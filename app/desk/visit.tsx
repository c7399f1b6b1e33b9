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
import { MoveForm } from "#app/desk/parts/move-form.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { isMinute, officeDay, officeInstant } from "#domain/time/office-time.ts"
import { paths, safeBack } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { type MonthShown, readMonth } from "#app/booking/month.server.ts"
import { showPanel } from "./panel.server.ts"
import { visitById } from "#db/booking/reads.ts"
import { irregularities } from "#domain/booking/irregular.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { may } from "#domain/staff/permissions.ts"
import type { Language } from "#locales/languages.ts"
import { cancel } from "#operations/booking/cancel.ts"
import { move, overbook, speaksAgainst } from "#operations/booking/move.ts"
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

/** Where somebody goes who has moved a visit: to its new day. */
const movedTo = (visitId: string, day: string) =>
  redirect(`${paths.staff.calendar({ day, visit: visitId })}&did=${encodeURIComponent(`move:${visitId}`)}`)

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const portal = portalOf(context)
  const language = localeOf(context) as Language
  const at = await readSiteOffice(portal.db)
  const now = portal.ctx.now()
  const visit = await showPanel(portal, at, params.id, language, now)
  if (!visit) throw notFound()
  const ask = url.searchParams.get("ask")
  if (ask !== "move" || !visit.changeable)
    return {
      visit,
      ask:
        ask === "cancel" && visit.changeable
          ? ("cancel" as const)
          : ask === "release" && visit.later.length > 0
            ? ("release" as const)
            : ask && hasKey(acts, ask) && visit.otherDay
              ? ask
              : null,
      month: null,
      counters: [],
      overbook: false,
      minutes: 0,
      to: null,
    }
  const found = (await visitById(portal.db, params.id))!
  const services = at.services
    .filter((s) => found.legs.some((leg) => leg.serviceId === s.id))
    .map((s) => ({ ...s, noticeMinutes: 0 }))
  const month = await readMonth(
    portal,
    at,
    { services, party: found.visit.party, except: found.visit.id, notBefore: null, byStaff: true },
    // It opens on the day of the visit itself, where most are moved to another hour.
    {
      month: url.searchParams.get("month") ?? (visit.day >= officeDay(now) ? visit.day.slice(0, 7) : null),
      day: url.searchParams.get("day") ?? (url.searchParams.has("month") ? null : visit.day),
    },
    language,
    now,
  )
  return {
    visit,
    ask: "move" as const,
    month,
    counters: at.office.counters.map((c) => ({ id: c.id, number: c.number })),
    overbook: may(staffOf(context), "overbook"),
    minutes: month.chosen?.minutes ?? 0,
    to: chosenTime(month, url.searchParams.get("to"), (moment) => spokenMoment(moment, language, now)),
  }
}

/** The free time that somebody pressed, to be asked about; null for any other text. */
function chosenTime(
  { chosen }: MonthShown,
  to: string | null,
  say: (at: Date) => string,
): { value: string; text: string } | null {
  const time = chosen && [...chosen.morning, ...chosen.afternoon].find((one) => one.value === to)
  if (!time) return null
  return { value: time.value, text: say(officeInstant(time.value.slice(0, 10), time.value.slice(11))) }
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
        typed: null,
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
      return answer.ok ? done("cancel") : notDone(form, answer.error)
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
    case "overbook":
      return placeElsewhere(context, visitId, form)
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
      return answer.ok ? movedTo(visitId, start.slice(0, 10)) : notDone(form, answer.error)
    }
  }
}

/** Why a form did nothing; what was typed stays, and over a newer change the page shows what that was. */
function notDone<Refused extends string, Typed = null>(form: FormData, error: Refused, typed: Typed | null = null) {
  const text = (name: string) => String(form.get(name) ?? "")
  const over = { read: text("read"), reason: text("reason"), changed: error === "changed-meanwhile" }
  const status = error === "reason-missing" || error === "time-missing" || error === "irregular" ? 422 : 409
  return data({ contact: null, error, typed, over }, status)
}

/** Places a visit at another time and counter with a reason; what speaks against it is shown before it is done. */
async function placeElsewhere(context: Route.ActionArgs["context"], visitId: string, form: FormData) {
  const { ctx } = portalOf(context)
  const account = staffOf(context)
  const text = (name: string) => String(form.get(name) ?? "")
  const typed = { day: text("day"), clock: text("clock"), counter: text("counter"), reason: text("reason") }
  const start = `${typed.day}T${typed.clock}`
  if (!isMinute(start)) return notDone(form, "time-missing", { ...typed, against: [] })
  const to = officeInstant(typed.day, typed.clock)
  const answer = await overbook(ctx, {
    visitId,
    from: new Date(text("moving-from")),
    to,
    counterId: typed.counter,
    reason: typed.reason.slice(0, 300),
    by: { kind: "staff", ...byStaff(account) },
    seen: text("seen"),
    permissions: account.permissions,
    known: irregularities.filter((one) => form.getAll("known").includes(one)),
  })
  if (answer.ok) return movedTo(visitId, typed.day)
  const against =
    answer.error === "irregular" ? await speaksAgainst(ctx, { visitId, to, counterId: typed.counter }) : []
  return notDone(form, answer.error, { ...typed, against })
}

export default function StaffVisit({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("desk")
  const staff = useStaff()
  const { visit, ask, month } = loaderData
  const back = paths.staff.calendar({ day: visit.day, visit: visit.id })
  const over = actionData?.over ?? null
  const error = actionData?.error && !over?.changed ? t(`refusal.${actionData.error}`) : null
  return (
    <main id="main">
      <PageTitle title={t("visit.title", { reference: visit.reference })} />
      <Meanwhile visit={visit} notDone={over?.changed ? over : null} formGone={!ask} />
      {ask ? <AlsoHere visitId={visit.id} /> : null}
      {ask ? null : <ErrorSummary problems={error ? [{ field: "vh", message: error }] : []} />}
      {ask === "cancel" ? (
        <AskCancel visit={visit} back={back} error={error} reason={over?.reason} />
      ) : ask === "release" ? (
        <AskRelease visit={visit} back={back} error={error} reason={over?.reason} />
      ) : ask && ask !== "move" ? (
        <AskOtherDay visit={visit} act={ask} back={back} />
      ) : ask === "move" && month ? (
        <div className="ask">
          <ErrorSummary problems={error ? [{ field: actionData?.typed ? "day" : "move-day", message: error }] : []} />
          <h1>{t("move.title", { name: visit.firstName })}</h1>
          <p>
            {t("move.now", { when: visit.when })} <a href={back}>{t("move.keep")}</a>
          </p>
          <MoveForm
            to={loaderData.to}
            visit={visit}
            month={month}
            counters={loaderData.counters}
            overbook={loaderData.overbook}
            typed={actionData?.typed ?? null}
            back={back}
          />
        </div>
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
