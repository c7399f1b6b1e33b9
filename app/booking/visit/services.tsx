import { data, redirect } from "react-router"
import { type NotCorrected, correctAsTyped, correctionShown, serviceChoices } from "#app/booking/correct.server.ts"
import { servicesForm } from "#app/booking/forms.ts"
import { CorrectEnd, CorrectPage, refusedProblems } from "#app/booking/parts/correct-page.tsx"
import { ServiceTicks } from "#app/booking/parts/service-ticks.tsx"
import { openVisit } from "#app/booking/visit.server.ts"
import { useErrorWords } from "#app/parts/error-words.ts"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { parseFields, readForm } from "#app/parts/parse.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { NotServed, Where } from "#app/parts/where.tsx"
import { placesOf } from "#app/web/where.server.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Language } from "#locales/languages.ts"
import { paths } from "#paths"
import type { Route } from "./+types/services"

export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openVisit(context, params.key)
  if (!opened) return data({ language, key: params.key, shown: null, choices: [], places: [] }, 404)
  const { at, now } = opened
  const shown = correctionShown(opened, language)
  const choices = serviceChoices(shown.says, at, language, shown.fromHousehold ? "household" : "visitor")
  // Where somebody will live is asked once: for the first service that depends on it.
  const known = shown.fromHousehold || choices.some((s) => s.byMunicipality && shown.says.services.includes(s.key))
  const asks = !known && choices.some((s) => s.byMunicipality)
  const places = asks ? placesOf(at.municipalities, language, officeDay(now)) : []
  return data({ language, key: params.key, shown, choices, places })
}

interface Answer {
  typed: { services: string[]; municipality: string; study: string | undefined }
  error: string | null
  refused: NotCorrected | null
}
const answer = (given: Answer, status: number) => data(given, status)

export async function action({ request, params, context }: Route.ActionArgs) {
  const language = params.language as Language
  const opened = await openVisit(context, params.key)
  if (!opened) return redirect(paths.visit(language, params.key))
  const { portal, at, found } = opened
  const fields = await readForm(request)
  const typed = {
    services: fields.getAll("service").map(String),
    municipality: String(fields.get("municipality") ?? ""),
    study: fields.get("study")?.toString(),
  }
  const form = parseFields(fields, servicesForm)
  if (!form.ok)
    return answer({ typed, error: form.errors.service ?? Object.values(form.errors)[0] ?? null, refused: null }, 422)
  const done = await correctAsTyped(portal, at, found.visit.id, fields, {
    change: { services: form.value.service },
    by: { kind: "visitor" },
    language,
    where: { municipality: form.value.municipality, residence: form.value.study },
  })
  if (!done.ok) return answer({ typed, error: null, refused: done.refused }, done.status)
  return redirect(`${paths.visit(language, params.key)}?corrected`)
}

/** The field that an answer wants, for the summary of problems. */
const fieldOf = {
  "municipality-missing": "municipality",
  "study-missing": "study-none",
  "no-service": "services",
  "unknown-service": "services",
  "party-too-large": "services",
}

export default function CorrectServices({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const sayError = useErrorWords("booking")
  const { language, key, shown, choices, places } = loaderData
  if (!shown) return <LinkBroken language={language} />
  const refused = actionData?.refused ?? null
  const typed = actionData?.typed ?? { services: shown.says.services, municipality: "", study: undefined }
  const stop = refused?.error === "not-served"
  const problems = [
    ...(stop ? [] : refusedProblems(refused, (code) => sayError(code, { phone: shown.phone }), fieldOf)),
    ...(actionData?.error ? [{ field: "services", message: sayError(actionData.error) }] : []),
  ]
  return (
    <CorrectPage
      title={t("correct.services.title")}
      lead={t("correct.services.lead")}
      visitKey={key}
      language={language}
      shown={shown}
      refused={refused}
      problems={problems}
    >
      {stop ? (
        <NotServed
          language={language}
          municipality={places.find((m) => m.code === typed.municipality)?.name ?? null}
          rest={choices.filter((s) => !s.byMunicipality).map((s) => s.name)}
        />
      ) : null}
      {shown.closed && !actionData ? null : (
        <form id="page-form" method="post" noValidate>
          <ServiceTicks
            legend={t("steps.services")}
            choices={choices}
            chosen={typed.services}
            error={actionData?.error ? sayError(actionData.error) : undefined}
          />
          {places.length > 0 ? (
            <Where municipalities={places} hint={t("where.hint")} typed={typed} error={refused?.error ?? null} />
          ) : null}
          <CorrectEnd shown={shown} refused={refused} />
        </form>
      )}
    </CorrectPage>
  )
}
