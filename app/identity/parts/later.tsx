import { Select } from "#app/parts/choices.tsx"
import { Field, FormActs } from "#app/parts/form.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { CheckShown } from "#app/identity/check.server.ts"
import { nidcAnswers } from "#domain/identity/referral.ts"
import { paths } from "#paths"
import { Ability, Grounds } from "./counter.tsx"
import { ToldFields } from "./told.tsx"
import type { Typed } from "./typed.ts"

interface Later {
  check: CheckShown
  typed: Typed
}

const Revision = ({ check }: { check: CheckShown }) => (
  <input type="hidden" name="revision" value={check.revision} key={check.revision} />
)

/** The doubt, and what another officer says of it; after an answer of the National ID Centre once more. */
export function SecondLook({ check, typed, grounds }: Later & { grounds: readonly string[] }) {
  const { t } = useTranslation("identity-staff")
  const decides = check.state === "doubtful" || (check.state === "referred" && check.nidc.answeredOn !== null)
  if (!check.doubt && !check.second) return null
  return (
    <section id="second" tabIndex={-1}>
      <h2>{t("second.heading")}</h2>
      <p>{t("second.doubt", { who: check.officer })}</p>
      <blockquote>{check.doubt}</blockquote>
      {check.second ? (
        <>
          <p>{t("second.said", { who: check.second.who })}</p>
          <blockquote>{check.second.words}</blockquote>
        </>
      ) : null}
      {decides ? (
        <>
          {check.mayLookTwice ? null : <p className="mark-look">{t("second.same")}</p>}
          <Ability check={check} />
          <form method="post" hidden={!check.mayLookTwice}>
            <Revision check={check} />
            <Field id="words" label={t("second.words")} rows={3} maxLength={2000} value={typed?.words} />
            <Select
              id="verdict"
              label={t("result.heading")}
              choose={t("document.choose")}
              value={typed?.verdict}
              options={(check.state === "doubtful"
                ? (["approved", "referred", "hearing"] as const)
                : (["approved", "hearing"] as const)
              ).map((verdict) => ({ value: verdict, text: t(`second.${verdict}`) }))}
            />
            <details open={typed?.verdict === "hearing"}>
              <summary>{t("result.grounds")}</summary>
              <Grounds chosen={grounds} />
              <ToldFields name="facts" label={t("result.facts")} check={check} typed={typed} />
            </details>
            <div className="form-acts">
              <button className="btn primary" type="submit" name="intent" value="second">
                {t("second.save")}
              </button>
            </div>
          </form>
        </>
      ) : null}
    </section>
  )
}

/** The request to the National ID Centre, and its answer. */
export function Referral({ check, typed }: Later) {
  const { t } = useTranslation("identity-staff")
  const { nidc } = check
  if (check.state !== "referred" && !nidc.sentOn) return null
  return (
    <section>
      <h2>{t("nidc.heading")}</h2>
      <p>
        <a href={paths.staff.identityLetter(check.id, { of: "request" })}>{t("nidc.print")}</a>
      </p>
      {nidc.sentOn ? (
        <p>{t("nidc.wasSent", { day: nidc.sentOn, reference: nidc.reference })}</p>
      ) : (
        <p>{t("nidc.lead")}</p>
      )}
      {nidc.late ? <p className="bad">{t("nidc.late", { count: nidc.lateDays })}</p> : null}
      {nidc.answer && nidc.answeredOn ? (
        <>
          <p>{t("nidc.wasAnswered", { day: nidc.answeredOn, answer: t(`nidc.answers.${nidc.answer}`) })}</p>
          {nidc.words ? <blockquote>{nidc.words}</blockquote> : null}
          <p className="quiet">{t("nidc.advice")}</p>
        </>
      ) : null}
      {check.state !== "referred" || nidc.answer ? null : (
        <form method="post">
          <Revision check={check} />
          <Field
            id="on"
            type="date"
            label={t(nidc.sentOn ? "nidc.answeredOn" : "nidc.sentOn")}
            value={typed?.on ?? check.today}
          />
          {nidc.sentOn ? (
            <>
              <Select
                id="answer"
                label={t("nidc.answer")}
                choose={t("document.choose")}
                value={typed?.answer}
                options={nidcAnswers.map((answer) => ({ value: answer, text: t(`nidc.answers.${answer}`) }))}
              />
              <Field id="words" label={t("nidc.words")} rows={3} maxLength={2000} value={typed?.words} />
            </>
          ) : (
            <Field id="reference" label={t("nidc.reference")} maxLength={60} value={typed?.reference} />
          )}
          <div className="form-acts">
            <button
              className="btn primary"
              type="submit"
              name="intent"
              value={nidc.sentOn ? "nidc-answered" : "nidc-sent"}
            >
              {t(nidc.sentOn ? "nidc.note" : "nidc.sent")}
            </button>
          </div>
        </form>
      )}
    </section>
  )
}

/** The hearing of the person, and the decision after it. */
export function Hearing({ check, typed }: Later) {
  const { t } = useTranslation("identity-staff")
  const { hearing } = check
  // What somebody was heard about stays, also where their answer changed it.
  if (hearing.grounds.length === 0) return null
  return (
    <section>
      <h2>{t("hearing.heading")}</h2>
      <ul>
        {hearing.grounds.map((ground) => (
          <li key={ground}>{t(`ground.${ground}`)}</li>
        ))}
      </ul>
      <blockquote lang="da">{hearing.facts}</blockquote>
      {check.theirs && hearing.theirs ? <blockquote lang={check.theirs.code}>{hearing.theirs}</blockquote> : null}
      {hearing.heardOn && hearing.answerBy ? (
        <>
          <p>{t("hearing.wasHeard", { day: hearing.heardOn, by: hearing.answerBy })}</p>
          <p>
            <a href={paths.staff.identityLetter(check.id, { of: "hearing" })}>{t("hearing.letter")}</a>
          </p>
        </>
      ) : null}
      {check.state !== "hearing" ? null : hearing.heardOn ? (
        <Decide check={check} typed={typed} />
      ) : (
        <Heard check={check} typed={typed} />
      )}
      {hearing.answered ? <blockquote>{hearing.answered}</blockquote> : null}
      {hearing.decided ? (
        <>
          <p>{t("hearing.decided", { who: hearing.decided.who, day: hearing.decided.day })}</p>
          <blockquote lang="da">{hearing.decided.words}</blockquote>
        </>
      ) : null}
      {check.state === "rejected" ? (
        <p>
          <a href={paths.staff.identityLetter(check.id, { of: "decision" })}>{t("hearing.decision")}</a>
        </p>
      ) : null}
    </section>
  )
}

function Heard({ check, typed }: Later) {
  const { t } = useTranslation("identity-staff")
  return (
    <form method="post">
      <Revision check={check} />
      <input type="hidden" name="intent" value="heard" />
      <Field id="on" type="date" label={t("hearing.heardOn")} value={typed?.on ?? check.today} />
      <Field id="answerBy" type="date" label={t("hearing.answerBy")} value={typed?.answerBy ?? check.hearing.usualBy} />
      <FormActs primary>{t("hearing.heard")}</FormActs>
    </form>
  )
}

function Decide({ check, typed }: Later) {
  const { t } = useTranslation("identity-staff")
  return (
    <form method="post">
      <Revision check={check} />
      <input type="hidden" name="intent" value="decide" />
      {check.mayLookTwice ? null : <p className="mark-look">{t("second.same")}</p>}
      <Ability check={check} />
      <Field
        id="answered"
        label={t("hearing.answered")}
        hint={t("hearing.answeredHint")}
        rows={3}
        maxLength={2000}
        value={typed?.answered}
      />
      <ToldFields name="words" label={t("hearing.words")} check={check} typed={typed} />
      <Select
        id="decision"
        label={t("result.heading")}
        choose={t("document.choose")}
        value={typed?.decision}
        options={(["rejected", "again"] as const).map((one) => ({ value: one, text: t(`hearing.${one}`) }))}
      />
      <FormActs primary>{t("hearing.save")}</FormActs>
    </form>
  )
}
