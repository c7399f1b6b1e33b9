import { type RouterContextProvider, data, redirect } from "react-router"
import { OfferedTime } from "#app/booking/parts/offered-time.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { WithPhone } from "#app/parts/phone.tsx"
import { Tick } from "#app/parts/tick.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { readForm } from "#app/parts/parse.ts"
import { answerShown, openByAnswer } from "#app/booking/answer.server.ts"
import type { OpenedVisit } from "#app/booking/visit.server.ts"
import { visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { capital } from "#domain/capital.ts"
import { unbrokenDate } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import { bookAgain } from "#operations/booking/book-again.ts"
import { sayComing } from "#operations/booking/coming.ts"
import { paths } from "#paths"
import type { Route } from "./+types/answer"

/** Mail scanners and telephones open links by themselves: the page only shows its buttons, and they act. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const { key } = params
  const opened = await openByAnswer(context, key)
  if (!opened) return data({ language, key, visit: null, news: null }, 404)
  const news = url.searchParams.has("moved") ? ("moved" as const) : refusedIn(url.searchParams.get("error"))
  return data({ language, key, visit: answerShown(opened, language), news })
}

const refusals = ["too-late", "not-booked", "moved-often", "changed-meanwhile", "too-many", "not-over"] as const
const refusedIn = (code: string | null): (typeof refusals)[number] | null =>
  refusals.find((known) => known === code) ?? null

export async function action({ request, params, context }: Route.ActionArgs) {
  const { language, key } = params
  const here = paths.answer(language, key)
  const opened = await openByAnswer(context, key)
  if (!opened) return redirect(here)
  const form = await readForm(request)
  switch (form.get("intent")) {
    case "coming": {
      const seen = new Date(String(form.get("seen") ?? ""))
      const said = await sayComing(opened.portal.ctx, { visitId: opened.found.visit.id, seen })
      return redirect(said.ok ? here : `${here}?error=${said.error}`)
    }
    case "book-again":
      return again(context, opened, language, here)
    default:
      return redirect(here)
  }
}

/** What the SMS does not say is not taken along from here: services and people are, names and addresses are typed anew. */
async function again(
  context: Readonly<RouterContextProvider>,
  { portal, found }: OpenedVisit,
  language: string,
  here: string,
) {
  const { ctx, config, limits } = portal
  if (!(await limits.allow("begin-booking", visitorOf(context).address))) return redirect(`${here}?error=too-many`)
  const begun = await bookAgain(ctx, { visitId: found.visit.id, details: false })
  if (begun.ok) {
    const cookie = setCookie(config, "booking", begun.value.draftKey)
    return redirect(paths.time(language), { headers: { "set-cookie": cookie } })
  }
  if (begun.error === "household") return redirect(paths.preregContinue(language))
  return redirect(begun.error === "unknown-service" ? paths.services(language) : `${here}?error=${begun.error}`)
}

type Shown = ReturnType<typeof answerShown>

/** One's visit in three lines, and what to answer: I come, another time, I do not come. */
export default function AnswerPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { language, key, visit, news } = loaderData
  if (!visit) return <LinkBroken language={language} />
  const headline = t(`answer.${visit.says}.title`)
  return (
    <>
      <PageTitle title={headline} />
      <meta name="robots" content="noindex" />
      <div className="band arrive">
        <div className="container">
          {news === null ? null : news === "moved" ? (
            <div className="alert alert-success" role="status">
              <p>{t("answer.moved")}</p>
            </div>
          ) : (
            <div className="alert alert-error" role="alert">
              <p>{t(`visit.error.${news}`)}</p>
            </div>
          )}
          <p className="arrived">
            <span className="stop" aria-hidden="true">
              {visit.says === "coming" ? <Tick /> : null}
            </span>
            {headline}
          </p>
          <h1 className="display">
            {unbrokenDate(capital(visit.day))}{" "}
            <span className="soft nowrap">{t("visit.at", { clock: visit.clock })}</span>
          </h1>
          <p className="lead">{visit.address}</p>
          <p>
            <WithPhone
              text={
                visit.says === "ask" && !visit.changeable
                  ? t("answer.late", { phone: visit.phone })
                  : t(`answer.${visit.says}.lead`, { phone: visit.phone, when: visit.when })
              }
              number={visit.phone}
            />
          </p>
          {visit.offer ? <OfferedTime offer={visit.offer} link={key} language={language} /> : null}
          <Answers visit={visit} link={key} language={language} />
          {visit.hasEmail && visit.stands ? <p className="small">{t("answer.more")}</p> : null}
        </div>
      </div>
    </>
  )
}

function Answers({ visit, link, language }: { visit: Shown; link: string; language: string }) {
  const { t } = useTranslation("booking")
  if (visit.says === "missed" || visit.says === "cancelled")
    return (
      <form method="post" action={paths.answer(language, link)}>
        <button className="button button-primary" type="submit" name="intent" value="book-again">
          {t("visit.findTime")}
        </button>
      </form>
    )
  if (!visit.stands) return null
  return (
    <form method="post" action={paths.answer(language, link)} className="button-group">
      <input type="hidden" name="seen" value={visit.startsAt} />
      {visit.says === "ask" ? (
        <button className="button button-primary xs-full-width" type="submit" name="intent" value="coming">
          {t("answer.come")}
        </button>
      ) : null}
      {visit.changeable ? (
        <>
          <a
            className={`button ${visit.says === "asked" ? "button-primary" : "button-secondary"} xs-full-width`}
            href={paths.moveVisit(language, link)}
          >
            {t("visit.moveTitle")}
          </a>
          <a className="button button-secondary xs-full-width" href={paths.cancelVisit(language, link)}>
            {t("visit.cancel")}
          </a>
        </>
      ) : null}
    </form>
  )
}
