import { refusedCode, takeCode } from "#app/web/email-code.server.ts"
import { maskEmailWholly } from "#domain/mask.ts"
import { data, redirect } from "react-router"
import { CodeForm } from "#app/prereg/citizen/parts/code-form.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { preregByLink } from "#db/prereg/reads.ts"
import { hashSecret } from "#operations/context.ts"
import { confirmPreregCode, sendPreregCode } from "#operations/prereg/confirm.ts"
import type { Route } from "./+types/open"

/** The mailed link. Opening it does nothing, since mail scanners do so too; the button sends a code, and the code opens. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const prereg = await preregByLink(portalOf(context).db, hashSecret(params.key))
  if (!prereg) return data({ language: params.language, email: null, asks: false }, 404)
  const asks = url.searchParams.has("code")
  return data({ language: params.language, email: asks ? maskEmailWholly(prereg.confirmedEmail ?? "") : "", asks })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { language, key } = params
  const { ctx, db, limits, config } = portalOf(context)
  const prereg = await preregByLink(db, hashSecret(key))
  if (!prereg) return data({ error: null, typed: "" }, 404)
  const fields = await readForm(request)
  const here = `${paths.preregOpen(language, key)}?code`
  if (fields.get("intent") === "send") {
    const allowed = await limits.allowMail({
      address: visitorOf(context).address,
      email: prereg.confirmedEmail ?? "",
      browser: prereg.id,
    })
    if (!allowed) return data({ error: "too-many", typed: "" }, 429)
    await sendPreregCode(ctx, { preregId: prereg.id, for: "open", again: false })
    return redirect(here)
  }
  const outcome = await takeCode(context, fields, {
    email: prereg.confirmedEmail ?? "",
    id: prereg.id,
    send: () => sendPreregCode(ctx, { preregId: prereg.id, for: "open", again: true }),
    check: (code) => confirmPreregCode(ctx, { preregId: prereg.id, code, openHere: true }),
  })
  if (outcome.is === "sent") return redirect(here)
  if (outcome.is === "refused")
    return refusedCode(outcome.error === "unknown" ? { ...outcome, error: "code-expired" } : outcome)
  return redirect(paths.prereg(language), {
    headers: { "set-cookie": setCookie(config, "prereg", outcome.value.token!) },
  })
}

export default function Open({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  const { language, email, asks } = loaderData
  if (email !== null && (asks || actionData?.error))
    return (
      <CodeForm
        language={language}
        email={email}
        sent={false}
        pending
        error={actionData?.error ?? null}
        typed={actionData?.typed ?? ""}
        confirms={false}
      />
    )
  const title = t(email === null ? "resume.brokenTitle" : "resume.openTitle")
  return (
    <div className="container notice">
      <PageTitle title={title} />
      <meta name="robots" content="noindex" />
      <h1>{title}</h1>
      <p className="lead">{t(email === null ? "resume.brokenLead" : "resume.openLead")}</p>
      {email === null ? (
        <p className="button-group">
          <a className="button button-primary" href={paths.mine(language)}>
            {t("resume.mineButton")}
          </a>
        </p>
      ) : (
        <form method="post" className="flow-end">
          <button className="button button-primary xs-full-width" type="submit" name="intent" value="send">
            {t("resume.openButton")}
          </button>
        </form>
      )}
    </div>
  )
}
