import { codeLives } from "#domain/email-code.ts"
import { redirect } from "react-router"
import { CodeForm } from "#app/prereg/citizen/parts/code-form.tsx"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { refusedCode, takeCode } from "#app/web/email-code.server.ts"
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
    pending: codeLives(prereg, portal.ctx.now()),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const language = params.language
  const { portal, prereg } = await needPrereg(request, context, language)
  const outcome = await takeCode(context, await readForm(request), {
    email: prereg.email,
    id: prereg.id,
    send: () => sendPreregCode(portal.ctx, { preregId: prereg.id, again: true }),
    check: (code) => confirmPreregCode(portal.ctx, { preregId: prereg.id, code, openHere: false }),
  })
  if (outcome.is === "sent") return redirect(paths.preregCode(language, { sent: "" }))
  if (outcome.is === "right") return redirect(paths.preregPage(language, "person-1"))
  return outcome.error === "unknown" ? redirect(paths.prereg(language)) : refusedCode(outcome)
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
