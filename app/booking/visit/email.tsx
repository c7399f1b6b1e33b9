import { data, redirect } from "react-router"
import { openVisit } from "#app/booking/visit.server.ts"
import { CodeBox } from "#app/parts/code-box.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { refusedCode, takeCode } from "#app/web/email-code.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { newEmailOf } from "#db/correction/reads.ts"
import { confirmNewEmail, sendNewEmailCode } from "#operations/booking/new-email.ts"
import { paths } from "#paths"
import type { Route } from "./+types/email"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const { language, key } = params
  const opened = await openVisit(context, key)
  if (!opened) return data({ language, key, email: null, sent: false }, 404)
  const waiting = await newEmailOf(opened.portal.db, opened.found.visit.id)
  if (!waiting) throw redirect(paths.visit(language, key))
  return data({ language, key, email: emailShown(waiting.email), sent: url.searchParams.has("sent") })
}

/** Refused for what the visit is, not for the code. */
const ofVisit = ["not-booked", "too-many-visits", "domain-full", "day-full"]

export async function action({ request, params, context }: Route.ActionArgs) {
  const { language, key } = params
  const opened = await openVisit(context, key)
  const visitId = opened?.found.visit.id ?? ""
  const waiting = opened && (await newEmailOf(opened.portal.db, visitId))
  if (!opened || !waiting) return redirect(paths.visit(language, key))
  const { ctx } = opened.portal
  const outcome = await takeCode(context, await readForm(request), {
    email: waiting.email,
    id: visitId,
    send: () => sendNewEmailCode(ctx, { visitId }),
    check: (code) => confirmNewEmail(ctx, { visitId, code }),
  })
  if (outcome.is === "sent") return redirect(paths.visitEmail(language, key, { sent: "" }))
  if (outcome.is === "right") return redirect(`${paths.visit(language, key)}?corrected`)
  if (outcome.error === "no-email") return redirect(paths.visit(language, key))
  if (ofVisit.some((code) => code === outcome.error))
    return redirect(`${paths.visit(language, key)}?error=${outcome.error}`)
  return refusedCode(outcome)
}

export default function ConfirmNewEmail({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  const { language, key, email, sent } = loaderData
  if (!email) return <LinkBroken language={language} />
  const title = t("correct.email.title")
  return (
    <div className="container flow">
      <PageTitle title={title} wrong={Boolean(actionData?.error)} />
      <meta name="robots" content="noindex" />
      <a className="back-link" href={paths.visit(language, key)}>
        <Icon name="back" />
        {common("back")}
      </a>
      <CodeBox heading={title} email={email} sent={sent} error={actionData?.error} typed={actionData?.typed ?? ""}>
        <a href={paths.visitContact(language, key)}>{t("correct.email.another")}</a>
      </CodeBox>
    </div>
  )
}
