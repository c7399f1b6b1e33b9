import { useErrorWords } from "#app/parts/error-words.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { data, redirect } from "react-router"
import { BookingPage } from "#app/booking/parts/booking-page.tsx"
import { DataNotice } from "#app/parts/data-notice.tsx"
import { ContactFields, OtherNames, others } from "#app/booking/parts/contact-fields.tsx"
import { ErrorSummary, type Problem } from "#app/parts/form.tsx"
import { detailsForm } from "#app/booking/forms.ts"
import { parseFields, readForm, typedIn } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { afterCode, holdShown, needSteps, readJourney } from "#app/booking/journey.server.ts"
import { visitorOf } from "#app/web/context.server.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { extend } from "#operations/booking/extend.ts"
import { giveDetails } from "#operations/booking/give-details.ts"
import type { PageHandle } from "#app/root.tsx"
import type { Route } from "./+types/details"

export const handle: PageHandle = { keepsTyped: true }

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "details")
  const { draft, language } = journey
  const given: Record<string, string> = {
    contactName: draft.contactName,
    email: emailShown(draft.email),
    // An address that was confirmed, or saved, is not asked about again.
    "email-kept": draft.email,
    phone: draft.phone,
    language: draft.detailsGiven ? draft.language : language,
    supportNeeds: draft.supportNeeds,
  }
  for (let n = 2; n <= draft.party!; n++) given[`name-${n}`] = draft.names[n - 1] ?? ""
  return {
    language,
    party: draft.party!,
    given,
    hold: holdShown(journey),
    /** The time that becomes theirs after the code, where the address is confirmed first. */
    wished:
      draft.confirmFirst && !journey.held && draft.wishedAt
        ? spokenMoment(draft.wishedAt, language, journey.now)
        : null,
    confirmFirst: draft.confirmFirst,
    checked: draft.detailsGiven && draft.confirmedEmail === draft.email,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const journey = await readJourney(request, context, params.language)
  needSteps(journey, "time")
  const { portal, draft, draftKey, language } = journey
  const fields = await readForm(request)
  if (fields.has("more-time")) {
    await extend(portal.ctx, { draftKey })
    return data({ typed: typedIn(fields), errors: {} as Record<string, string> })
  }
  const form = parseFields(fields, detailsForm(draft.party!))
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, 422)
  const pending =
    draft.email === form.value.email &&
    draft.codeExpiresAt !== null &&
    draft.codeExpiresAt > journey.now &&
    draft.codeTriesLeft > 0
  if (draft.confirmedEmail !== form.value.email && !pending) {
    const { address } = visitorOf(context)
    const { email } = form.value
    const allowed = await portal.limits.allowMail({ address, email, browser: draft.id })
    if (!allowed)
      return data(
        {
          typed: {
            ...form.value,
            ...Object.fromEntries(form.value.names.map((name, i) => [`name-${i + 1}`, name])),
          } as unknown as Record<string, string>,
          errors: { email: "too-many" } as Record<string, string>,
        },
        429,
      )
  }
  const kept = await giveDetails(portal.ctx, { draftKey, details: form.value })
  if (!kept.ok) return redirect(`${paths.services(language)}?lost`)
  if (!kept.value.confirmed) return redirect(paths.code(language))
  return redirect(await afterCode(request, context, language))
}

/** The fields in the order of the page, which is that of the summary of problems. */
const orderFor = (party: number) => [
  "contactName",
  "email",
  "phone",
  "language",
  "supportNeeds",
  ...others(party).map((n) => `name-${n}`),
]

export default function Details({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const sayError = useErrorWords("booking")
  const { language, party, given, hold } = loaderData
  const typed = actionData?.typed ?? given
  const errors = actionData?.errors ?? {}
  const says = (field: string) => sayError(errors[field], { number: field.slice(5) })
  const problems: Problem[] = orderFor(party).flatMap((field) =>
    errors[field] ? [{ field: field === "language" ? "language-en" : field, message: says(field)! }] : [],
  )
  return (
    <BookingPage
      step="details"
      language={language}
      title={t("details.title")}
      back={paths.time(language)}
      hold={hold}
      confirmFirst={loaderData.confirmFirst}
      inForm
    >
      <div className="narrow">
        <ErrorSummary problems={problems} />
        <h1>{t("details.title")}</h1>
        <p className="lead">{t("details.lead")}</p>
        {loaderData.wished ? (
          <div className="alert" role="status">
            <p>
              <b>{t("details.confirmFirstTitle")}.</b> {t("details.confirmFirst", { when: loaderData.wished })}
            </p>
          </div>
        ) : null}
        <form id="page-form" method="post" noValidate>
          <ContactFields typed={typed} says={says} emailCode={errors.email} emailHint={t("details.emailHint")} />
          {party > 1 ? <OtherNames party={party} typed={typed} says={says} /> : null}
          <DataNotice of="booking" language={language} />
          <div className="flow-end">
            <button className="button button-primary xs-full-width" type="submit">
              {t("continue")}
            </button>
            {hold?.extendable ? (
              <button className="linkbutton more-time" type="submit" name="more-time" value="1">
                {t("hold.more")}
              </button>
            ) : null}
          </div>
        </form>
      </div>
    </BookingPage>
  )
}
