import { data, redirect } from "react-router"
import { ErrorSummary, Field, FormActs } from "#app/parts/form.tsx"
import { Done } from "#app/parts/trail.tsx"
import { readForm } from "#app/parts/parse.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { recoveryCodesLeft, sessionsOf } from "#db/staff/reads.ts"
import { requirePermission } from "#app/web/require-staff.server.ts"
import { may } from "#domain/staff/permissions.ts"
import { PASSWORD_LEAST, PASSWORD_MOST } from "#domain/staff/password.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { changePassword, endSessions, sessionsSince } from "#operations/staff/accounts.ts"
import { endFeed, makeFeed, ownFeeds } from "#operations/staff/feed.ts"
import { renewRecoveryCodes } from "#operations/staff/second-factor.ts"
import { paths } from "#paths"
import { OwnFeed } from "./parts/own-feed.tsx"
import { NewPassword } from "./parts/new-password.tsx"
import { RecoveryCodes } from "./parts/new-factor.tsx"
import type { Route } from "./+types/account"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx, config } = portalOf(context)
  const account = staffOf(context)
  const language = localeOf(context)
  const now = ctx.now()
  const sessions = await sessionsOf(db, account.id, sessionsSince(now))
  return {
    did: url.searchParams.get("did"),
    name: account.name,
    email: account.email,
    role: account.roleNames[language] ?? account.role,
    hasPassword: account.passwordHash !== null,
    feed: may(account, "see-calendar")
      ? {
          own: (await ownFeeds(ctx, { staffId: account.id })).map((feed) => ({
            address: feed.key && `${config.portalUrl}${paths.staff.feed(feed.key)}`,
            made: spokenMoment(feed.createdAt, language, now),
          })),
        }
      : null,
    factor: account.totpSecret ? { codes: await recoveryCodesLeft(db, account.id) } : null,
    sessions: sessions.map((session) => ({
      id: session.id,
      here: session.id === account.sessionId,
      device: session.device,
      since: spokenMoment(session.createdAt, language, now),
      seen: spokenMoment(session.seenAt, language, now),
    })),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const account = staffOf(context)
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? "").slice(0, PASSWORD_MOST + 1)
  const own = { staffId: account.id, by: account.id }
  switch (text("intent")) {
    case "end":
      await endSessions(ctx, { ...own, only: text("session") })
      return redirect(paths.staff.account({ did: "ended" }))
    case "end-others":
      await endSessions(ctx, { ...own, but: account.sessionId })
      return redirect(paths.staff.account({ did: "ended" }))
    case "make-feed":
      requirePermission(account, "see-calendar")
      await makeFeed(ctx, { of: { staffId: account.id }, by: account.id })
      return redirect(paths.staff.account({ did: "feed" }))
    case "end-feed":
      await endFeed(ctx, { of: { staffId: account.id }, by: account.id })
      return redirect(paths.staff.account({ did: "feed-ended" }))
    case "codes":
      return account.totpSecret
        ? data({ error: null, codes: await renewRecoveryCodes(ctx, { staffId: account.id }) })
        : redirect(paths.staff.account())
    default: {
      const { sessionId } = account
      const given = { account, sessionId, old: text("old"), password: text("password"), again: text("again") }
      const changed = await changePassword(ctx, given)
      return changed.ok
        ? redirect(paths.staff.account({ did: "password" }))
        : data({ error: changed.error, codes: null }, changed.error === "password-busy" ? 503 : 422)
    }
  }
}

const deeds: Partial<Record<string, "account.didPassword" | "account.didFactor" | "feed.didMake" | "feed.didEnd">> = {
  password: "account.didPassword",
  factor: "account.didFactor",
  feed: "feed.didMake",
  "feed-ended": "feed.didEnd",
}

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const { name, email, role, did } = loaderData
  const error = actionData?.error ? t(`join.error.${actionData.error}`, { count: PASSWORD_LEAST }) : undefined
  if (actionData?.codes)
    return (
      <StaffPage title={t("factor.codes.title")}>
        <div className="edit is-single">
          <div className="ed1">
            <RecoveryCodes codes={actionData.codes} next={paths.staff.account()} nextText={t("factor.codes.next")} />
          </div>
        </div>
      </StaffPage>
    )
  return (
    <StaffPage title={t("account.title")} meta={`${name}, ${email}, ${role}`} wrong={error !== undefined}>
      <div className="edit is-single">
        <div className="ed1">
          {did && !error ? <Done text={t(deeds[did] ?? "account.didEnd")} /> : null}
          <ErrorSummary
            problems={error ? [{ field: actionData?.error === "old-wrong" ? "old" : "password", message: error }] : []}
          />
          {loaderData.hasPassword ? <Password error={actionData?.error ?? null} message={error} /> : null}
          <Factor factor={loaderData.factor} />
          {loaderData.feed ? <OwnFeed feed={loaderData.feed.own[0] ?? null} name={name} /> : null}
          <Sessions sessions={loaderData.sessions} />
        </div>
      </div>
    </StaffPage>
  )
}

function Password({ error, message }: { error: string | null; message: string | undefined }) {
  const { t } = useTranslation("staff")
  const old = error === "old-wrong"
  // Nothing is wrong with what was typed when the portal is busy.
  const busy = error === "password-busy"
  return (
    <section>
      <header>
        <h2>{t("password.title")}</h2>
        <p>{t("password.lead")}</p>
      </header>
      <form method="post" noValidate>
        <Field
          id="old"
          label={t("password.old")}
          {...(old && message ? { error: message } : {})}
          type="password"
          autoComplete="current-password"
          dir="ltr"
          required
        />
        <NewPassword error={old || busy ? undefined : message} />
        <FormActs>{t("password.button")}</FormActs>
      </form>
    </section>
  )
}

function Factor({ factor }: { factor: { codes: number } | null }) {
  const { t } = useTranslation("staff")
  return (
    <section>
      <header>
        <h2>{t("factor.section")}</h2>
        <p>{factor ? t("factor.on", { count: factor.codes }) : t("factor.off")}</p>
      </header>
      <div className="form-acts">
        <a className="btn" href={paths.staff.newFactor()}>
          {t(factor ? "factor.change" : "factor.setUp")}
        </a>
        {factor ? (
          <form method="post">
            <button className="btn" type="submit" name="intent" value="codes">
              {t("factor.codes.renew")}
            </button>
          </form>
        ) : null}
      </div>
    </section>
  )
}

type SessionShown = Awaited<ReturnType<typeof loader>>["sessions"][number]

function Sessions({ sessions }: { sessions: readonly SessionShown[] }) {
  const { t } = useTranslation("staff")
  return (
    <section>
      <header>
        <h2>{t("sessions.title")}</h2>
        <p>{t("sessions.lead")}</p>
      </header>
      <table className="worklist">
        <thead>
          <tr>
            <th scope="col">{t("sessions.device")}</th>
            <th scope="col">{t("sessions.since")}</th>
            <th scope="col">{t("sessions.seen")}</th>
            <th scope="col">
              <span className="sr">{t("sessions.end")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">{session.device || t("sessions.unknown")}</th>
              <td>{session.since}</td>
              <td>{session.here ? t("sessions.here") : session.seen}</td>
              <td>
                {session.here ? null : (
                  <form method="post">
                    <input type="hidden" name="session" value={session.id} />
                    <button className="linkbutton" type="submit" name="intent" value="end">
                      {t("sessions.end")} <span className="sr">{session.device}</span>
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sessions.length > 1 ? (
        <form method="post">
          <input type="hidden" name="intent" value="end-others" />
          <FormActs>{t("sessions.endOthers")}</FormActs>
        </form>
      ) : null}
    </section>
  )
}
