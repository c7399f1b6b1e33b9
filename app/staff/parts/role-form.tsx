import { HintAndError, Field, FormActs, type Problem } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type Permission, permissions } from "#domain/staff/permissions.ts"
import { languages } from "#locales/languages.ts"
import type { RoleGiven, RoleRefusal } from "#operations/staff/roles.ts"

const fieldOf: Partial<Record<RoleRefusal, string>> = {
  "role-key": "key",
  "role-taken": "key",
  "role-name": `name-${languages[0].code}`,
}

export function useRoleProblem(error: RoleRefusal | null): Problem | null {
  const { t } = useTranslation("staff")
  return error ? { field: fieldOf[error] ?? "permissions", message: t(`roles.error.${error}`) } : null
}

/** What a role is called and may do. What a right needs besides comes along when it is saved. */
export function RoleForm({
  typed,
  problem,
  skills,
  isNew = false,
  version = 1,
}: {
  typed: (RoleGiven & { key?: string }) | null
  problem: Problem | null
  skills: readonly { skill: string; name: string }[]
  isNew?: boolean
  version?: number
}) {
  const { t } = useTranslation("staff")
  const said = (field: string) => (problem?.field === field ? { error: problem.message } : {})
  return (
    <form method="post" noValidate className="role-form">
      <input type="hidden" name="version" value={version} />
      {isNew ? (
        <Field
          id="key"
          label={t("roles.key")}
          hint={t("roles.keyHint")}
          value={typed?.key}
          {...said("key")}
          maxLength={31}
          required
        />
      ) : null}
      {languages.map(({ code, name }) => (
        <Field
          key={code}
          id={`name-${code}`}
          label={t("roles.nameIn", { language: name })}
          value={typed?.names[code]}
          {...said(`name-${code}`)}
          lang={code}
          maxLength={60}
          required
        />
      ))}
      <fieldset className="form-group" id="permissions" tabIndex={-1}>
        <legend className="form-label">{t("roles.may")}</legend>
        <HintAndError id="permissions" error={said("permissions").error} />
        {permissions.map((permission) => (
          <Right key={permission} permission={permission} held={typed?.permissions.includes(permission) ?? false} />
        ))}
      </fieldset>
      <fieldset className="form-group">
        <legend className="form-label">{t("roles.counters")}</legend>
        <span className="form-hint">{t("roles.countersHint")}</span>
        {skills.map(({ skill, name }) => (
          <TickBox
            key={skill}
            id={`skill-${skill}`}
            name="skills"
            value={skill}
            label={name}
            defaultChecked={typed?.skills?.includes(skill) ?? false}
          />
        ))}
      </fieldset>
      <FormActs primary>{t(isNew ? "roles.make" : "roles.save")}</FormActs>
    </form>
  )
}

function Right({ permission, held }: { permission: Permission; held: boolean }) {
  const { t } = useTranslation("staff")
  return (
    <TickBox
      id={permission}
      name="permissions"
      value={permission}
      label={t(`permission.${permission}`)}
      defaultChecked={held}
    />
  )
}
