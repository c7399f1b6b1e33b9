import { badRequest } from "#app/parts/refusals.ts"
import { Phone } from "#app/parts/phone.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { Done } from "#app/parts/trail.tsx"
import { type Column, WorklistTable, useLiveList } from "#app/parts/worklist-page.tsx"
import { data, redirect } from "react-router"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { isId } from "#domain/id.ts"
import { paths } from "#paths"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { showUndelivered } from "#app/mailbox/shown.server.ts"
import { mailSubjects } from "#domain/mail/subjects.ts"
import { settleUndelivered } from "#operations/mail/failures.ts"
import { type ResendRefusal, resend } from "#operations/mail/send-again.ts"
import type { Route } from "./+types/undelivered"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  return {
    key: "undelivered",
    read: ctx.now().getTime(),
    rows: await showUndelivered(db, localeOf(context), ctx.now()),
    sent: url.searchParams.get("did") === "sent",
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const account = staffOf(context)
  const { ctx } = portalOf(context)
  const form = await readForm(request)
  if (form.get("intent") === "again") {
    const failureId = String(form.get("failure") ?? "")
    const sent = await resend(ctx, { failureId, by: byStaff(account) })
    if (sent.ok) return redirect(paths.staff.undelivered({ did: "sent" }))
    return data<{ refused: ResendRefusal; failureId: string }>({ refused: sent.error, failureId }, 409)
  }
  const about = mailSubjects.find((subject) => subject === form.get("about"))
  const id = String(form.get("id") ?? "")
  if (!about || !isId(id)) throw badRequest()
  await settleUndelivered(ctx, { about, id, staffId: account.id })
  return redirect(paths.staff.undelivered())
}

type Row = Awaited<ReturnType<typeof loader>>["rows"][number]

type T = ReturnType<typeof useTranslation<"mail">>["t"]

const columnsIn = (t: T): Column<Row>[] => [
  {
    key: "who",
    title: t("undelivered.who"),
    names: true,
    cell: (row) => (
      <a href={row.to}>
        {row.name ? <bdi>{row.name}</bdi> : null} {row.reference}
      </a>
    ),
  },
  {
    key: "phone",
    title: t("undelivered.phone"),
    cell: (row) => (row.phone ? <Phone number={row.phone} /> : t("undelivered.noPhone")),
  },
  {
    key: "what",
    title: t("undelivered.what"),
    cell: (row) => (
      <>
        {t(`undelivered.way.${row.way}`)}: {row.message}
        <span className="quiet">{[t(`undelivered.about.${row.about}`), row.visit].filter(Boolean).join(" ")}</span>
      </>
    ),
  },
  {
    key: "why",
    title: t("undelivered.why"),
    cell: (row) => (
      <>
        {t(`undelivered.reason.${row.why}`)}
        <span className="quiet">{t("undelivered.code", { code: row.code })}</span>
      </>
    ),
  },
  { key: "when", title: t("undelivered.when"), cell: (row) => row.when },
  { key: "act", title: t("undelivered.act"), cell: (row) => <Acts row={row} /> },
]

/** Whom a message did not reach, why, and what to do: call, correct the address, send again. The list follows by itself. */
export default function UndeliveredPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("mail")
  const { rows } = useLiveList(loaderData, "undelivered", paths.staff.undelivered())
  return (
    <StaffPage title={t("undelivered.title")} meta={rows.length > 0 ? rows.length : ""}>
      <div className="tbl">
        <p className="hint">{t("undelivered.lead")}</p>
        {actionData ? (
          <div className="alert alert-error" role="alert">
            <p>{t(`undelivered.refused.${actionData.refused}`)}</p>
          </div>
        ) : loaderData.sent ? (
          <Done text={t("undelivered.sentAgain")} />
        ) : null}
        {rows.length === 0 ? (
          <p className="empty-list">{t("undelivered.none")}</p>
        ) : (
          <WorklistTable rows={rows} columns={columnsIn(t)} keyOf={(row) => row.id} />
        )}
      </div>
    </StaffPage>
  )
}

function Acts({ row }: { row: Row }) {
  const { t } = useTranslation("mail")
  const whom = <span className="sr"> {row.reference || row.name}</span>
  return (
    <form method="post" className="row-acts">
      <input type="hidden" name="about" value={row.about} />
      <input type="hidden" name="id" value={row.ofId} />
      <input type="hidden" name="failure" value={row.id} />
      <button className="btn small" type="submit" name="intent" value="settle">
        {t("undelivered.settle")}
        {whom}
      </button>
      {row.correct ? (
        <a className="btn small" href={row.correct}>
          {t("undelivered.correct")}
          {whom}
        </a>
      ) : null}
      {row.again ? (
        <button className="btn small" type="submit" name="intent" value="again">
          {t("undelivered.again")}
          {whom}
        </button>
      ) : null}
    </form>
  )
}
