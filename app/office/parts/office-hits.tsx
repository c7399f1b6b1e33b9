import { useState } from "react"
import { paths } from "#paths"
import type { HitShown, Outcome } from "#app/office/shown.server.ts"
import { type Choice, choices, firstChoice, OWN_REASON_LONGEST, visitorReasons } from "#domain/office/proposal.ts"
import { languages } from "#locales/languages.ts"
import { Field } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** What was typed comes along, so that the change can be made as it stands. */
export function TypedFields({ outcome }: { outcome: Outcome }) {
  return outcome.typed.map(([name, value], i) => <input key={i} type="hidden" name={name} value={value} />)
}

/** Whom a change hits, where each could go, and what becomes of each. The button says exactly what will happen. */
export function Hits({ outcome, back }: { outcome: Outcome; back: string }) {
  const { t } = useTranslation("office")
  const before = (name: string) => outcome.decided.find(([n]) => n === name)?.[1]
  const [chosen, choose] = useState<readonly Choice[]>(() =>
    outcome.hits.map((hit, i) => choices.find((c) => c === before(`c${i}`)) ?? firstChoice(hit.to)),
  )
  const unstaffed = outcome.typed.some(([name, value]) => name === "kind" && value === "unstaffed")
  const [why, setWhy] = useState(before("why") ?? (unstaffed ? "illness" : "closed"))
  const count = (choice: Choice) => chosen.filter((c) => c === choice).length
  const all = (choice: Choice) =>
    choose(outcome.hits.map((hit) => (choice === "offer" && hit.to === null ? "keep" : choice)))
  const told = outcome.hits.some(
    (hit, i) => chosen[i] === "ask" || (chosen[i] === "offer" && hit.to !== null && !hit.same),
  )
  return (
    <form method="post" className="ed2" id="hits" tabIndex={-1}>
      <TypedFields outcome={outcome} />
      <input type="hidden" name="plan" value={outcome.plan} />
      <section className="hits">
        <h2>
          <Icon name="warn" className="i bad" />
          {outcome.hits.length > 0
            ? t("hits.heading", { count: outcome.hits.length })
            : t("hits.meetings", { count: outcome.meetings.length })}
        </h2>
        <p className="about">
          <b>{outcome.about}</b>
        </p>
        <Replaces outcome={outcome} />
        <p>{t(outcome.hits.length > 0 ? "hits.lead" : "hits.leadMeetings")}</p>
        {outcome.error === "visitor-reason-missing" ? (
          <p className="bad" role="alert">
            {t("error.visitor-reason-missing")}
          </p>
        ) : null}
        <div className="hits-acts">
          <button className="btn primary" type="submit" name="decide" value="save">
            {outcome.hits.length > 0
              ? t("hits.save", { offer: count("offer"), ask: count("ask"), keep: count("keep") })
              : t("hits.saveMeetings")}
          </button>
          <button className="btn" type="submit" name="decide" value="back">
            {t("hits.back")}
          </button>
          <a className="btn" href={back}>
            {t("hits.discard")}
          </a>
        </div>
        <Meetings meetings={outcome.meetings} alone={outcome.hits.length === 0} />
        {told ? <Why why={why} setWhy={setWhy} before={before} /> : null}
        {outcome.hits.length > 1 ? (
          <p className="all">
            {t("hits.all")}
            {choices.map((choice) => (
              <button key={choice} className="linkbutton" type="button" onClick={() => all(choice)}>
                {t(`hits.allTo.${choice}`)}
              </button>
            ))}
          </p>
        ) : null}
        <ol>
          {outcome.hits.map((hit, i) => (
            <HitRow
              key={hit.visitId}
              hit={hit}
              index={i}
              choice={chosen[i]!}
              choose={(choice) => choose(chosen.map((c, k) => (k === i ? choice : c)))}
            />
          ))}
        </ol>
      </section>
    </form>
  )
}

function HitRow({
  hit,
  index,
  choice,
  choose,
}: {
  hit: HitShown
  index: number
  choice: Choice
  choose: (choice: Choice) => void
}) {
  const { t } = useTranslation("office")
  const { t: staff } = useTranslation("desk")
  const words: Record<Choice, string> = {
    offer: hit.to === null ? "" : hit.same ? t("hits.same") : t("hits.to", { when: hit.to }),
    keep: hit.phone ? t("hits.callOn", { phone: hit.phone }) : t("hits.call"),
    ask: t("hits.ask"),
  }
  return (
    <li>
      <div className="h1">
        <b>{hit.when}</b> {hit.name} <a href={paths.staff.visit(hit.visitId)}>{hit.reference}</a>
        <span>
          {hit.services.join(", ")}, {staff("people", { count: hit.party })}
        </span>
      </div>
      {hit.to === null ? (
        <p className="bad">
          <Icon name="warn" className="i" /> {t("hits.none")}
        </p>
      ) : null}
      <fieldset className="h2">
        <legend className="sr">
          {hit.when} {hit.name}
        </legend>
        {choices
          .filter((c) => c !== "offer" || hit.to !== null)
          .map((c) => (
            <div className="radio" key={c}>
              <input
                type="radio"
                name={`c${index}`}
                id={`c${index}-${c}`}
                value={c}
                checked={choice === c}
                onChange={() => choose(c)}
              />
              <label htmlFor={`c${index}-${c}`}>{words[c]}</label>
            </div>
          ))}
      </fieldset>
    </li>
  )
}

/** Why, for the visitors who are written to: from the list, or in the office's own words in each language. */
function Why({
  why,
  setWhy,
  before,
}: {
  why: string
  setWhy: (why: string) => void
  before: (name: string) => string | undefined
}) {
  const { t } = useTranslation("office")
  return (
    <fieldset className="form-group">
      <legend className="form-label">{t("why.heading")}</legend>
      <select
        className="form-input"
        name="why"
        aria-label={t("why.heading")}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      >
        {visitorReasons.map((reason) => (
          <option key={reason} value={reason}>
            {t(`why.${reason}`)}
          </option>
        ))}
      </select>
      {why === "own"
        ? languages.map((l) => (
            <Field
              key={l.code}
              id={`why-${l.code}`}
              label={t("why.words", { language: l.name })}
              value={before(`why-${l.code}`) ?? ""}
              maxLength={OWN_REASON_LONGEST}
              required
            />
          ))
        : null}
    </fieldset>
  )
}

function Meetings({ meetings, alone }: { meetings: Outcome["meetings"]; alone: boolean }) {
  const { t } = useTranslation("office")
  if (meetings.length === 0) return null
  return (
    <>
      {alone ? null : <h3>{t("hits.meetings", { count: meetings.length })}</h3>}
      <ul className="nobullet-list">
        {meetings.map((m) => (
          <li key={m.id}>
            <b>{m.when}</b> <a href={m.href}>{m.title}</a>, {t("hits.seats", { count: m.taken })}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Before something is taken away: what goes, what opens, and how much of it. */
export function Sure({ outcome, back }: { outcome: Outcome; back: string }) {
  const { t } = useTranslation("office")
  const { opens, closes } = outcome.effect ?? { opens: { days: 0, minutes: 0 }, closes: { days: 0, minutes: 0 } }
  const hours = (minutes: number) => Math.round(minutes / 60)
  const replaces = outcome.replaces.length > 0
  return (
    <form method="post" className="ed2" id="hits" tabIndex={-1}>
      <TypedFields outcome={outcome} />
      <input type="hidden" name="sure" value="yes" />
      <section className="hits">
        <h2>
          <Icon name="warn" className="i bad" />
          {t("sure.heading")}
        </h2>
        <p className="about">
          <b>{outcome.about}</b>
        </p>
        {opens.days > 0 ? <p>{t("sure.opens", { count: opens.days, hours: hours(opens.minutes) })}</p> : null}
        {closes.days > 0 ? <p>{t("sure.closes", { count: closes.days, hours: hours(closes.minutes) })}</p> : null}
        <Replaces outcome={outcome} />
        {opens.days + closes.days === 0 && !replaces ? <p>{t("sure.nothing")}</p> : null}
        <div className="hits-acts">
          <button className="btn primary" type="submit">
            {t(replaces ? "sure.replace" : "sure.yes")}
          </button>
          <a className="btn" href={back}>
            {t(replaces ? "hits.discard" : "sure.no")}
          </a>
        </div>
      </section>
    </form>
  )
}

/** From which days a roster was planned that this change takes the place of. */
function Replaces({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation("office")
  const { replaces } = outcome
  return replaces.length > 0 ? <p>{t("sure.replaces", { count: replaces.length, days: replaces.join(", ") })}</p> : null
}
