import { redirect } from "react-router"
import { CodePage } from "#app/parts/code-page.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { portalOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { refusedCode, takeCode } from "#app/web/email-code.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { ownPageByKey } from "#db/mine/reads.ts"
import { hashSecret } from "#operations/context.ts"
import { openPage, sendPageCode } from "#operations/mine/enter.ts"
import { keepPlan } from "#operations/plan/keep.ts"
import { readPlanLink } from "#app/plan/link.server.ts"
import { paths } from "#paths"
import { ownKey } from "#app/web/own-page.server.ts"
import type { Route } from "./+types/code"

/** The page that waits for its code in this browser; without one there is nothing to confirm, and an open one is shown. */
async function waiting(request: Request, context: Route.LoaderArgs["context"], language: string) {
  const key = ownKey(request, context)
  const page = key ? await ownPageByKey(portalOf(context).db, hashSecret(key)) : null
  if (!key || !page || page.confirmedAt) throw redirect(paths.mine(language))
  return { key, page }
}

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const { page } = await waiting(request, context, params.language)
  return { language: params.language, email: emailShown(page.email), sent: url.searchParams.has("sent") }
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const { language } = params
  const plan = url.searchParams.get("plan")
  const { key, page } = await waiting(request, context, language)
  const { ctx, config } = portalOf(context)
  const outcome = await takeCode(context, await readForm(request), {
    email: page.email,
    id: page.id,
    send: () => sendPageCode(ctx, { key }),
    check: (code) => openPage(ctx, { key, code }),
  })
  if (outcome.is === "sent") return redirect(paths.mineCode(language, { sent: "", ...(plan ? { plan } : {}) }))
  if (outcome.is === "refused")
    return outcome.error === "unknown" ? redirect(paths.mine(language)) : refusedCode(outcome)
  const answers = plan === null ? null : readPlanLink(ctx.secrets, plan)
  if (answers) await keepPlan(ctx, { key: outcome.value.key, answers })
  return redirect(paths.mine(language), { headers: { "set-cookie": setCookie(config, "mine", outcome.value.key) } })
}

export default function MineCode({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("mine")
  const { language, email, sent } = loaderData
  return (
    <CodePage back={paths.mine(language)} email={email} sent={sent} answer={actionData}>
      <a href={paths.mine(language)}>{t("other")}</a>
    </CodePage>
  )
}
