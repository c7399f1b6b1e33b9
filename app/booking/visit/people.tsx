import { data, redirect } from "react-router"
import {
  type CorrectionShown,
  type NotCorrected,
  correctAsTyped,
  correctionShown,
} from "#app/booking/correct.server.ts"
import { namesForm, peopleForm } from "#app/booking/forms.ts"
import { OtherNames, others } from "#app/booking/parts/contact-fields.tsx"
import { CorrectEnd, CorrectPage, refusedProblems } from "#app/booking/parts/correct-page.tsx"
import { PartyChoice } from "#app/booking/parts/party-choice.tsx"
import { openVisit } from "#app/booking/visit.server.ts"
import { useErrorWords } from "#app/parts/error-words.ts"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { parseFields, readForm, typedIn } from "#app/parts/parse.ts"
import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { PageHandle } from "#app/root.tsx"
import { isParty } from "#domain/booking/correct.ts"
import { MAX_PARTY } from "#domain/booking/rules.ts"
import type { Language } from "#locales/languages.ts"
import { paths } from "#paths"
import type { Route } from "./+types/people"

export const handle: PageHandle = { keepsTyped: true }

/** How many come is chosen first, in the address; their names are asked then. A number that is none leaves the party as it is. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const language = params.language as Language
  const opened = await openVisit(context, params.key)
  if (!opened) return data({ language, key: params.key, shown: null, party: 1, largest: 1, asked: null }, 404)
  const shown = correctionShown(opened, language)
  const services = opened.at.services.filter((s) => shown.says.services.includes(s.key))
  const largest = Math.min(MAX_PARTY, ...services.map((s) => s.largestParty))
  const asked = url.searchParams.get("party")
  const wanted = asked === null ? shown.says.party : Number(asked)
  const wrong = !isParty(wanted) ? ("party-size" as const) : wanted > largest ? ("party-too-large" as const) : null
  return data(
    {
      language,
      key: params.key,
      shown,
      party: wrong ? shown.says.party : wanted,
      largest,
      asked: wrong && asked !== null ? { wrong, typed: asked } : null,
    },
    wrong && asked !== null ? 422 : 200,
  )
}

interface Answer {
  party: number
  typed: Record<string, string>
  errors: Record<string, string>
  refused: NotCorrected | null
}
const answer = (given: Answer, status: number) => data(given, status)

export async function action({ request, params, context }: Route.ActionArgs) {
  const language = params.language as Language
  const opened = await openVisit(context, params.key)
  if (!opened) return redirect(paths.visit(language, params.key))
  const { portal, at, found } = opened
  const fields = await readForm(request)
  const typed = typedIn(fields)
  const number = parseFields(fields, peopleForm)
  if (!number.ok)
    return answer({ party: found.visit.party, typed, errors: { party: "party-size" }, refused: null }, 422)
  const { party } = number.value
  const names = parseFields(fields, namesForm(party))
  if (!names.ok) return answer({ party, typed, errors: names.errors, refused: null }, 422)
  const first = found.visit.names[0] ?? found.visit.contactName
  const done = await correctAsTyped(portal, at, found.visit.id, fields, {
    change: { party, names: [first, ...names.value] },
    by: { kind: "visitor" },
    language,
  })
  if (!done.ok) return answer({ party, typed, errors: {}, refused: done.refused }, done.status)
  return redirect(`${paths.visit(language, params.key)}?corrected`)
}

export default function CorrectPeople({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const sayError = useErrorWords("booking")
  const { language, key, shown, largest, asked } = loaderData
  if (!shown) return <LinkBroken language={language} />
  const refused = actionData?.refused ?? null
  const party = actionData?.party ?? loaderData.party
  const errors = actionData?.errors ?? (asked ? { party: asked.wrong } : {})
  const says = (field: string) => sayError(errors[field], { number: field.slice(5) })
  const fields = ["party", ...others(party).map((n) => `name-${n}`)]
  const problems = [
    ...refusedProblems(refused, (code) => sayError(code, { phone: shown.phone }), {
      "party-size": "party-1",
      "party-too-large": "party-1",
      household: "household",
    }),
    ...fields.flatMap((field) =>
      errors[field] ? [{ field: field === "party" ? "party-1" : field, message: says(field)! }] : [],
    ),
  ]
  return (
    <CorrectPage
      title={t("correct.people.title")}
      lead={t("correct.people.lead")}
      visitKey={key}
      language={language}
      shown={shown}
      refused={refused}
      problems={problems}
    >
      {shown.fromHousehold ? (
        <p id="household">
          <WithPhone text={t("correct.people.household", { phone: shown.phone })} number={shown.phone} />
        </p>
      ) : shown.closed && !actionData ? null : (
        <>
          <form method="get" action={paths.visitPeople(language, key)} className="block how-many">
            <PartyChoice largest={largest} chosen={party} error={says("party")} />
            <button className="button button-secondary xs-full-width" type="submit">
              {t("correct.people.set")}
            </button>
          </form>
          <Names
            shown={shown}
            party={party}
            typed={actionData?.typed}
            says={says}
            refused={refused}
            visitKey={key}
            language={language}
          />
        </>
      )}
    </CorrectPage>
  )
}

/** The names of all who come, and the button that saves them with their number. */
function Names({
  shown,
  party,
  typed,
  says,
  refused,
  visitKey,
  language,
}: {
  shown: CorrectionShown
  party: number
  typed: Record<string, string> | undefined
  says: (field: string) => string | undefined
  refused: NotCorrected | null
  visitKey: string
  language: string
}) {
  const { t } = useTranslation("booking")
  const known = Object.fromEntries(shown.says.names.map((name, i) => [`name-${i + 1}`, name]))
  return (
    <form id="page-form" method="post" action={paths.visitPeople(language, visitKey)} noValidate>
      <h2>{t("correct.people.namesTitle", { count: party })}</h2>
      <p>
        <bdi>{t("correct.people.you", { name: shown.says.contactName })}</bdi>{" "}
        <a href={paths.visitContact(language, visitKey)}>{t("correct.people.yourName")}</a>
      </p>
      <input type="hidden" name="party" value={party} />
      {party > 1 ? <OtherNames party={party} typed={typed ?? known} says={says} /> : <p>{t("correct.people.alone")}</p>}
      <CorrectEnd shown={shown} refused={refused} />
    </form>
  )
}
