import { useState } from "react"
import type { NotCorrected } from "#app/booking/correct.server.ts"
import { others } from "#app/booking/parts/contact-fields.tsx"
import { refusedProblems } from "#app/booking/parts/correct-page.tsx"
import { Meanwhile, OtherTimes } from "#app/booking/parts/other-times.tsx"
import { Select } from "#app/parts/choices.tsx"
import { EmailField } from "#app/parts/email-field.tsx"
import { useErrorWords } from "#app/parts/error-words.ts"
import { ErrorSummary, Field, FieldError, type Problem } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { AlsoHere } from "./also-here.tsx"
import type { VisitSays } from "#domain/booking/correct.ts"
import { MAX_PARTY } from "#domain/booking/rules.ts"
import { LONGEST } from "#domain/longest.ts"
import { languages } from "#locales/languages.ts"
import { paths } from "#paths"

interface Shown {
  says: VisitSays
  email: string
  id: string
  seen: string
  /** The newest thing that was done to it, and by whom; no name where it was the visitor. */
  newest: { kind: string; who: string | null; at: string } | null
  when: string
  day: string
  open: boolean
  household: boolean
  choices: readonly { key: string; name: string }[]
}
interface Answer {
  typed: Record<string, string>
  services: readonly string[]
  errors: Record<string, string>
  refused: NotCorrected | null
}

const order = ["contactName", "email", "phone", "language", "supportNeeds", "party"]
const fieldOf = {
  "party-size": "party",
  "party-too-large": "party",
  "person-missing": "name-2",
  "no-service": "services",
  "unknown-service": "services",
}

/** What a visit says, filled in as it is, or as it was typed; the nearest times where its own no longer fits. */
export function CorrectForm({ shown, answer }: { shown: Shown; answer: Answer | null }) {
  const { t } = useTranslation("desk")
  const { t: booking } = useTranslation("booking")
  const sayError = useErrorWords("booking")
  const refused = answer?.refused ?? null
  const errors = answer?.errors ?? {}
  const typed = answer?.typed ?? asTyped(shown)
  const says = (field: string) => sayError(errors[field], { number: field.slice(5) })
  const all = [...order, ...others(MAX_PARTY).map((n) => `name-${n}`), "service"]
  const problems: Problem[] = [
    ...refusedProblems(refused, sayError, fieldOf),
    ...all.flatMap((field) =>
      errors[field] ? [{ field: field === "service" ? "services" : field, message: says(field)! }] : [],
    ),
  ]
  const back = paths.staff.calendar({ day: shown.day, visit: shown.id })
  return (
    <div className="ask correct" key={refused?.seen ?? shown.seen}>
      <AlsoHere visitId={shown.id} />
      <ErrorSummary problems={problems} />
      <p className="hint">{t("correct.lead", { when: shown.when })}</p>
      {refused?.nearest ? (
        <OtherTimes
          refused={refused}
          nearest={refused.nearest}
          lead={booking("correct.times.leadStaff", { when: shown.when })}
          none={booking("correct.times.noneStaff")}
          phone=""
          stay={back}
          button="btn"
        />
      ) : null}
      {refused && refused.now.length > 0 ? (
        <>
          {shown.newest ? (
            <p className="note">
              {t("correct.newest", { who: shown.newest.who ?? t("by.visitor"), at: shown.newest.at })}
            </p>
          ) : null}
          <Meanwhile lines={refused.now} />
        </>
      ) : null}
      <form method="post" noValidate>
        <Contact typed={typed} says={says} emailCode={errors.email} />
        <People shown={shown} typed={typed} says={says} />
        <Services
          shown={shown}
          chosen={answer?.services ?? shown.says.services}
          error={errors.service ? says("service") : undefined}
        />
        <input type="hidden" name="seen" value={refused?.seen || shown.seen} />
        <div className="form-acts">
          <button className="btn primary" type="submit">
            {t("correct.save")}
          </button>
          <a className="btn" href={back}>
            {t("correct.keep")}
          </a>
        </div>
      </form>
    </div>
  )
}

/** What the visit says, as the form's fields have it. */
const asTyped = ({ says, email }: Shown): Record<string, string> => ({
  contactName: says.contactName,
  email,
  "email-kept": says.email,
  phone: says.phone,
  language: says.language,
  supportNeeds: says.supportNeeds,
  party: String(says.party),
  ...Object.fromEntries(says.names.map((name, i) => [`name-${i + 1}`, name])),
})

interface Fields {
  typed: Record<string, string>
  /** What is wrong with a field, in words. */
  says: (field: string) => string | undefined
}

function Contact({ typed, says, emailCode }: Fields & { emailCode: string | undefined }) {
  const { t } = useTranslation("booking")
  const { t: desk } = useTranslation("desk")
  return (
    <section>
      <h2>{desk("correct.contact")}</h2>
      <Field
        id="contactName"
        label={desk("correct.name")}
        value={typed.contactName}
        error={says("contactName")}
        dir="auto"
        required
        maxLength={100}
      />
      <EmailField
        label={t("details.email")}
        hint={desk("correct.emailHint")}
        code={emailCode}
        error={says("email")}
        typed={typed}
        required
      />
      <Field
        id="phone"
        label={t("details.phone")}
        value={typed.phone}
        error={says("phone")}
        type="tel"
        dir="ltr"
        maxLength={40}
      />
      <Select
        id="language"
        label={t("details.language")}
        value={typed.language}
        error={says("language")}
        options={languages.map((l) => ({ value: l.code, text: l.name }))}
      />
      <Field
        id="supportNeeds"
        label={desk("visit.support")}
        value={typed.supportNeeds}
        error={says("supportNeeds")}
        rows={2}
        maxLength={LONGEST.supportNeeds}
        dir="auto"
      />
    </section>
  )
}

/** How many come, and a name for each: as many fields as people, at once where scripts run. */
function People({ shown, typed, says }: Fields & { shown: Shown }) {
  const { t } = useTranslation("desk")
  const [party, setParty] = useState(Number(typed.party) || shown.says.party)
  return (
    <section>
      <h2>{t("correct.people")}</h2>
      {shown.household ? <p className="hint">{t("correct.household")}</p> : null}
      <p className="hint">{t(shown.open ? "correct.hint" : "correct.begun")}</p>
      <div onChange={(event) => setParty(partyOf(event.target) ?? party)}>
        <Select
          id="party"
          label={t("correct.party")}
          value={String(party)}
          error={says("party")}
          options={Array.from({ length: MAX_PARTY }, (_, i) => ({ value: String(i + 1), text: String(i + 1) }))}
        />
      </div>
      {others(Math.min(party, MAX_PARTY)).map((n) => (
        <Field
          key={n}
          id={`name-${n}`}
          label={t("correct.person", { number: n })}
          value={typed[`name-${n}`]}
          error={says(`name-${n}`)}
          dir="auto"
          required
          maxLength={100}
        />
      ))}
    </section>
  )
}

const partyOf = (target: EventTarget): number | null =>
  target instanceof HTMLSelectElement && target.name === "party" ? Number(target.value) : null

function Services({ shown, chosen, error }: { shown: Shown; chosen: readonly string[]; error: string | undefined }) {
  const { t } = useTranslation("desk")
  return (
    <section>
      <fieldset id="services" tabIndex={-1} aria-describedby={error ? "services-error" : undefined}>
        <legend>
          <h2>{t("correct.services")}</h2>
        </legend>
        {error ? <FieldError id="services-error" message={error} /> : null}
        {shown.choices.map(({ key, name }) => (
          <TickBox
            key={key}
            id={`service-${key}`}
            name="service"
            value={key}
            label={name}
            defaultChecked={chosen.includes(key)}
          />
        ))}
      </fieldset>
    </section>
  )
}
