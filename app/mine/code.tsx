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
import { readPlanLink } from "#operations/plan/link.ts"
import { paths } from "#paths"
import { ownKey } from "#app/web/own-page.server.ts"
import type { Route } from "./+types/code"

/** The page that waits for its code in this browser; without one there is nothing to confirm, and an open one is shown. */
async function waiting(
  { request, context, url }: Pick<Route.LoaderArgs, "request" | "context" | "url">,
  language: string,
) {
  const key = ownKey(request, context)
  const page = key ? await ownPageByKey(portalOf(context).db, hashSecret(key)) : null
  const link = url.searchParams.get("plan")
  const answers = link && readPlanLink(portalOf(context).ctx.secrets, link)
  const ask = paths.mine(language, answers ? { plan: link } : {})
  if (!key || !page || page.confirmedAt) throw redirect(ask)
  return { key, page, ask, plan: answers ? { link, answers } : null }
}

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const { language } = params
  const { page, ask, plan } = await waiting({ request, context, url }, language)
  const shown = plan && paths.planShown(language, plan.link)
  return { email: emailShown(page.email), sent: url.searchParams.has("sent"), ask, plan: shown }
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const { language } = params
  const { key, page, ask, plan } = await waiting({ request, context, url }, language)
  const { ctx, config } = portalOf(context)
  const outcome = await takeCode(context, await readForm(request), {
    email: page.email,
    id: page.id,
    send: () => sendPageCode(ctx, { key }),
    check: (code) => openPage(ctx, { key, code }),
  })
  if (outcome.is === "sent")
    return redirect(paths.mineCode(language, { sent: "", ...(plan ? { plan: plan.link } : {}) }))
  if (outcome.is === "refused") return outcome.error === "unknown" ? redirect(ask) : refusedCode(outcome)
  const kept = plan && (await keepPlan(ctx, { key: outcome.value.key, answers: plan.answers, replace: false }))
  // Another plan stands there: whether this one takes its place is asked on the plan.
  const to = plan && kept && !kept.ok ? paths.planShown(language, plan.link) : paths.mine(language)
  return redirect(to, { headers: { "set-cookie": setCookie(config, "mine", outcome.value.key) } })
}

export default function MineCode({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("mine")
  const { email, sent, ask, plan } = loaderData
  return (
    <CodePage back={ask} email={email} sent={sent} answer={actionData}>
      {plan ? (
        <>
          {t("codePlan")} <a href={plan}>{t("codePlanSee")}</a>
          <br />
        </>
      ) : null}
      <a href={ask}>{t("other")}</a>
    </CodePage>
  )
}
