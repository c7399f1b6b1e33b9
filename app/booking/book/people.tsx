import { useErrorWords } from "#app/parts/error-words.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { data, redirect } from "react-router"
import { BookingPage } from "#app/booking/parts/booking-page.tsx"
import { PartyChoice } from "#app/booking/parts/party-choice.tsx"
import { ErrorSummary, FlowEnd } from "#app/parts/form.tsx"
import { WithPhone } from "#app/parts/phone.tsx"
import { peopleForm } from "#app/booking/forms.ts"
import { parseForm } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { holdShown, needSteps, nextPath, readJourney } from "#app/booking/journey.server.ts"
import { portalOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"
import { MAX_PARTY } from "#domain/booking/rules.ts"
import { writtenIn } from "#domain/written-in.ts"
import { chooseParty } from "#operations/booking/start.ts"
import type { Route } from "./+types/people"

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "people")
  const { at, draft, services, language } = journey
  if (draft.invitationId !== null) throw redirect(paths.time(language))
  const largest = Math.min(MAX_PARTY, ...services.map((s) => s.largestParty))
  const smallest = largest < MAX_PARTY ? services.filter((s) => s.largestParty === largest) : []
  return {
    language,
    party: draft.party,
    /** More people were asked for with the services than these take. */
    more: url.searchParams.has("more"),
    largest,
    /** The services that take no more people, where the others of the visit do. */
    smallest: smallest.map((s) => writtenIn(s.texts, language).name),
    others: smallest.length < services.length,
    phone: at.site.phone,
    longer: services.some((s) => s.minutesFurther > 0),
    hold: holdShown(journey),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { ctx, config } = portalOf(context)
  const form = await parseForm(request, peopleForm)
  if (!form.ok) return data({ error: "party-size" as const, typed: form.typed.party ?? "" }, 422)
  const draftKey = readCookie(config, request, "booking") ?? ""
  const chosen = await chooseParty(ctx, { draftKey, party: form.value.party })
  if (!chosen.ok && chosen.error === "no-draft") return redirect(`${paths.services(params.language)}?lost`)
  if (!chosen.ok) return data({ error: chosen.error, typed: String(form.value.party) }, 422)
  return redirect(
    chosen.value.lost ? paths.time(params.language, { lost: "" }) : await nextPath(request, context, params.language),
  )
}

export default function People({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const sayError = useErrorWords("booking")
  const { language, party, largest, longer, hold } = loaderData
  const wrong = actionData?.error ?? (loaderData.more ? "party-too-large" : undefined)
  const error = sayError(wrong)
  const chosen = actionData ? Number(actionData.typed) : (party ?? 1)
  return (
    <BookingPage
      step="services"
      language={language}
      title={t("party.title")}
      back={paths.services(language)}
      hold={hold}
    >
      <div className="narrow">
        <ErrorSummary problems={error ? [{ field: "party-1", message: error }] : []} />
        <h1>{t("party.title")}</h1>
        <p className="lead">{t("party.lead")}</p>
        <form method="post" noValidate>
          <PartyChoice largest={largest} longer={longer} chosen={chosen} error={error} />
          <LargerParty shown={loaderData} open={wrong === "party-too-large"} />
          <FlowEnd>{t("continue")}</FlowEnd>
        </form>
      </div>
    </BookingPage>
  )
}

/** Why a visit takes no more people than it does, and what more people do: split up, book the small service apart, or call. */
function LargerParty({ shown, open }: { shown: Route.ComponentProps["loaderData"]; open: boolean }) {
  const { t } = useTranslation("booking")
  const { largest, smallest, others, phone } = shown
  return (
    <details className="block" open={open}>
      <summary>{t("party.more.title", { count: largest })}</summary>
      {smallest.length === 0 ? <p>{t("party.more.any", { count: largest })}</p> : null}
      {smallest.map((service) => (
        <p key={service}>{t("party.more.why", { service, count: largest })}</p>
      ))}
      <ul>
        <li>{t("party.more.split")}</li>
        {smallest.length > 0 && others ? <li>{t("party.more.alone")}</li> : null}
        <li>
          <WithPhone text={t("party.more.call", { phone })} number={phone} />
        </li>
      </ul>
    </details>
  )
}
