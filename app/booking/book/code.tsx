import { redirect } from "react-router"
import { BookingPage } from "#app/booking/parts/booking-page.tsx"
import { holdShown, needSteps, readJourney } from "#app/booking/journey.server.ts"
import { CodeBox } from "#app/parts/code-box.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { refusedCode, takeCode } from "#app/web/email-code.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { confirmEmail, sendNewCode } from "#operations/booking/give-details.ts"
import { paths } from "#paths"
import type { Route } from "./+types/code"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "code")
  const { draft, language } = journey
  if (draft.confirmedEmail === draft.email) throw redirect(paths.check(language))
  return { language, email: emailShown(draft.email), hold: holdShown(journey), sent: url.searchParams.has("sent") }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "code")
  const { portal, draft, draftKey, language } = journey
  const outcome = await takeCode(context, await readForm(request), {
    limit: "mail-to",
    email: draft.email,
    id: draft.id,
    send: () => sendNewCode(portal.ctx, { draftKey }),
    check: (code) => confirmEmail(portal.ctx, { draftKey, code }),
  })
  if (outcome.is === "sent") return redirect(`${paths.code(language)}?sent`)
  if (outcome.is === "right") return redirect(paths.check(language))
  return outcome.error === "no-draft" ? redirect(`${paths.services(language)}?lost`) : refusedCode(outcome)
}

export default function Code({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  const { language, email, hold, sent } = loaderData
  const title = common("code.title")
  return (
    <BookingPage step="details" language={language} title={title} back={paths.details(language)} hold={hold}>
      <CodeBox heading={title} email={email} sent={sent} error={actionData?.error} typed={actionData?.typed ?? ""} />
      <p className="flow-end">
        {t("code.wrongAddress")} <a href={paths.details(language)}>{t("code.changeAddress")}</a>
      </p>
    </BookingPage>
  )
}
