import { data, redirect } from "react-router"
import { OfficePage } from "#app/office/parts/office-page.tsx"
import { FormActs } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { notFound } from "#app/parts/refusals.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { officeOf, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { accountsWithRole, permissionsOf, roleByKey } from "#db/staff/reads.ts"
import { writtenIn } from "#domain/written-in.ts"
import { changeRole, removeRole } from "#operations/staff/roles.ts"
import { paths } from "#paths"
import { readRole } from "./forms.ts"
import { RoleForm, useRoleProblem } from "./parts/role-form.tsx"
import { skillsOf } from "./shown.server.ts"
import type { Route } from "./+types/role"

export async function loader({ params, context }: Route.LoaderArgs) {
  const { db } = portalOf(context)
  const role = await roleByKey(db, params.key)
  if (!role) throw notFound()
  const { office } = await officeOf(context)
  const language = localeOf(context)
  return {
    name: writtenIn(role.names, language, role.key),
    role: { names: role.names, permissions: permissionsOf(role), skills: role.skills },
    version: role.version,
    fixed: role.key === "admin",
    removable: !role.builtIn && (await accountsWithRole(db, role.key)) === 0,
    skills: skillsOf(office, language),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx } = portalOf(context)
  const by = staffOf(context).id
  const form = await readForm(request)
  if (form.get("intent") === "remove") {
    const removed = await removeRole(ctx, { key: params.key, by })
    return removed.ok
      ? redirect(paths.staff.roles({ did: "removed" }))
      : data({ error: removed.error, typed: null }, 409)
  }
  const { office } = await officeOf(context)
  const typed = readRole(
    form,
    skillsOf(office, localeOf(context)).map(({ skill }) => skill),
  )
  const changed = await changeRole(ctx, { ...typed, key: params.key, by })
  return changed.ok ? redirect(paths.staff.roles({ did: "saved" })) : data({ error: changed.error, typed }, 422)
}

export default function Role({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const problem = useRoleProblem(actionData?.error ?? null)
  const { name, fixed, removable } = loaderData
  return (
    <OfficePage
      tab="roles"
      changed={null}
      saved={false}
      outcome={null}
      problems={problem ? [problem] : []}
      back={paths.staff.roles()}
    >
      <section>
        <header>
          <h2>{name}</h2>
          <p>{t(fixed ? "roles.fixed" : "roles.changeLead")}</p>
        </header>
        {fixed ? null : (
          <RoleForm
            typed={actionData?.typed ?? loaderData.role}
            problem={problem}
            skills={loaderData.skills}
            version={loaderData.version}
          />
        )}
      </section>
      {removable ? (
        <section>
          <header>
            <h2>{t("roles.remove")}</h2>
            <p>{t("roles.removeLead")}</p>
          </header>
          <form method="post">
            <input type="hidden" name="intent" value="remove" />
            <FormActs>{t("roles.removeButton")}</FormActs>
          </form>
        </section>
      ) : null}
    </OfficePage>
  )
}
