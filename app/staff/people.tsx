import { data, redirect } from "react-router"
import { OfficePage } from "#app/office/parts/office-page.tsx"
import { Select } from "#app/parts/choices.tsx"
import { Field, FormActs } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { type Column, WorklistTable } from "#app/parts/worklist-page.tsx"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { allAccounts, allRoles } from "#db/staff/reads.ts"
import { INVITED_DAYS } from "#domain/staff/accounts.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import { languages } from "#locales/languages.ts"
import { invite } from "#operations/staff/accounts.ts"
import { paths } from "#paths"
import { readPerson } from "./forms.ts"
import type { Route } from "./+types/people"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const now = ctx.now()
  const [accounts, roles] = await Promise.all([allAccounts(db, now), allRoles(db)])
  const roleName = (key: string) => writtenIn(roles.find((role) => role.key === key)?.names ?? {}, language, key)
  return {
    did: url.searchParams.get("did"),
    roles: roles.map((role) => ({ value: role.key, text: roleName(role.key) })),
    rows: accounts.map(({ account, seenAt, invitedUntil }) => ({
      id: account.id,
      name: account.name,
      email: account.email,
      role: roleName(account.role),
      factor: account.totpSecret !== null || account.subject !== null,
      state: !account.active
        ? ("closed" as const)
        : invitedUntil && !account.passwordHash
          ? ("invited" as const)
          : null,
      seen: seenAt ? spokenMoment(seenAt, language, now) : "",
    })),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const typed = readPerson(await readForm(request))
  const invited = await invite(portalOf(context).ctx, { ...typed, by: staffOf(context).id })
  return invited.ok ? redirect(paths.staff.people({ did: "invited" })) : data({ error: invited.error, typed }, 422)
}

const fieldOf = {
  "email-wrong": "email",
  "email-taken": "email",
  "name-missing": "name",
  "role-unknown": "role",
} as const

export default function People({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const error = actionData?.error
  const message = error ? t(`people.error.${error}`) : undefined
  return (
    <OfficePage
      tab="people"
      changed={null}
      saved={loaderData.did !== null && !error}
      outcome={null}
      problems={error && message ? [{ field: fieldOf[error], message }] : []}
      back={paths.staff.people()}
      side={<Invite roles={loaderData.roles} typed={actionData?.typed ?? null} error={error ?? null} />}
    >
      <section>
        <header>
          <h2>{t("people.title")}</h2>
          <p>{t("people.lead")}</p>
        </header>
        <PeopleTable rows={loaderData.rows} />
      </section>
    </OfficePage>
  )
}

type Row = Awaited<ReturnType<typeof loader>>["rows"][number]

function PeopleTable({ rows }: { rows: readonly Row[] }) {
  return <WorklistTable rows={rows} keyOf={(row) => row.id} columns={useColumns()} />
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation("staff")
  return [
    { key: "name", title: t("people.name"), names: true, cell: (row) => <Name row={row} /> },
    { key: "role", title: t("people.role"), cell: (row) => row.role },
    { key: "factor", title: t("people.factor"), cell: (row) => t(row.factor ? "people.yes" : "people.no") },
    {
      key: "seen",
      title: t("people.seen"),
      cell: (row) => (row.state ? t(`people.state.${row.state}`) : row.seen || "–"),
    },
  ]
}

const Name = ({ row }: { row: Row }) => (
  <>
    <a href={paths.staff.person(row.id)}>{row.name}</a> <span className="ref">{row.email}</span>
  </>
)

function Invite({
  roles,
  typed,
  error,
}: {
  roles: { value: string; text: string }[]
  typed: ReturnType<typeof readPerson> | null
  error: keyof typeof fieldOf | null
}) {
  const { t } = useTranslation("staff")
  const said = (field: (typeof fieldOf)[keyof typeof fieldOf]) =>
    error && fieldOf[error] === field ? { error: t(`people.error.${error}`) } : {}
  return (
    <div className="ed2">
      <form method="post" noValidate>
        <h2>{t("people.invite")}</h2>
        <p className="hint">{t("people.inviteLead", { count: INVITED_DAYS })}</p>
        <Field id="name" label={t("people.name")} value={typed?.name} {...said("name")} maxLength={120} required />
        <Field
          id="email"
          label={t("signIn.email")}
          value={typed?.email}
          {...said("email")}
          type="email"
          dir="ltr"
          maxLength={254}
          required
        />
        <Select
          id="role"
          label={t("people.role")}
          value={typed?.role ?? "reception"}
          {...said("role")}
          options={roles}
        />
        <Select
          id="language"
          label={t("language")}
          value={typed?.language ?? "da"}
          options={languages.map(({ code, name }) => ({ value: code, text: name }))}
        />
        <FormActs primary>{t("people.inviteButton")}</FormActs>
      </form>
    </div>
  )
}
