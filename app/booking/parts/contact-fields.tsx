import { EmailField } from "#app/parts/email-field.tsx"
import { Field } from "#app/parts/form.tsx"
import { useRequest } from "#app/parts/request.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { LONGEST } from "#domain/longest.ts"
import { languages } from "#locales/languages.ts"

/** The numbers of those who come along: the contact is the first. */
export const others = (party: number) => Array.from({ length: party - 1 }, (_, i) => i + 2)

interface Typed {
  typed: Record<string, string>
  /** What is wrong with a field, in words. */
  says: (field: string) => string | undefined
}

/** Who is written to, where, in which language, and what the office should know. */
export function ContactFields({
  typed,
  says,
  emailCode,
  emailHint,
}: Typed & { emailCode: string | undefined; emailHint: string }) {
  const { t } = useTranslation("booking")
  const { sendsSms } = useRequest()
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
        hint={emailHint}
        code={emailCode}
        error={says("email")}
        typed={typed}
        required
      />
      <Field
        id="phone"
        label={<OptionalLabel text={t("details.phone")} />}
        hint={t(sendsSms ? "details.phoneSms" : "details.phoneHint")}
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
export function OtherNames({ party, typed, says }: Typed & { party: number }) {
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
