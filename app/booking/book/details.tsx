import { useErrorWords } from "#app/parts/error-words.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { data, redirect } from "react-router"
import { BookingPage } from "#app/booking/parts/booking-page.tsx"
import { DataNotice } from "#app/parts/data-notice.tsx"
import { EmailField } from "#app/parts/email-field.tsx"
import { ErrorSummary, Field, type Problem } from "#app/parts/form.tsx"
import { detailsForm } from "#app/booking/forms.ts"
import { parseFields, readForm, typedIn } from "#app/parts/parse.ts"
import { paths } from "#paths"
import { holdShown, needSteps, readJourney } from "#app/booking/journey.server.ts"
import { visitorOf } from "#app/web/context.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { languages } from "#locales/languages.ts"
import { extend } from "#operations/booking/extend.ts"
import { giveDetails } from "#operations/booking/give-details.ts"
import type { PageHandle } from "#app/root.tsx"
import type { Route } from "./+types/details"
import { LONGEST } from "#domain/longest.ts"

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
    const allowed = await portal.limits.allowMail("mail-to", { address, email, browser: draft.id })
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
  return redirect(kept.value.confirmed ? paths.check(language) : paths.code(language))
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
const others = (party: number) => Array.from({ length: party - 1 }, (_, i) => i + 2)

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
      inForm
    >
      <div className="narrow">
        <ErrorSummary problems={problems} />
        <h1>{t("details.title")}</h1>
        <p className="lead">{t("details.lead")}</p>
        <form id="page-form" method="post" noValidate>
          <ContactFields typed={typed} says={says} emailCode={errors.email} />
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

interface Typed {
  typed: Record<string, string>
  /** What is wrong with a field, in words. */
  says: (field: string) => string | undefined
}

/** Who is written to, where, in which language, and what the office should know. */
function ContactFields({ typed, says, emailCode }: Typed & { emailCode: string | undefined }) {
  const { t } = useTranslation("booking")
  return (
    <>
      <Field
        id="contactName"
        label={t("details.contactName")}
        hint={t("details.contactHint")}
        value={typed.contactName}
        error={says("contactName")}
        autoComplete="name"
        dir="auto"
        required
        maxLength={100}
      />
      <EmailField
        label={t("details.email")}
        hint={t("details.emailHint")}
        code={emailCode}
        error={says("email")}
        typed={typed}
        required
      />
      <Field
        id="phone"
        label={<OptionalLabel text={t("details.phone")} />}
        hint={t("details.phoneHint")}
        value={typed.phone}
        error={says("phone")}
        type="tel"
        autoComplete="tel"
        dir="ltr"
        className="input-wide"
        maxLength={40}
      />
      <LanguageChoice typed={typed} says={says} />
      <Field
        id="supportNeeds"
        label={<OptionalLabel text={t("details.support")} />}
        hint={t("details.supportHint")}
        value={typed.supportNeeds}
        error={says("supportNeeds")}
        rows={3}
        maxLength={LONGEST.supportNeeds}
        dir="auto"
      />
    </>
  )
}

function OptionalLabel({ text }: { text: string }) {
  const { t } = useTranslation("common")
  return (
    <>
      {text}
      <span className="optional"> ({t("form.optional")})</span>
    </>
  )
}

/** Each language under its own name. */
function LanguageChoice({ typed, says }: Typed) {
  const { t } = useTranslation("booking")
  return (
    <fieldset className={says("language") ? "form-group form-error" : "form-group"}>
      <legend className="form-label">{t("details.language")}</legend>
      {languages.map((l) => (
        <div className="radio" key={l.code}>
          <input
            className="form-radio"
            type="radio"
            name="language"
            id={`language-${l.code}`}
            value={l.code}
            defaultChecked={typed.language === l.code}
          />
          <label className="form-label" htmlFor={`language-${l.code}`} lang={l.code}>
            {l.name}
          </label>
        </div>
      ))}
    </fieldset>
  )
}

/** Names of those who come along. */
function OtherNames({ party, typed, says }: Typed & { party: number }) {
  const { t } = useTranslation("booking")
  return (
    <fieldset className="form-group">
      <legend>
        <h2>{t("details.othersTitle")}</h2>
      </legend>
      <p className="form-hint">{t("details.othersHint")}</p>
      {others(party).map((n) => (
        <Field
          key={n}
          id={`name-${n}`}
          label={t("details.person", { number: n })}
          value={typed[`name-${n}`]}
          error={says(`name-${n}`)}
          autoComplete="off"
          dir="auto"
          required
          maxLength={100}
        />
      ))}
    </fieldset>
  )
}
