import { asLateMinutes } from "#domain/booking/late.ts"
import { capital } from "#domain/capital.ts"
import { WithPhone } from "#app/parts/phone.tsx"
import { NoticesAbove } from "#app/parts/notices.tsx"
import { Tick } from "#app/parts/tick.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { OfferedTime } from "#app/booking/parts/offered-time.tsx"
import { Bring } from "#app/booking/parts/bring.tsx"
import { OnTheDay } from "#app/booking/parts/on-the-day.tsx"
import { VisitAside } from "#app/booking/parts/visit-aside.tsx"
import { VisitHour } from "#app/booking/parts/visit-hour.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { data, redirect } from "react-router"
import { WhatItSays } from "#app/booking/parts/what-it-says.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { readForm } from "#app/parts/parse.ts"
import { visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { bookAgain } from "#operations/booking/book-again.ts"
import { keepEmail } from "#operations/booking/new-email.ts"
import { sayLate } from "#operations/booking/running-late.ts"
import { sendAgain } from "#operations/booking/send-again.ts"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { paths } from "#paths"
import { shelfOf } from "#app/web/shelf.server.ts"
import { type VisitShown, openVisit, visitShown } from "#app/booking/visit.server.ts"
import { hasKey } from "#app/parts/has-key.ts"
import { unbrokenDate } from "#domain/time/spoken.ts"
import type { Language } from "#locales/languages.ts"
import type { Route } from "./+types/visit"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openVisit(context, params.key)
  if (!opened) return data({ language, key: params.key, visit: null, news: null, reading: [] }, 404)
  const news =
    ["booked", "moved", "corrected", "sent", "waiting", "stopped", "error"].find((name) =>
      url.searchParams.has(name),
    ) ?? null
  const visit = visitShown(opened, language)
  const reading = (await shelfOf(context, language)).flatMap(({ slug, title, services }) =>
    services.some((key) => visit.services.includes(key)) ? [{ slug, title }] : [],
  )
  return data({
    language,
    key: params.key,
    visit,
    reading,
    news: news === "error" ? `error.${url.searchParams.get("error")}` : news,
  })
}

/** Sends the mail once more, begins again after a missed or cancelled visit, or keeps the address the visit has. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { language, key } = params
  const here = paths.visit(language, key)
  const opened = await openVisit(context, key)
  if (!opened) return redirect(here)
  const { ctx, config, limits } = opened.portal
  const visitId = opened.found.visit.id
  const form = await readForm(request)
  switch (form.get("intent")) {
    case "send-again": {
      const sent = await sendAgain(ctx, { visitId, by: { kind: "visitor" } })
      return redirect(sent.ok ? `${here}?sent` : `${here}?error=${sent.error}`)
    }
    case "late": {
      const minutes = asLateMinutes(String(form.get("minutes") ?? ""))
      const said = minutes && (await sayLate(ctx, { visitId, minutes }))
      return redirect(said && !said.ok ? `${here}?error=${said.error}` : here)
    }
    case "keep-email":
      await keepEmail(ctx, { visitId })
      return redirect(here)
    case "book-again": {
      if (!(await limits.allow("begin-booking", visitorOf(context).address))) return redirect(`${here}?error=too-many`)
      const begun = await bookAgain(ctx, { visitId, details: true })
      if (!begun.ok && begun.error === "unknown-service") return redirect(paths.services(language))
      if (!begun.ok) return redirect(`${here}?error=${begun.error}`)
      const cookie = setCookie(config, "booking", begun.value.draftKey)
      return redirect(paths.time(language), { headers: { "set-cookie": cookie } })
    }
    default:
      return redirect(here)
  }
}

const stateWords = { arrived: 1, serving: 1, done: 1, missed: 1 }
const known = [
  "too-late",
  "not-booked",
  "moved-often",
  "changed-meanwhile",
  "unknown",
  "sent-often",
  "no-email",
  "too-many-visits",
  "domain-full",
  "day-full",
  "moved-fast",
  "too-many",
  "not-over",
] as const

export default function VisitPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { language, key, visit, news, reading } = loaderData
  if (!visit) return <LinkBroken language={language} />
  const standing = visit.state === "booked" || visit.state === "provisional"
  const comes = standing || visit.state === "arrived" || visit.state === "serving"
  const headline = headlineOf(t, visit)
  const refused = known.find((code) => news === `error.${code}`)
  return (
    <>
      <PageTitle title={headline} />
      <meta name="robots" content="noindex" />
      {comes ? <NoticesAbove notices={visit.notices} /> : null}
      <div className="band arrive">
        <div className="container">
          {refused ? (
            <div className="alert alert-error" role="alert">
              <p>{t(`visit.error.${refused}`, { phone: visit.phone })}</p>
            </div>
          ) : null}
          <News news={news} email={visit.email} />
          <Arrived visit={visit} headline={headline} />
          <h1 className="display">
            {unbrokenDate(capital(visit.day))}{" "}
            <span className="soft nowrap">{t("visit.at", { clock: visit.clock })}</span>
          </h1>
          <div className="arrive-grid">
            <div>
              {visit.offer ? <OfferedTime offer={visit.offer} link={key} language={language} /> : null}
              {visit.asked && !visit.offer ? <AskedToMove visit={visit} link={key} language={language} /> : null}
              <p className="lead">{visit.address}</p>
              <HowItStands visit={visit} comes={comes} language={language} />
            </div>
            <dl className="ref">
              <dt>{t("visit.reference")}</dt>
              <dd className="num">{visit.reference}</dd>
              {standing ? <dd className="small">{t("visit.referenceHint")}</dd> : null}
            </dl>
          </div>
          {visit.today ? <OnTheDay visit={visit} link={key} language={language} /> : null}
          {standing ? (
            <VisitTools visit={visit} link={key} language={language} />
          ) : comes ? null : (
            <Onward visit={visit} link={key} language={language} />
          )}
        </div>
      </div>
      {comes ? (
        <div className="container section-tight">
          <div className="cols">
            <div>
              {visit.bring.length + visit.each.length > 0 ? (
                <>
                  <h2>{t("visit.bringTitle")}</h2>
                  <p>{t("visit.bringLead")}</p>
                </>
              ) : null}
              <Bring visit={visit} />
              <VisitHour visit={visit} />
              <WhatItSays visit={visit} standing={standing} link={key} language={language} />
            </div>
            <VisitAside visit={visit} standing={standing} link={key} reading={reading} language={language} />
          </div>
        </div>
      ) : null}
    </>
  )
}

/** What the visitor has just done, besides booking and moving, which the headline says. */
function News({ news, email }: { news: string | null; email: string }) {
  const { t } = useTranslation("booking")
  const says =
    news === "sent"
      ? t("correct.sentAgain", { email })
      : news === "corrected"
        ? t("correct.saved")
        : news === "waiting" || news === "stopped"
          ? t(`visit.${news}`)
          : null
  return says ? (
    <div className="alert alert-success" role="status">
      <p>{says}</p>
    </div>
  ) : null
}

/** From a visit that is over to the next one: what was answered goes along where nobody came. */
function Onward({ visit, link, language }: { visit: VisitShown; link: string; language: string }) {
  const { t } = useTranslation("booking")
  return visit.state === "missed" || visit.state === "cancelled" ? (
    <form method="post" action={paths.visit(language, link)}>
      <button
        className={visit.state === "missed" ? "button button-primary" : "button button-secondary"}
        type="submit"
        name="intent"
        value="book-again"
      >
        {t("visit.findTime")}
      </button>
    </form>
  ) : (
    <p>
      <a className="button button-secondary" href={paths.services(language)}>
        {t("visit.bookAgain")}
      </a>
    </p>
  )
}

type T = ReturnType<typeof useTranslation<"booking">>["t"]

function headlineOf(t: T, visit: VisitShown): string {
  if (visit.state === "cancelled") return t("visit.cancelled")
  if (visit.asked) return t(visit.offer ? "visit.offered" : "visit.asked")
  if (visit.state === "provisional") return t("visit.provisional")
  if (hasKey(stateWords, visit.state)) return t(`visit.state.${visit.state}`)
  return t(`visit.${visit.newest}`)
}

/** What has become of the visit in a few words; a tick where it holds. */
function Arrived({ visit, headline }: { visit: VisitShown; headline: string }) {
  const ticked = !visit.asked && !["cancelled", "missed", "provisional"].includes(visit.state)
  return (
    <p className="arrived">
      <span className="stop" aria-hidden="true">
        {ticked ? <Tick /> : null}
      </span>
      {headline}
    </p>
  )
}

function AskedToMove({ visit, link, language }: { visit: VisitShown; link: string; language: string }) {
  const { t } = useTranslation("booking")
  return (
    <div className="alert">
      <p>
        <WithPhone text={t("visit.askedText", { phone: visit.phone })} number={visit.phone} />
      </p>
      {visit.changeable ? (
        <p>
          <a className="button button-primary" href={paths.moveVisit(language, link)}>
            {t("visit.asked")}
          </a>
        </p>
      ) : null}
    </div>
  )
}

/** What its state means for the visitor. */
function HowItStands({ visit, comes, language }: { visit: VisitShown; comes: boolean; language: string }) {
  const { t } = useTranslation("booking")
  if (visit.state === "cancelled") return <p>{t("visit.cancelledText")}</p>
  if (visit.state === "missed") return <p>{t("visit.missedOn", { when: visit.when })}</p>
  return (
    <>
      {visit.state === "provisional" ? (
        <p>
          {t("visit.provisionalText")} <a href={paths.prereg(language)}>{t("visit.provisionalBack")}</a>
        </p>
      ) : null}
      {comes && visit.email ? <p>{t("visit.sent", { email: visit.email })}</p> : null}
    </>
  )
}

function VisitTools({ visit, link, language }: { visit: VisitShown; link: string; language: string }) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  return (
    <ul className="nobullet-list tools">
      <li>
        <a className="function-link" href={paths.visitCalendar(language, link)}>
          <Icon name="calendar" />
          {t("visit.addToCalendar")}
        </a>
      </li>
      <li>
        <a className="function-link" href={visit.mapUrl}>
          <Icon name="map-pin" />
          {t("visit.map")}
        </a>
      </li>
      <li>
        <button className="function-link linkbutton" type="button" data-print hidden>
          <Icon name="print" />
          {common("print")}
        </button>
      </li>
    </ul>
  )
}
