import { redirect } from "react-router"
import { needSteps, readJourney } from "#app/booking/journey.server.ts"
import { CodePage } from "#app/parts/code-page.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { refusedCode, takeCode } from "#app/web/email-code.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { confirmEmail, sendNewCode } from "#operations/booking/give-details.ts"
import { enterList } from "#operations/offers/waitlist.ts"
import { paths } from "#paths"
import type { Route } from "./+types/wait-code"

/** The code that was mailed to whoever wants to be on the waiting list: nobody else's address is written to later. */
export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "time")
  const { draft, language } = journey
  if (!draft.email) throw redirect(paths.waitForTime(language))
  return { language, email: emailShown(draft.email), sent: url.searchParams.has("sent") }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "time")
  const { portal, draft, draftKey, language } = journey
  const outcome = await takeCode(context, await readForm(request), {
    email: draft.email,
    id: draft.id,
    send: () => sendNewCode(portal.ctx, { draftKey }),
    check: (code) => confirmEmail(portal.ctx, { draftKey, code }),
  })
  if (outcome.is === "sent") return redirect(paths.waitCode(language, { sent: "" }))
  if (outcome.is === "refused")
    return outcome.error === "no-draft" ? redirect(paths.services(language)) : refusedCode(outcome)
  const entered = await enterList(portal.ctx, { draftKey })
  return redirect(entered.ok ? paths.listed(language, entered.value.key) : paths.waitForTime(language))
}

export default function WaitCode({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { language, email, sent } = loaderData
  return (
    <CodePage back={paths.waitForTime(language)} email={email} sent={sent} answer={actionData}>
      {t("code.wrongAddress")} <a href={paths.waitForTime(language)}>{t("code.changeAddress")}</a>
    </CodePage>
  )
}
