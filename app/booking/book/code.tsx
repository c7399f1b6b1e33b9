import { redirect } from "react-router"
import { BookingPage } from "#app/booking/parts/booking-page.tsx"
import { afterCode, holdShown, needSteps, readJourney } from "#app/booking/journey.server.ts"
import { CodeBox } from "#app/parts/code-box.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { refusedCode, takeCode } from "#app/web/email-code.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { confirmEmail, sendNewCode } from "#operations/booking/give-details.ts"
import { isGuardedNow } from "#operations/booking/budget.ts"
import { makeWork, proveWork } from "#operations/booking/work.ts"
import { paths } from "#paths"
import type { Route } from "./+types/code"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "code")
  const { draft, language } = journey
  if (draft.confirmedEmail === draft.email) throw redirect(paths.check(language))
  const sent = url.searchParams.has("sent")
  const { confirmFirst } = draft
  const { portal, at, now } = journey
  const asks = confirmFirst && draft.provedAt === null && (await isGuardedNow(portal.db, at, now))
  const work = asks ? await makeWork(portal.ctx, draft.id) : null
  return { language, email: emailShown(draft.email), hold: holdShown(journey), sent, confirmFirst, work }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "code")
  const { portal, draft, draftKey, language } = journey
  const fields = await readForm(request)
  const outcome = await takeCode(context, fields, {
    email: draft.email,
    id: draft.id,
    send: () => sendNewCode(portal.ctx, { draftKey }),
    check: (code) => confirmEmail(portal.ctx, { draftKey, code }),
  })
  if (outcome.is === "sent") return redirect(`${paths.code(language)}?sent`)
  if (outcome.is === "right") await proveWork(portal.ctx, { draftKey, work: String(fields.get("work") ?? "") })
  if (outcome.is === "right") return redirect(await afterCode(request, context, language))
  return outcome.error === "no-draft" ? redirect(`${paths.services(language)}?lost`) : refusedCode(outcome)
}

export default function Code({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  const { language, email, hold, sent } = loaderData
  const title = common("code.title")
  return (
    <BookingPage
      step="details"
      language={language}
      title={title}
      back={paths.details(language)}
      hold={hold}
      confirmFirst={loaderData.confirmFirst}
    >
      <CodeBox
        heading={title}
        email={email}
        sent={sent}
        error={actionData?.error}
        typed={actionData?.typed ?? ""}
        work={loaderData.work}
      />
      {loaderData.work ? <p className="hint narrow">{t("code.work")}</p> : null}
      <p className="flow-end">
        {t("code.wrongAddress")} <a href={paths.details(language)}>{t("code.changeAddress")}</a>
      </p>
    </BookingPage>
  )
}
