import { data, redirect } from "react-router"
import { OfficePage } from "#app/office/parts/office-page.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { type Column, WorklistTable } from "#app/parts/worklist-page.tsx"
import { officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { allAccounts, allRoles, permissionsOf } from "#db/staff/reads.ts"
import { permissions } from "#domain/staff/permissions.ts"
import { writtenIn } from "#domain/written-in.ts"
import { addRole } from "#operations/staff/roles.ts"
import { paths } from "#paths"
import { readRole } from "./forms.ts"
import { RoleForm, useRoleProblem } from "./parts/role-form.tsx"
import { skillsOf } from "./shown.server.ts"
import type { Route } from "./+types/roles"

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, ctx } = portalOf(context)
  const language = localeOf(context)
  const [roles, accounts, { office }] = await Promise.all([allRoles(db), allAccounts(db, ctx.now()), officeOf(context)])
  return {
    did: url.searchParams.get("did"),
    skills: skillsOf(office, language),
    rows: roles.map((role) => ({
      key: role.key,
      name: writtenIn(role.names, language, role.key),
      people: accounts.filter(({ account }) => account.active && account.role === role.key).length,
      rights: permissionsOf(role).length,
      skills: role.skills,
    })),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { office } = await officeOf(context)
  const skills = skillsOf(office, localeOf(context)).map(({ skill }) => skill)
  const typed = readRole(await readForm(request), skills)
  const added = await addRole(portalOf(context).ctx, { ...typed, by: staffOf(context).id })
  return added.ok ? redirect(paths.staff.roles({ did: "made" })) : data({ error: added.error, typed }, 422)
}

export default function Roles({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const problem = useRoleProblem(actionData?.error ?? null)
  const { rows, skills } = loaderData
  return (
    <OfficePage
      tab="roles"
      changed={null}
      saved={loaderData.did !== null && !problem}
      outcome={null}
      problems={problem ? [problem] : []}
      back={paths.staff.roles()}
      side={
        <div className="ed2">
          <h2>{t("roles.new")}</h2>
          <RoleForm typed={actionData?.typed ?? null} problem={problem} skills={skills} isNew />
        </div>
      }
    >
      <section>
        <header>
          <h2>{t("roles.title")}</h2>
          <p>{t("roles.lead")}</p>
        </header>
        <WorklistTable rows={rows} keyOf={(row) => row.key} columns={useColumns(skills)} />
      </section>
    </OfficePage>
  )
}

type Row = Awaited<ReturnType<typeof loader>>["rows"][number]

function useColumns(skills: readonly { skill: string; name: string }[]): Column<Row>[] {
  const { t } = useTranslation("staff")
  const named = (key: string) => skills.find(({ skill }) => skill === key)?.name ?? key
  return [
    { key: "name", title: t("roles.name"), names: true, cell: (row) => <Name row={row} /> },
    { key: "people", title: t("roles.people"), number: true, cell: (row) => row.people },
    {
      key: "rights",
      title: t("roles.rights"),
      cell: (row) => t("roles.of", { count: row.rights, all: permissions.length }),
    },
    {
      key: "skills",
      title: t("roles.counters"),
      cell: (row) => row.skills?.map(named).join(", ") ?? t("roles.everyCounter"),
    },
  ]
}

const Name = ({ row }: { row: Row }) => <a href={paths.staff.role(row.key)}>{row.name}</a>
