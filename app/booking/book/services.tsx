import { useErrorWords } from "#app/parts/error-words.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { data, redirect } from "react-router"
import { BookingPage } from "#app/booking/parts/booking-page.tsx"
import { NO_STUDY, NotServed, Where } from "#app/parts/where.tsx"
import { PartyChoice } from "#app/booking/parts/party-choice.tsx"
import { Choices } from "#app/booking/parts/service-choices.tsx"
import { ErrorSummary, FlowEnd } from "#app/parts/form.tsx"
import { servicesForm } from "#app/booking/forms.ts"
import { parseFields, readForm } from "#app/parts/parse.ts"
import { Notices } from "#app/parts/notices.tsx"
import { officeNotices, serviceNotices } from "#app/web/notices.server.ts"
import { paths } from "#paths"
import { holdShown, nextPath, readJourney } from "#app/booking/journey.server.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { shelfOf } from "#app/web/shelf.server.ts"
import { MAX_PARTY } from "#domain/booking/rules.ts"
import { whyNotServed } from "#domain/booking/served.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { placesOf } from "#app/web/where.server.ts"
import type { PageHandle } from "#app/root.tsx"
import { writtenIn } from "#domain/written-in.ts"
import { chooseServices } from "#operations/booking/start.ts"
import type { Route } from "./+types/services"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  const { at, draft, found, language, now } = journey
  const booked = found !== null && found.visit.state !== "held" && found.visit.state !== "lapsed"
  // What staff have chosen with a personal link is not changed here: whoever wants something else begins anew.
  const finished = booked || (draft !== null && draft.invitationId !== null)
  const wanted = url.searchParams.getAll("service")
  const chosen = wanted.length > 0 ? wanted : finished ? [] : (draft?.services ?? [])
  const today = officeDay(now)
  const shelf = await shelfOf(context, language)
  const offered = at.services
    .filter((s) => s.active && s.whoMayBook === "anyone")
    .map((s) => {
      const text = writtenIn(s.texts, language)
      return {
        key: s.key,
        topic: s.topic,
        byMunicipality: s.byMunicipality,
        minutes: s.minutesFirst,
        further: s.minutesFurther,
        largest: s.largestParty,
        name: text.name,
        about: text.about,
        first: text.first,
        bring: inOneLine(text.bring.slice(0, 3)),
        chosen: chosen.includes(s.key),
        article: shelf.find((a) => a.services.includes(s.key))?.slug ?? null,
        notices: serviceNotices(at.notices, [s], today, language),
      }
    })
  return {
    language,
    offered,
    notices: officeNotices(at.notices, today, language).here,
    lost: url.searchParams.has("lost"),
    hold: holdShown(journey),
    given: {
      party: String((finished ? null : draft?.party) ?? 1),
      municipality: url.searchParams.get("municipality") ?? (finished ? "" : (draft?.municipality ?? "")),
      study: url.searchParams.has("municipality")
        ? (url.searchParams.get("study") ?? undefined)
        : finished || !draft?.municipality
          ? undefined
          : (draft.residence ?? NO_STUDY),
    },
    municipalities: placesOf(at.municipalities, language, today),
  }
}

/** Papers as one line: the words after the first begin small, except names such as PD U2. */
function inOneLine(papers: readonly string[]): string {
  return papers
    .map((paper, i) => (i > 0 && /^\p{Lu}\p{Ll}/u.test(paper) ? paper.charAt(0).toLowerCase() + paper.slice(1) : paper))
    .join("; ")
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, config, limits } = portalOf(context)
  const fields = await readForm(request)
  const form = parseFields(fields, servicesForm)
  const typed = {
    services: fields.getAll("service").map(String),
    municipality: String(fields.get("municipality") ?? ""),
    study: fields.get("study")?.toString(),
    party: String(fields.get("party") ?? ""),
  }
  if (!form.ok)
    return data({ error: form.errors.service ?? Object.values(form.errors)[0] ?? null, typed, why: null }, 422)
  const { draft, found, at, now, ...journey } = await readJourney(request, context, params.language)
  const draftKey = draft?.invitationId ? null : journey.draftKey
  const goesOn =
    draftKey !== null &&
    draft !== null &&
    (found === null || found.visit.state === "held" || found.visit.state === "lapsed")
  if (!goesOn && !(await limits.allow("begin-booking", visitorOf(context).address)))
    return data({ error: "too-many", typed, why: null }, 429)
  const chosen = await chooseServices(ctx, {
    draftKey,
    services: form.value.service,
    language: params.language,
    municipality: form.value.municipality,
    residence: form.value.study,
    party: form.value.party,
  })
  if (!chosen.ok) {
    const where = { municipality: form.value.municipality, residence: form.value.study }
    return data({ error: chosen.error, typed, why: whyNotServed(at.municipalities, where, officeDay(now)) }, 422)
  }
  const { lost, tooMany } = chosen.value
  const begun = draftKey !== chosen.value.draftKey
  const to = tooMany
    ? paths.people(params.language, { more: "" })
    : lost
      ? paths.time(params.language, { lost: "" })
      : begun
        ? form.value.party
          ? paths.time(params.language)
          : paths.people(params.language)
        : await nextPath(request, context, params.language)
  return redirect(to, {
    headers: { "set-cookie": setCookie(config, "booking", chosen.value.draftKey) },
  })
}

/** The field that an answer wants, for the summary of problems. */
const fieldOf: Record<string, string> = {
  "municipality-missing": "municipality",
  "study-missing": "study-none",
  "party-size": "party-1",
}

export default function Services({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const sayError = useErrorWords("booking")
  const { language, offered, lost, hold, given, municipalities } = loaderData
  const error = actionData ? actionData.error : lost ? "no-draft" : null
  const typed = actionData?.typed ?? {
    ...given,
    services: offered.filter((s) => s.chosen).map((s) => s.key),
  }
  const municipality = municipalities.find((m) => m.code === typed.municipality)
  const stop = error === "not-served"
  const problems =
    error && !stop ? [{ field: fieldOf[error] ?? offered[0]?.key ?? "main", message: sayError(error) }] : []
  return (
    <BookingPage
      step="services"
      language={language}
      title={t("services.title")}
      back={paths.home(language)}
      hold={hold}
    >
      <div className="narrow">
        {stop ? (
          <NotServed
            language={language}
            municipality={municipality?.name ?? null}
            why={actionData?.why ?? null}
            rest={offered.filter((s) => !s.byMunicipality).map((s) => s.name)}
          />
        ) : null}
        <Notices notices={loaderData.notices} />
        <ErrorSummary problems={problems} />
        <h1>{t("services.title")}</h1>
        <p className="lead">{t("services.lead")}</p>
        <form id="page-form" method="post" noValidate>
          <Where municipalities={municipalities} hint={t("where.hint")} typed={typed} error={error} />
          <Choices offered={offered} chosen={typed.services} language={language} />
          <div className="group-head">
            <h2>{t("party.title")}</h2>
          </div>
          <p>{t("party.lead")}</p>
          <PartyChoice
            largest={MAX_PARTY}
            chosen={Number(typed.party)}
            error={error === "party-size" ? sayError(error) : undefined}
          />
          <FlowEnd>{t("continue")}</FlowEnd>
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
