import { languageName } from "#domain/manner.ts"
import { Select } from "#app/parts/choices.tsx"
import { useState } from "react"
import { paths } from "#paths"
import type { MessageSentence } from "#app/courses/staff/message-sentences.server.ts"
import type { RunForStaff } from "#app/courses/staff/shown.server.ts"
import { type Language, languages } from "#locales/languages.ts"
import { Field } from "#app/parts/form.tsx"
import { MailFailedLine } from "#app/parts/mail-failed.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { RunFields } from "./run-fields.tsx"
import { LONGEST } from "#domain/longest.ts"

/** People with a seat, or those who wait, in their order. */
export function People({
  heading,
  people,
  plans,
  ordered = false,
}: {
  heading: string
  people: RunForStaff["seated"]
  plans: boolean
  ordered?: boolean
}) {
  const { t } = useTranslation("courses-staff")
  const { i18n } = useTranslation("courses")
  return (
    <section>
      <header>
        <h2>
          {heading} ({people.reduce((sum, p) => sum + p.size, 0)})
        </h2>
      </header>
      {people.length === 0 ? (
        <p className="quiet">{t("run.nobody")}</p>
      ) : (
        <table className="worklist">
          <tbody>
            {people.map((person, i) => (
              <tr key={person.id}>
                {ordered ? <td>{i + 1}</td> : null}
                <th scope="row">
                  <bdi>{person.names}</bdi>
                  {person.size > 1 ? <span className="quiet"> {t("run.people", { count: person.size })}</span> : null}
                  {person.until ? (
                    <span className="mark-look"> {t("run.offered", { until: person.until })}</span>
                  ) : null}
                  {person.lacksLatin ? <span className="mark-look"> {t("run.lacksLatin")}</span> : null}
                  {person.priority ? <span className="quiet"> {t("run.priority")}</span> : null}
                </th>
                <td>
                  {person.email}
                  <MailFailedLine failed={person.mailFailed} />
                </td>
                <td>{languageName(person.language, i18n.language)}</td>
                <td>
                  {person.support ? (
                    <>
                      {t("run.support")}: {person.support}{" "}
                    </>
                  ) : null}
                  {person.hopes ? (
                    <span className="quiet">
                      {t("run.hopes")}: {person.hopes}
                    </span>
                  ) : null}
                </td>
                {plans ? (
                  <td>
                    <a href={paths.staff.participant(person.id)}>
                      {t("participant.open")}
                      <span className="sr"> {person.names}</span>
                    </a>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const ruleNames = ["seats", "largest", "fewest", "offerHours", "opens", "closes", "video"] as const

/** What a coordinator does with a run: write to people, change its rules, cancel it with care. */
export function RunActs({
  shown,
  sentences,
  typed: all,
  stale,
}: {
  shown: RunForStaff
  sentences: readonly MessageSentence[]
  typed: Record<string, string> | null
  /** A colleague saved other rules meanwhile: what was typed stands in the form, what holds now above it. */
  stale: boolean
}) {
  const typed = all ?? {}
  const { t, i18n } = useTranslation("courses-staff")
  return (
    <div className="ed2">
      <Message typed={typed} sentences={sentences} />
      <Rules shown={shown} typed={typed} stale={stale} />
      <details className="deed">
        <summary>{t("run.cancel")}</summary>
        <form method="post">
          <p>{t("run.cancelLead", { count: shown.seated.length + shown.offered.length + shown.listed.length })}</p>
          <Field id="reason" label={t("run.reason")} value={typed.reason ?? ""} maxLength={300} />
          <button className="btn" type="submit" name="intent" value="cancel">
            {t("run.cancelButton")}
          </button>
        </form>
      </details>
      <p>
        <a href={paths.course(i18n.language, shown.slug)}>{t("run.view")}</a>
      </p>
    </div>
  )
}

/** One message to everybody with a seat or on the list, in each language, begun from a template. */
function Message({ typed, sentences }: { typed: Record<string, string>; sentences: readonly MessageSentence[] }) {
  const { t } = useTranslation("courses-staff")
  const { i18n } = useTranslation("courses")
  const [chosen, setChosen] = useState("")
  const begun = sentences.find(({ name }) => name === chosen)
  const sentence = (code: Language) => begun?.in[code] ?? typed[`message-${code}`] ?? ""
  return (
    <form method="post" className="deed">
      <h2>{t("run.message")}</h2>
      <div className="form-group">
        <label className="form-label" htmlFor="template">
          {t("run.template")}
        </label>
        <select
          className="form-input"
          id="template"
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="">–</option>
          {sentences.map(({ name }) => (
            <option key={name} value={name}>
              {t(`run.templates.${name}`)}
            </option>
          ))}
        </select>
      </div>
      <Select
        id="to"
        label={t("run.messageTo")}
        options={[
          { value: "seated", text: t("run.toSeated") },
          { value: "all", text: t("run.toAll") },
        ]}
      />
      {languages.map(({ code }) => (
        <div key={`${code} ${chosen}`} lang={code}>
          <Field
            id={`message-${code}`}
            label={t("run.messageIn", { language: languageName(code, i18n.language) })}
            value={sentence(code)}
            rows={4}
            maxLength={LONGEST.runMessage}
          />
        </div>
      ))}
      <button className="btn primary" type="submit" name="intent" value="message">
        {t("run.send")}
      </button>
    </form>
  )
}

/** The rules of a run. What a colleague saved meanwhile stands above what was typed. */
function Rules({ shown, typed, stale }: { shown: RunForStaff; typed: Record<string, string>; stale: boolean }) {
  const { t } = useTranslation("courses-staff")
  return (
    <details className="deed" open={stale || undefined}>
      <summary>{t("run.change")}</summary>
      <form method="post">
        <input type="hidden" name="revision" value={shown.revision} />
        {stale ? (
          <>
            <p className="mark-look">{t("run.nowLead")}</p>
            <ul>
              {ruleNames
                .filter((name) => typed[name] !== shown.rules[name])
                .map((name) => (
                  <li key={name}>
                    {t(`form.${name}`)}: {shown.rules[name]!.replace("T", " ") || "–"}
                  </li>
                ))}
            </ul>
          </>
        ) : null}
        <RunFields typed={typed.seats ? typed : shown.rules} priorities={shown.priorities} />
        <button className="btn" type="submit" name="intent" value="change">
          {t("run.save")}
        </button>
      </form>
    </details>
  )
}
