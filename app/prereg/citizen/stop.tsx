import { BackPage } from "#app/prereg/citizen/parts/back-page.tsx"
import { data, redirect } from "react-router"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { readForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { visitorOf } from "#app/web/context.server.ts"
import { needPrereg } from "#app/prereg/session.server.ts"
import { keptUntil } from "./sent.server.ts"
import { lastPrintedCode, printCode, sendLink } from "#operations/prereg/resume.ts"
import type { Route } from "./+types/stop"
import { emailShown } from "#app/web/email-shown.server.ts"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const opened = await needPrereg(request, context, params.language)
  const { portal, prereg } = opened
  return {
    reference: prereg.reference,
    until: (await keptUntil(opened)).day,
    language: params.language,
    email: prereg.email !== "" && prereg.confirmedEmail === prereg.email ? emailShown(prereg.email) : null,
    mailed: url.searchParams.has("mailed"),
    code: lastPrintedCode(portal.ctx, prereg),
    older: prereg.printRound > 1,
    where: `${portal.config.portalUrl}${paths.preregContinue(params.language)}`,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { portal, prereg, token } = await needPrereg(request, context, params.language)
  const form = await readForm(request)
  if (form.get("intent") === "print") {
    await printCode(portal.ctx, { preregId: prereg.id, token })
    return redirect(`${paths.preregStop(params.language)}#print`)
  }
  const { address } = visitorOf(context)
  const allowed = await portal.limits.allowMail({ address, email: prereg.email, browser: prereg.id })
  if (!allowed) return data({ error: "too-many" as const }, 429)
  const sent = await sendLink(portal.ctx, { preregId: prereg.id })
  return sent.ok
    ? redirect(paths.preregStop(params.language, { mailed: "" }))
    : redirect(paths.preregStop(params.language))
}

export default function Stop({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  const { language, email, mailed, code, older, where } = loaderData
  return (
    <BackPage title={t("stop.title")} language={language}>
      <div className="narrow">
        {actionData ? (
          <div className="alert alert-error" role="alert">
            <p>{t(`error.${actionData.error}`)}</p>
          </div>
        ) : null}
        {mailed ? (
          <div className="alert alert-done" role="status">
            <p>{t("stop.mailSent")}</p>
          </div>
        ) : null}
        <h1>{t("stop.title")}</h1>
        <section className="block no-print">
          <h2>{t("stop.mailTitle")}</h2>
          {email ? (
            <form method="post">
              <p>{t("stop.mailText", { email })}</p>
              <button className="button button-primary xs-full-width" type="submit" name="intent" value="mail">
                {t("stop.mailButton")}
              </button>
            </form>
          ) : (
            <p>
              <a href={paths.preregPage(language, "contact")}>{t("stop.mailFirst")}</a>
            </p>
          )}
        </section>
        <section className="block" id="print">
          <h2>{t("stop.printTitle")}</h2>
          <p>{t("stop.printText")}</p>
          {code ? (
            <>
              <p className="printed-code num" dir="ltr">
                {code}
              </p>
              <p className="small">{t("stop.printWhere", { address: where })}</p>
              <p className="small">
                {t("stop.validUntil", { day: loaderData.until })} {t("reference")}:{" "}
                <span className="num">{loaderData.reference}</span>
              </p>
              {older ? <p className="small">{t("stop.printOld")}</p> : null}
            </>
          ) : null}
          <form method="post" className="button-group no-print">
            <button className="button button-secondary xs-full-width" type="submit" name="intent" value="print">
              {t(code ? "stop.printNew" : "stop.printMake")}
            </button>
            {code ? (
              <button className="function-link linkbutton" type="button" data-print hidden>
                <Icon name="print" />
                {t("stop.print")}
              </button>
            ) : null}
          </form>
        </section>
      </div>
    </BackPage>
  )
}
