import { Select } from "#app/parts/choices.tsx"
import { Field, FormActs } from "#app/parts/form.tsx"
import { TickBox } from "#app/parts/tick-box.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { ServicesShown } from "#app/office/services.server.ts"
import type { Outcome } from "#app/office/shown.server.ts"
import { longestWords, topicOf, whoMayBook, wordNames, wordsTyped } from "#domain/office/service-change.ts"
import { numberLabels, wordLabels } from "./service-labels.ts"
import { Seen, tickedOr, typedOr, useStands } from "./office-page.tsx"

/** What a new service begins with. */
const usual = {
  topic: "other",
  skill: "",
  whoMayBook: "anyone",
  byMunicipality: false,
  checksIdentity: false,
  active: true,
  minutesFirst: 20,
  minutesFurther: 10,
  largestParty: 9,
  noticeMinutes: 120,
  horizonDays: 42,
  cutoffHours: 24,
} as const

interface Edited {
  /** Null for a new one. */
  service: ServicesShown["services"][number] | null
  shown: ServicesShown
  outcome: Outcome | null
  /** What is wrong with what was typed in a field. */
  says: (field: string) => string | undefined
}

const whatOf = (service: Edited["service"]) => (service ? "service" : "new-service")

/** A service: how it is booked, who serves it, and what people read of it in each language. */
export function ServiceForm({ service, shown, outcome, says }: Edited) {
  const { t } = useTranslation("office")
  const what = whatOf(service)
  return (
    <form method="post" className="ed2" id="edit" noValidate>
      <header>
        <h2>{service?.name ?? t("services.new")}</h2>
      </header>
      <input type="hidden" name="what" value={what} />
      {service ? (
        <>
          <input type="hidden" name="id" value={service.id} />
          <Seen outcome={outcome} what={what} mark={service.seen} />
        </>
      ) : (
        <Field
          id="key"
          label={t("services.key")}
          hint={t("services.keyHint")}
          error={says("key")}
          value={typedOr(outcome, what, "key", "")}
          required
          maxLength={40}
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      <TickBox
        name="active"
        id="active"
        defaultChecked={tickedOr(outcome, what, "active", service?.active ?? usual.active)}
        label={t("services.active")}
      />
      <Booking service={service} shown={shown} outcome={outcome} says={says} />
      <Numbers service={service} shown={shown} outcome={outcome} says={says} />
      {service && service.behind.length > 0 ? (
        <div className="alert alert-warning">
          {service.behind.map((text) => (
            <p key={text.language}>{t("services.behindLead", text)}</p>
          ))}
          <TickBox name="fits" id="fits" label={t("services.fits")} />
        </div>
      ) : null}
      {shown.languages.map((language) => (
        <Texts key={language.code} language={language} service={service} shown={shown} outcome={outcome} says={says} />
      ))}
      <FormActs primary>{t(service ? "save" : "services.add")}</FormActs>
    </form>
  )
}

/** Where citizens find it, who may book it, and which counters serve it. */
function Booking({ service, shown, outcome, says }: Edited) {
  const { t } = useTranslation("office")
  const value = (name: "skill" | "whoMayBook") =>
    typedOr(outcome, whatOf(service), name, service?.[name] ?? usual[name])
  const topic = service ? topicOf(service.topic) : usual.topic
  const own = { value: service?.key ?? "", text: t("services.skillOwn") }
  const hasOwn = shown.skills.some((skill) => skill.value === own.value)
  return (
    <>
      <Select
        id="topic"
        label={t("services.topic")}
        value={typedOr(outcome, whatOf(service), "topic", topic)}
        options={shown.topics}
      />
      <Select
        id="skill"
        label={t("services.skill")}
        error={says("skill")}
        value={value("skill")}
        options={hasOwn ? shown.skills : [own, ...shown.skills]}
      />
      <Select
        id="whoMayBook"
        label={t("services.who")}
        value={value("whoMayBook")}
        options={whoMayBook.map((who) => ({ value: who, text: t(`services.whoMayBook.${who}`) }))}
      />
      {(["byMunicipality", "checksIdentity"] as const).map((name) => (
        <TickBox
          key={name}
          name={name}
          id={name}
          defaultChecked={tickedOr(outcome, whatOf(service), name, service?.[name] ?? usual[name])}
          label={t(`services.${name}`)}
        />
      ))}
    </>
  )
}

function Numbers({ service, outcome, says }: Edited) {
  const { t } = useTranslation("office")
  const what = whatOf(service)
  const stands = useStands(outcome, what)
  return (
    <div className="numbers">
      {numberLabels.map(([name, label]) => (
        <Field
          key={name}
          id={name}
          label={t(`services.${label}`)}
          error={says(name) ?? stands(name)}
          type="number"
          value={typedOr(outcome, what, name, String(service?.[name] ?? usual[name]))}
          required
        />
      ))}
    </div>
  )
}

/** What people read of a service, in one language. */
function Texts({ language, service, outcome, says }: Edited & { language: ServicesShown["languages"][number] }) {
  const { t } = useTranslation("office")
  const { code } = language
  const what = whatOf(service)
  const stands = useStands(outcome, what)
  const words = service?.texts[code]
  return (
    <fieldset className="form-group">
      <legend className="form-label">{t("services.texts", { language: language.name })}</legend>
      {wordNames.map((name) => {
        const field = `${name}-${code}`
        const rows = { about: 3, bring: 4, atCounter: 2, name: 0, shortName: 0, first: 0 }[name]
        return (
          <Field
            key={field}
            id={field}
            label={t(`services.${wordLabels[name]}`)}
            hint={name === "shortName" ? t("services.shortNameHint", { count: longestWords.shortName }) : undefined}
            error={says(field) ?? stands(field)}
            value={typedOr(outcome, what, field, words ? wordsTyped(words, name) : "")}
            required={name !== "first" && name !== "bring"}
            lang={code}
            {...(rows > 0 ? { rows } : {})}
            maxLength={longestWords[name]}
          />
        )
      })}
    </fieldset>
  )
}
