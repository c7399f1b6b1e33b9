import { data, redirect } from "react-router"
import { CodeForm } from "#app/prereg/citizen/parts/code-form.tsx"
import { codeForm } from "#app/parts/parse.ts"
import { parseFields, readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { visitorOf } from "#app/web/context.server.ts"
import { needPrereg } from "#app/prereg/session.server.ts"
import { confirmPreregCode, sendPreregCode } from "#operations/prereg/confirm.ts"
import type { Route } from "./+types/code"
import { emailShown } from "#app/web/email-shown.server.ts"

/** Confirms the address of the household that is open here. */
export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const { prereg, portal } = await needPrereg(request, context, params.language)
  if (prereg.email === "") throw redirect(paths.preregPage(params.language, "contact"))
  if (prereg.confirmedEmail === prereg.email) throw redirect(paths.prereg(params.language))
  return {
    language: params.language,
    email: emailShown(prereg.email),
    sent: url.searchParams.has("sent"),
    // Too many were asked for, or the last one has run out: then none is on its way.
    pending: prereg.codeHash !== null && prereg.codeExpiresAt !== null && prereg.codeExpiresAt > portal.ctx.now(),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const language = params.language
  const { portal, prereg } = await needPrereg(request, context, language)
  const { address } = visitorOf(context)
  const fields = await readForm(request)
  if (fields.get("intent") === "again") {
    const allowed = await portal.limits.allowMail("mail-to", { address, email: prereg.email, browser: prereg.id })
    if (!allowed) return data({ error: "too-many", typed: "" }, 429)
    await sendPreregCode(portal.ctx, { preregId: prereg.id, again: true })
    return redirect(paths.preregCode(language, { sent: "" }))
  }
  const form = parseFields(fields, codeForm)
  if (!form.ok) return data({ error: form.errors.code ?? "code-missing", typed: form.typed.code ?? "" }, 422)
  if (!(await portal.limits.allow("type-code", address)))
    return data({ error: "too-many", typed: form.value.code }, 429)
  const confirmed = await confirmPreregCode(portal.ctx, { preregId: prereg.id, code: form.value.code, openHere: false })
  if (!confirmed.ok)
    return confirmed.error === "unknown"
      ? redirect(paths.prereg(language))
      : data({ error: confirmed.error, typed: form.value.code }, 422)
  return redirect(paths.preregPage(language, "person-1"))
}

export default function Code({ loaderData, actionData }: Route.ComponentProps) {
  const { language, email, sent, pending } = loaderData
  return (
    <CodeForm
      language={language}
      email={email}
      sent={sent}
      pending={pending}
      error={actionData?.error ?? null}
      typed={actionData?.typed ?? ""}
      confirms
    />
  )
}
