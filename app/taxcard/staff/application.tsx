import { textAt } from "#locales/text-at.ts"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { PersonLink } from "#app/parts/person-link.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { WithPhone } from "#app/parts/phone.tsx"
import { data, redirect } from "react-router"
import { Enclosures } from "#app/parts/enclosures.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { TaxCardDeeds } from "#app/taxcard/staff/parts/deeds.tsx"
import { MailFailedLine } from "#app/parts/mail-failed.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { Done, Trail } from "#app/parts/trail.tsx"
import { readForm } from "#app/parts/parse.ts"
import { isId } from "#domain/id.ts"
import { readChecklist } from "./forms.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { mailFailedFor } from "#app/web/undelivered.server.ts"
import { readTerms } from "#db/retention/reads.ts"
import { taxApplicationById, taxApplicationEvents } from "#db/taxcard/reads.ts"
import { type TaxState, forwardWays, mayTaxBecome, missingOf, taxStateBefore } from "#domain/taxcard/application.ts"
import { briefDay, briefMoment } from "#domain/time/spoken.ts"
import {
  checkEnclosures,
  endApplication,
  forwardApplication,
  noteOnApplication,
  undoApplication,
} from "#operations/taxcard/pass-on.ts"
import type { Route } from "./+types/application"
import { emailShown } from "#app/web/email-shown.server.ts"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const application = isId(params.id) ? await taxApplicationById(db, params.id) : null
  if (!application) throw notFound()
  const [events, terms, mailFailed] = await Promise.all([
    taxApplicationEvents(db, application.id),
    readTerms(db, ctx.now()),
    mailFailedFor(db, "tax-card", application.id, language),
  ])
  const { name, email, phone, reference, state, channel, checklist, receipt, forwardWay } = application
  return {
    id: application.id,
    name,
    email: emailShown(email),
    phone,
    reference,
    state,
    channel,
    checklist,
    receipt,
    forwardWay,
    mailFailed,
    missing: missingOf(checklist).length,
    received: briefDay(application.receivedOn, language),
    forwarded: application.forwardedAt && briefMoment(application.forwardedAt, language),
    open: state === "received" || state === "incomplete",
    mayConfirm: mayTaxBecome(state, "confirmed"),
    days: terms.taxCardDays,
    seen: events.at(-1)?.id ?? "",
    events: events.map((event) => ({
      when: briefMoment(event.at, language),
      who: event.staffName,
      kind: event.kind,
      note: event.detail.note ?? "",
      was: (event.detail.was ?? null) as TaxState | null,
    })),
    undoes: taxStateBefore(events.map(({ kind, detail }) => ({ kind, missing: detail.missing ?? "" }))) !== null,
    did: url.searchParams.get("did"),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const account = staffOf(context)
  if (!isId(params.id)) throw notFound()
  const { ctx } = portalOf(context)
  const id = params.id
  const by = byStaff(account)
  const form = await readForm(request)
  const intent = form.get("intent")
  const receipt = String(form.get("receipt") ?? "")
  const typedNote = String(form.get("note") ?? "")
  const on = { id, seen: String(form.get("seen") ?? ""), by }
  const way = forwardWays.find((name) => name === form.get("way"))
  const answer = await (() => {
    switch (intent) {
      case "check":
      case "ask":
        return checkEnclosures(ctx, { ...on, checklist: readChecklist(form), ask: intent === "ask" })
      case "forward":
        return way
          ? forwardApplication(ctx, { ...on, way, receipt, anyway: form.get("anyway") === "yes", note: typedNote })
          : Promise.resolve({ ok: false as const, error: "way-missing" as const })
      case "confirmed":
      case "withdrawn":
        return endApplication(ctx, { ...on, how: intent })
      case "undo":
        return undoApplication(ctx, on)
      case "note":
        return noteOnApplication(ctx, { id, text: typedNote, by })
      default:
        throw badRequest()
    }
  })()
  if (answer.ok) return redirect(paths.staff.taxCard(id, { did: didOf[String(intent)]! }))
  const field =
    answer.error === "receipt-missing"
      ? "receipt"
      : answer.error === "papers-missing"
        ? "anyway"
        : answer.error === "way-missing"
          ? "way"
          : answer.error === "note-missing"
            ? "note"
            : "main"
  return data(
    {
      error: answer.error,
      field,
      receipt,
      way: way ?? "",
      note: typedNote,
      noteOf: intent === "note" ? ("note" as const) : ("forward" as const),
      checklist: intent === "ask" || intent === "check" ? readChecklist(form) : null,
    },
    answer.error === "not-possible" || answer.error === "changed-meanwhile" ? 409 : 422,
  )
}

/** What each button did, for the word that it is done. */
const didOf: Record<string, string> = {
  check: "checked",
  ask: "asked",
  forward: "forwarded",
  confirmed: "confirmed",
  withdrawn: "withdrawn",
  undo: "undone",
  note: "note",
}
const dids = ["checked", "asked", "forwarded", "confirmed", "withdrawn", "undone", "note"] as const

type Shown = Awaited<ReturnType<typeof loader>>

export default function Application({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("taxcard")
  const { state, open } = loaderData
  const did = actionData ? undefined : dids.find((name) => name === loaderData.did)
  return (
    <StaffPage
      title={loaderData.name}
      heading={<bdi>{loaderData.name}</bdi>}
      meta={
        <>
          {loaderData.reference} · {loaderData.received}, {t(`staff.channel.${loaderData.channel}`)} ·{" "}
          <b>{t(`staff.state.${state}`)}</b>
        </>
      }
      acts={
        <>
          <PersonLink id={loaderData.id} />
          <a className="btn" href={paths.staff.taxCards()}>
            {t("staff.title")}
          </a>
        </>
      }
    >
      <div className="edit">
        <div className="ed1">
          <MailFailedLine failed={loaderData.mailFailed} />
          {loaderData.did === "received" && !actionData ? <Done text={t("staff.received")} /> : null}
          {did ? <Done text={t(`staff.did.${did}`)} /> : null}
          {actionData ? (
            <ErrorSummary problems={[{ field: actionData.field, message: t(`staff.error.${actionData.error}`) }]} />
          ) : null}
          {open ? (
            <Checklist shown={loaderData} typed={actionData?.checklist ?? null} />
          ) : (
            <Forwarded shown={loaderData} />
          )}
          <p className="quiet">
            <WithPhone
              text={[loaderData.email, loaderData.phone].filter(Boolean).join(" · ")}
              number={loaderData.phone}
            />
          </p>
          <Trail
            heading={t("staff.history")}
            events={loaderData.events.map((event) => {
              const what = textAt(t, `staff.event.${event.kind}`, {
                was: event.was ? t(`staff.state.${event.was}`) : "",
              })
              return { ...event, what: event.note ? t("staff.eventNote", { what, note: event.note }) : what }
            })}
          />
        </div>
        <TaxCardDeeds shown={loaderData} typed={actionData ?? null} />
      </div>
    </StaffPage>
  )
}

/** Which papers came with it, and the letter that asks for the rest. */
function Checklist({ shown, typed }: { shown: Shown; typed: Shown["checklist"] | null }) {
  const { t } = useTranslation("taxcard")
  return (
    <form method="post" className="case-form">
      <input type="hidden" name="seen" value={shown.seen} />
      <Enclosures list={typed ?? shown.checklist} />
      <div className="form-acts">
        <button className="btn" type="submit" name="intent" value="check">
          {t("staff.checklist")}
        </button>
        {shown.email ? (
          <button className="btn primary" type="submit" name="intent" value="ask">
            {t("staff.ask")}
          </button>
        ) : (
          <span className="quiet">{t("staff.askNoMail")}</span>
        )}
      </div>
    </form>
  )
}

/** When, how and with which receipt it went to the Tax Agency. */
function Forwarded({ shown }: { shown: Shown }) {
  const { t } = useTranslation("taxcard")
  return (
    <dl className="review-facts">
      {shown.forwarded ? (
        <div>
          <dt>{t("staff.col.forwarded")}</dt>
          <dd>
            {shown.forwarded}, {shown.forwardWay ? t(`staff.way.${shown.forwardWay}`) : ""}
          </dd>
        </div>
      ) : null}
      {shown.receipt ? (
        <div>
          <dt>{t("staff.receipt")}</dt>
          <dd>{shown.receipt}</dd>
        </div>
      ) : null}
    </dl>
  )
}
