import { data, redirect } from "react-router"
import { OfficePage } from "#app/office/parts/office-page.tsx"
import { Select } from "#app/parts/choices.tsx"
import { Field, FormActs } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { notFound } from "#app/parts/refusals.ts"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { allRoles, anyAccount, sessionsOf } from "#db/staff/reads.ts"
import { isId } from "#domain/id.ts"
import { writtenIn } from "#domain/written-in.ts"
import { changePerson, endSessions, sendLinkAgain, sessionsSince } from "#operations/staff/accounts.ts"
import { takeSecondFactorAway } from "#operations/staff/second-factor.ts"
import { paths } from "#paths"
import { readPerson } from "./forms.ts"
import type { Route } from "./+types/person"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const account = isId(params.id) ? await anyAccount(db, params.id) : null
  if (!account) throw notFound()
  const [roles, sessions] = await Promise.all([allRoles(db), sessionsOf(db, account.id, sessionsSince(ctx.now()))])
  const language = localeOf(context)
  return {
    did: url.searchParams.get("did"),
    id: account.id,
    name: account.name,
    email: account.email,
    role: account.role,
    active: account.active,
    own: account.id === staffOf(context).id,
    joined: account.passwordHash !== null,
    factor: account.totpSecret !== null,
    sessions: sessions.length,
    roles: roles.map((role) => ({ value: role.key, text: writtenIn(role.names, language, role.key) })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw notFound()
  const { ctx } = portalOf(context)
  const by = staffOf(context).id
  const { id } = params
  const form = await readForm(request)
  const { name, role } = readPerson(form)
  const typed = { name, role }
  const done = (did: string) => redirect(paths.staff.person(id, { did }))
  const sure = form.has("sure")
  switch (form.get("intent")) {
    case "link": {
      const sent = await sendLinkAgain(ctx, { id, by })
      return sent.ok ? done("link") : data({ error: sent.error, typed: null }, 409)
    }
    case "sign-out":
      await endSessions(ctx, { staffId: id, by })
      return done("signed-out")
    case "factor": {
      if (!sure) return data({ error: "factor-sure" as const, typed: null }, 422)
      const gone = await takeSecondFactorAway(ctx, { staffId: id, by })
      return gone.ok ? done("factor") : data({ error: gone.error, typed: null }, 409)
    }
    case "close": {
      if (!sure) return data({ error: "close-sure" as const, typed: null }, 422)
      const closed = await changePerson(ctx, { id, by, to: "closed" })
      return closed.ok ? done("closed") : data({ error: closed.error, typed: null }, 409)
    }
    default: {
      const changed = await changePerson(ctx, { id, by, to: typed })
      return changed.ok ? done("saved") : data({ error: changed.error, typed }, 422)
    }
  }
}

const fieldOf: Partial<Record<string, string>> = {
  "name-missing": "name",
  "role-unknown": "role",
  "factor-sure": "factor-sure",
  "close-sure": "close-sure",
}

export default function Person({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const { name, email, active, joined, factor, sessions } = loaderData
  const error = actionData?.error
  const message = error ? t(`people.error.${error}`) : ""
  const said = (field: string) => (error && fieldOf[error] === field ? { error: message } : {})
  return (
    <OfficePage
      tab="people"
      changed={null}
      saved={loaderData.did !== null && !error}
      outcome={null}
      problems={error ? [{ field: fieldOf[error] ?? "role", message }] : []}
      back={paths.staff.people()}
    >
      <section>
        <header>
          <h2>{name}</h2>
          <p>
            {email}
            {active ? "" : ` · ${t("people.state.closed")}`}
          </p>
        </header>
        {active ? (
          <form method="post" noValidate>
            <Field
              id="name"
              label={t("people.name")}
              value={actionData?.typed?.name ?? name}
              {...said("name")}
              maxLength={120}
              required
            />
            <Select
              id="role"
              label={t("people.role")}
              value={actionData?.typed?.role ?? loaderData.role}
              {...said("role")}
              options={loaderData.roles}
            />
            <FormActs primary>{t("people.save")}</FormActs>
          </form>
        ) : (
          <p>{t("people.closedLead")}</p>
        )}
      </section>
      {active ? (
        <>
          <Act title={t(joined ? "people.linkTitle" : "people.again")} lead={t("people.linkLead")} intent="link">
            {t("people.linkButton")}
          </Act>
          {sessions > 0 && !loaderData.own ? (
            <Act title={t("people.signOut")} lead={t("people.signOutLead", { count: sessions })} intent="sign-out">
              {t("people.signOutButton")}
            </Act>
          ) : null}
          {factor ? (
            <Act
              title={t("people.factorTitle")}
              lead={t("people.factorLead")}
              intent="factor"
              sure={t("people.factorSure")}
            >
              {t("people.factorButton")}
            </Act>
          ) : null}
          <Act
            title={t("people.close")}
            lead={t("people.closeLead")}
            intent="close"
            sure={t("people.closeSure", { name })}
          >
            {t("people.closeButton")}
          </Act>
        </>
      ) : null}
    </OfficePage>
  )
}

/** Something that is done to an account with one button; what cannot be taken back asks first. */
function Act({
  title,
  lead,
  intent,
  sure,
  children,
}: {
  title: string
  lead: string
  intent: string
  sure?: string
  children: string
}) {
  return (
    <section>
      <header>
        <h2>{title}</h2>
        <p>{lead}</p>
      </header>
      <form method="post">
        <input type="hidden" name="intent" value={intent} />
        {sure ? <TickBox id={`${intent}-sure`} name="sure" label={sure} /> : null}
        <FormActs>{children}</FormActs>
      </form>
    </section>
  )
}
