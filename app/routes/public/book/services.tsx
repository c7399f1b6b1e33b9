import { useTranslation } from "#app/components/translation.ts"
import { data, redirect } from "react-router"
import { BookingPage } from "#app/components/booking-page.tsx"
import { ErrorSummary } from "#app/components/form.tsx"
import { servicesForm } from "#app/forms/booking.ts"
import { parseForm } from "#app/forms/parse.ts"
import { paths } from "#app/paths.ts"
import { holdShown, nextPath, readJourney } from "#app/web/booking.server.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { shelfOf } from "#app/web/guidance.server.ts"
import { chooseServices } from "#operations/booking/start.ts"
import type { Route } from "./+types/services"

const topics = ["residence", "cpr", "after-cpr", "work"] as const

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  const { at, draft, found, language } = journey
  const finished = found !== null && found.visit.state !== "held" && found.visit.state !== "lapsed"
  const wanted = url.searchParams.getAll("service")
  const chosen = wanted.length > 0 ? wanted : finished ? [] : (draft?.services ?? [])
  const shelf = await shelfOf(context, language)
  const offered = at.services
    .filter((s) => s.active && s.whoMayBook === "anyone")
    .map((s) => {
      const text = s.texts[language] ?? s.texts.en!
      return {
        key: s.key,
        topic: s.topic,
        minutes: s.minutesFirst,
        further: s.minutesFurther,
        largest: s.largestParty,
        name: text.name,
        about: text.about,
        first: text.first,
        bring: inOneLine(text.bring.slice(0, 3)),
        chosen: chosen.includes(s.key),
        article: shelf.find((a) => a.services.includes(s.key))?.slug ?? null,
      }
    })
  return { language, offered, lost: url.searchParams.has("lost"), hold: holdShown(journey) }
}

/** Papers as one line: the words after the first begin small, except names such as PD U2. */
function inOneLine(papers: readonly string[]): string {
  return papers
    .map((paper, i) => (i > 0 && /^\p{Lu}\p{Ll}/u.test(paper) ? paper.charAt(0).toLowerCase() + paper.slice(1) : paper))
    .join("; ")
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, config, limits } = portalOf(context)
  const form = await parseForm(request, servicesForm)
  if (!form.ok) return data({ error: form.errors.service ?? "no-service" }, 422)
  const { draftKey, draft, found } = await readJourney(request, context, params.language)
  const goesOn = draft !== null && (found === null || found.visit.state === "held" || found.visit.state === "lapsed")
  if (!goesOn && !(await limits.allow("begin-booking", visitorOf(context).address)))
    return data({ error: "too-many" }, 429)
  const chosen = await chooseServices(ctx, { draftKey, services: form.value.service, language: params.language })
  if (!chosen.ok) return data({ error: chosen.error }, 422)
  const to =
    draftKey === chosen.value.draftKey
      ? await nextPath(request, context, params.language)
      : paths.people(params.language)
  return redirect(to, { headers: { "set-cookie": setCookie(config, "booking", chosen.value.draftKey) } })
}

export default function Services({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { language, offered, lost, hold } = loaderData
  const error = actionData?.error ?? (lost ? "no-draft" : null)
  const problems = error
    ? [{ field: offered[0]?.key ?? "main", message: t(`error.${error}` as "error.no-service") }]
    : []
  return (
    <BookingPage
      step="services"
      language={language}
      title={t("services.title")}
      back={paths.home(language)}
      hold={hold}
    >
      <div className="narrow">
        <ErrorSummary problems={problems} />
        <h1>{t("services.title")}</h1>
        <p className="lead">{t("services.lead")}</p>
        <form method="post" noValidate>
          <fieldset>
            <legend className="sr-only">{t("services.title")}</legend>
            {topics
              .map((topic) => ({ topic, services: offered.filter((s) => s.topic === topic) }))
              .filter((group) => group.services.length > 0)
              .map((group) => (
                <div key={group.topic}>
                  <div className="group-head">
                    <h2>{t(`topics.${group.topic}`)}</h2>
                  </div>
                  {group.services.map((s) => (
                    <div className="choice" key={s.key}>
                      <input
                        className="form-checkbox"
                        type="checkbox"
                        id={s.key}
                        name="service"
                        value={s.key}
                        defaultChecked={s.chosen}
                        aria-describedby={`${s.key}-about`}
                      />
                      <label className="form-label" htmlFor={s.key}>
                        {s.name}
                      </label>
                      <div id={`${s.key}-about`}>
                        <p className="about">{s.about}</p>
                        <ul className="meta">
                          <li>
                            <b>{t("services.min", { count: s.minutes })}</b>{" "}
                            {s.further === 0
                              ? null
                              : s.further === s.minutes
                                ? t("services.minEach")
                                : `${t("services.minOne")}, ${t("services.minMore", { count: s.further })}`}
                          </li>
                          {s.largest < 9 ? <li>{t("services.largest", { count: s.largest })}</li> : null}
                          {s.first ? <li>{t("services.first", { what: s.first })}</li> : null}
                          <li>{t("services.bring", { what: s.bring })}</li>
                          {s.article ? (
                            <li>
                              <a href={paths.article(language, s.article)}>
                                {t("services.read")}
                                <span className="sr-only">: {s.name}</span>
                              </a>
                            </li>
                          ) : null}
                        </ul>
                      </div>
                    </div>
                  ))}
                </div>
              ))}
          </fieldset>
          <div className="flow-end">
            <button className="button button-primary xs-full-width" type="submit">
              {t("continue")}
            </button>
          </div>
        </form>
        <div className="alert alert-quiet">
          <p>
            <b>{t("services.otherTitle")}</b> {t("services.other")}
          </p>
        </div>
      </div>
    </BookingPage>
  )
}
