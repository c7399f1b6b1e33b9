import { data, redirect } from "react-router"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { badRequest } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type Column, WorklistTable } from "#app/parts/worklist-page.tsx"
import { byStaff, officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { cancelKeeper, setGuard } from "#operations/booking/guard.ts"
import { paths } from "#paths"
import { type KeptShown, type UnusualShown, keeperIn, showUnusual } from "./unusual.server.ts"
import type { Route } from "./+types/unusual"

export const loader = async ({ context, url }: Route.LoaderArgs) =>
  showUnusual(portalOf(context), await officeOf(context), localeOf(context), url.searchParams)

const LONGEST_REASON = 200
/** How long staff may protect the calendar at a press: hours, or until they turn it off. */
const LENGTHS: Readonly<Record<string, number | null>> = { "1": 1, "4": 4, "24": 24, always: null, off: 0 }

export async function action({ request, context, url }: Route.ActionArgs) {
  const account = staffOf(context)
  const { ctx } = portalOf(context)
  const by = { permissions: account.permissions, by: byStaff(account) }
  const form = await readForm(request)
  const length = form.get("protect")?.toString()
  if (length !== undefined) {
    const hours = LENGTHS[length]
    if (hours === undefined) throw badRequest()
    await setGuard(ctx, { ...by, hours })
    return redirect(paths.staff.unusual({ did: hours === 0 ? "off" : "on" }))
  }
  const keeper = keeperIn(url.searchParams)
  if (!keeper) throw badRequest()
  const reason = String(form.get("reason") ?? "").slice(0, LONGEST_REASON)
  const done = await cancelKeeper(ctx, { ...by, keeper, seen: String(form.get("seen") ?? ""), reason })
  if (done.ok) return redirect(paths.staff.unusual({ did: "cancelled", n: String(done.value.gone) }))
  return data({ error: done.error, reason }, done.error === "reason-missing" ? 422 : 409)
}

export default function Unusual({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking-staff")
  const sayError = useErrorWords("booking-staff")
  const error = sayError(actionData?.error)
  const { did, kept } = loaderData
  return (
    <StaffPage title={kept ? t("unusual.kept", { key: kept.name }) : t("unusual.title")}>
      <div className="tbl">
        {did && !actionData ? (
          <div className="alert alert-done" role="status">
            <p>{t(`unusual.did.${did.what}`, { count: did.count })}</p>
          </div>
        ) : null}
        {kept ? (
          <Kept kept={kept} error={error} wrong={actionData?.error} reason={actionData?.reason ?? ""} />
        ) : (
          <Overview shown={loaderData} />
        )}
      </div>
    </StaffPage>
  )
}

function Overview({ shown }: { shown: UnusualShown }) {
  const { t } = useTranslation("booking-staff")
  const columns = {
    network: useKeeperColumns("network"),
    domain: useKeeperColumns("domain"),
    mailbox: useKeeperColumns("mailbox"),
  }
  return (
    <>
      <section>
        <p className={shown.unusual ? "alert" : "hint"}>
          {t(shown.unusual ? "unusual.now" : "unusual.usual", { recent: shown.recent, from: shown.from })}
        </p>
        <h2>{t("unusual.protect")}</h2>
        <p className="hint">{t("unusual.protectLead")}</p>
        {shown.on ? (
          <p>
            <b>{t(shown.on.until ? "unusual.onUntil" : "unusual.on", { until: shown.on.until ?? "" })}</b>
          </p>
        ) : null}
        <form method="post" className="form-acts">
          {shown.on ? (
            <button className="btn primary" type="submit" name="protect" value="off">
              {t("unusual.turnOff")}
            </button>
          ) : null}
          {["1", "4", "24"].map((hours) => (
            <button key={hours} className="btn" type="submit" name="protect" value={hours}>
              {t("unusual.hours", { count: Number(hours) })}
            </button>
          ))}
          <button className="btn" type="submit" name="protect" value="always">
            {t("unusual.always")}
          </button>
        </form>
      </section>
      {shown.lists.map(({ kind, rows }) => (
        <section key={kind}>
          <h2>{t(`unusual.kind.${kind}`)}</h2>
          {rows.length === 0 ? (
            <p className="empty-list">{t("unusual.none")}</p>
          ) : (
            <WorklistTable rows={rows} columns={columns[kind]} keyOf={(row) => row.key} />
          )}
        </section>
      ))}
    </>
  )
}

type Keepers = UnusualShown["lists"][number]

function useKeeperColumns(kind: Keepers["kind"]): Column<Keepers["rows"][number]>[] {
  const { t } = useTranslation("booking-staff")
  return [
    {
      key: "who",
      title: t(`unusual.who.${kind}`),
      names: true,
      cell: (row) => (
        <a href={paths.staff.unusual({ kind, key: row.key })}>
          <bdi>{row.name}</bdi>
        </a>
      ),
    },
    {
      key: "minutes",
      title: t("unusual.minutes"),
      cell: (row) => (
        <>
          {t("unusual.minutesOf", { count: row.minutes })}
          {row.much ? <b> {t("unusual.much")}</b> : null}
        </>
      ),
    },
    { key: "visits", title: t("unusual.visits"), cell: (row) => t("unusual.visitsOf", { count: row.visits }) },
  ]
}

function useKeptColumns(): Column<KeptShown["visits"][number]>[] {
  const { t } = useTranslation("booking-staff")
  return [
    {
      key: "reference",
      title: t("unusual.reference"),
      names: true,
      cell: (visit) => (visit.held ? visit.reference : <a href={paths.staff.visit(visit.id)}>{visit.reference}</a>),
    },
    { key: "time", title: t("unusual.time"), cell: (visit) => visit.when },
    { key: "minutes", title: t("unusual.minutes"), cell: (visit) => t("unusual.minutesOf", { count: visit.minutes }) },
    {
      key: "mailbox",
      title: t("unusual.mailbox"),
      cell: (visit) => (visit.held ? t("unusual.held") : <bdi>{visit.mailbox}</bdi>),
    },
  ]
}

/** Exactly what goes, to be read before it does. */
function Kept({
  kept,
  error,
  wrong,
  reason,
}: {
  kept: KeptShown
  error: string | undefined
  wrong: string | undefined
  reason: string
}) {
  const { t } = useTranslation("booking-staff")
  return (
    <>
      <ErrorSummary
        problems={error ? [{ field: wrong === "reason-missing" ? "reason" : "list", message: error }] : []}
      />
      <p>
        <a href={paths.staff.unusual()}>{t("unusual.back")}</a>
      </p>
      <p className="hint">{t("unusual.keptLead")}</p>
      <div id="list" tabIndex={-1}>
        <WorklistTable rows={kept.visits} columns={useKeptColumns()} keyOf={(visit) => visit.id} />
      </div>
      {kept.visits.length > 0 ? (
        <form method="post" noValidate>
          <input type="hidden" name="seen" value={kept.seen} />
          <Field
            id="reason"
            label={t("unusual.reason")}
            hint={t("unusual.reasonHint")}
            value={reason}
            error={wrong === "reason-missing" ? error : undefined}
            required
            maxLength={LONGEST_REASON}
          />
          <div className="form-acts">
            <button className="btn danger" type="submit">
              {t("unusual.cancel", { count: kept.visits.length })}
            </button>
          </div>
        </form>
      ) : null}
    </>
  )
}
