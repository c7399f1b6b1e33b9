import { data } from "react-router"
import { ErrorSummary, Field } from "#app/parts/form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { forgotPassword } from "#operations/staff/accounts.ts"
import { paths } from "#paths"
import { OutsidePage } from "./parts/outside-page.tsx"
import type { Route } from "./+types/forgotten"

/** Sends a link for a new password; the answer is the same whether or not the address has an account. */
export async function action({ request, context }: Route.ActionArgs) {
  const { ctx, limits } = portalOf(context)
  const email = String((await readForm(request)).get("email") ?? "").trim()
  if (!email.includes("@")) return data({ error: "email-wrong" as const, email }, 422)
  const { address } = visitorOf(context)
  if (!(await limits.allowMail({ address, email }))) return data({ error: "too-many" as const, email }, 429)
  await forgotPassword(ctx, { email })
  return data({ error: null, email })
}

export default function Forgotten({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation("staff")
  const error = actionData?.error ? t(`forgotten.error.${actionData.error}`) : undefined
  if (actionData && !error)
    return (
      <OutsidePage title={t("forgotten.sent")} lead={t("forgotten.sentLead", { email: actionData.email })}>
        <p className="hint">
          <a href={paths.staff.signIn()}>{t("forgotten.back")}</a>
        </p>
      </OutsidePage>
    )
  return (
    <OutsidePage title={t("forgotten.title")} lead={t("forgotten.lead")} wrong={error !== undefined}>
      <ErrorSummary problems={error ? [{ field: "email", message: error }] : []} />
      <form method="post" noValidate>
        <Field
          id="email"
          label={t("signIn.email")}
          value={actionData?.email}
          type="email"
          autoComplete="username"
          dir="ltr"
          required
        />
        <button className="btn primary" type="submit">
          {t("forgotten.button")}
        </button>
      </form>
      <p className="hint">
        <a href={paths.staff.signIn()}>{t("forgotten.back")}</a>
      </p>
    </OutsidePage>
  )
}
