import { paths } from "#paths"
import type { OwnShown } from "#app/courses/citizen/own.server.ts"
import { Field } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { Qr } from "#app/parts/qr.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { SameAddress } from "./same-address.tsx"
import { Where } from "./run.tsx"
import { LONGEST } from "#domain/longest.ts"

/** A place in a course: what one has, what one can do, and all else of the same address. */
export function OwnPlace({
  shown,
  language,
  here,
  giveUp,
  names,
  dates,
  thanks,
  typed,
}: {
  shown: OwnShown
  language: string
  here: string
  giveUp: string
  /** Where the names are corrected, and the calendar file. */
  names: string
  dates: string
  thanks: boolean
  typed: string
}) {
  const { t } = useTranslation("courses")
  const { mine, run, says } = shown
  if (!mine) return null
  const has = says === "seated" || says === "offered" || says === "listed"
  const words = { place: mine.place, until: shown.until ?? "", count: shown.size }
  return (
    <div className="cols">
      <div>
        <p className={says === "offered" ? "own-state is-soon" : "own-state"} role="status">
          {says === "runCancelled" ? t("own.runCancelled") : t(`own.state.${says}`, words)}
        </p>
        {mine.clashes.length > 0 ? <Clashes clashes={mine.clashes} /> : null}
        {says === "offered" ? <TakeOrDecline here={here} giveUp={giveUp} /> : null}
        {run ? <Meetings meetings={run.meetings} /> : null}
        {run?.room && has ? <Where run={run} /> : null}
        {mine.video ? (
          <p>
            <a href={mine.video} rel="noreferrer">
              {t("own.videoLink")}
            </a>
          </p>
        ) : null}
        <People shown={shown} mine={mine} names={names} dates={dates} />
        {says === "seated" ? (
          <section className="block">
            <h2>{t("own.code")}</h2>
            <p>{t("own.codeText", { reference: shown.reference })}</p>
            <Qr text={mine.checkIn} />
          </section>
        ) : null}
        <Records mine={mine} language={language} />
        {says === "over" ? <Feedback shown={shown} here={here} thanks={thanks} typed={typed} /> : null}
        {has ? <Moves mine={mine} here={here} /> : null}
        {(says === "seated" || says === "listed") && !shown.begun ? (
          <p className="block">
            <a className="cancel" href={giveUp}>
              {t(says === "listed" ? "own.leave" : "own.cancel")}
            </a>
          </p>
        ) : null}
      </div>
      {mine.ended ? null : <SameAddress mine={mine} language={language} />}
    </div>
  )
}

type Mine = NonNullable<OwnShown["mine"]>

/** Meetings and visits that overlap with these. */
function Clashes({ clashes }: { clashes: Mine["clashes"] }) {
  const { t } = useTranslation("courses")
  return (
    <div className="alert">
      <p>
        <b>{t("own.clashes")}</b>
      </p>
      <ul>
        {clashes.map((c, i) => (
          <li key={i}>{t(`clash.${c.kind}`, { when: c.when })}</li>
        ))}
      </ul>
    </div>
  )
}

/** The seat that is offered. */
function TakeOrDecline({ here, giveUp }: { here: string; giveUp: string }) {
  const { t } = useTranslation("courses")
  return (
    <form method="post" action={here} className="button-group">
      <button className="button button-primary button-big" type="submit" name="intent" value="take">
        {t("own.take")}
      </button>
      <a className="cancel" href={giveUp}>
        {t("own.decline")}
      </a>
    </form>
  )
}

function Meetings({ meetings }: { meetings: NonNullable<OwnShown["run"]>["meetings"] }) {
  return (
    <ol className="path meetings">
      {meetings.map((meeting, i) => (
        <li key={meeting.id} className={i === meetings.length - 1 ? "is-end" : undefined}>
          <span className="stop" aria-hidden="true" />
          <p className="m-date">
            <b>{meeting.day}</b> <span className="num">{meeting.hours}</span>
          </p>
          {meeting.about ? <p>{meeting.about}</p> : null}
        </li>
      ))}
    </ol>
  )
}

/** Who comes, under which reference, and the dates for their calendar. */
function People({ shown, mine, names, dates }: { shown: OwnShown; mine: Mine; names: string; dates: string }) {
  const { t } = useTranslation("courses")
  const { says } = shown
  return (
    <>
      <dl className="structured-list">
        <div className="row">
          <dt>{t("own.who", { count: mine.names.length })}</dt>
          <dd className="value">
            {mine.names.map((name) => (
              <div key={name}>
                <bdi>{name}</bdi>
              </div>
            ))}
            {mine.mayCorrect ? <a href={names}>{t("own.correct")}</a> : null}
          </dd>
        </div>
        <div className="row">
          <dt>{t("own.reference")}</dt>
          <dd className="value">{shown.reference}</dd>
        </div>
      </dl>
      {mine.lacksLatin && !mine.ended ? (
        <div className="alert">
          <p>
            {t("own.lacksLatin")} {mine.mayCorrect ? <a href={names}>{t("own.writeLatin")}</a> : null}
          </p>
        </div>
      ) : null}
      {says === "seated" || says === "offered" ? (
        <p>
          <a className="function-link" href={dates}>
            <Icon name="calendar" />
            {t("own.calendar")}
          </a>
        </p>
      ) : null}
    </>
  )
}

/** When they were there, and what they earned. */
function Records({ mine, language }: { mine: Mine; language: string }) {
  const { t } = useTranslation("courses")
  return (
    <>
      {mine.marks.length > 0 ? (
        <section className="block">
          <h2>{t("own.attended")}</h2>
          <ul>
            {mine.marks.map((m) => (
              <li key={m.id}>
                {m.day}: {m.name ? <bdi>{m.name}, </bdi> : null}
                {t(`own.mark.${m.mark}`)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {mine.certificates.length > 0 ? (
        <section className="block">
          <h2>{t("own.certificate")}</h2>
          <ul className="nobullet-list">
            {mine.certificates.map((c) => (
              <li key={c.code}>
                <a className="button button-secondary" href={paths.certificateFile(language, c.code)}>
                  {t("own.download", { name: c.name })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** Other dates of the same course to move to. */
function Moves({ mine, here }: { mine: Mine; here: string }) {
  const { t } = useTranslation("courses")
  return (
    <>
      {mine.movedOften ? <p className="block">{t("own.moreMoves")}</p> : null}
      {mine.moves.length > 0 ? (
        <section className="block">
          <h2>{t("own.moveTitle")}</h2>
          <form method="post" action={here}>
            <input type="hidden" name="intent" value="move" />
            <ul className="nobullet-list">
              {mine.moves.map((move) => (
                <li key={move.id}>
                  <button className="button button-secondary" type="submit" name="run" value={move.id}>
                    {move.full ? t("own.moveFull", { day: move.day }) : t("own.move", { day: move.day })}
                  </button>
                </li>
              ))}
            </ul>
          </form>
        </section>
      ) : null}
    </>
  )
}

function Feedback({ shown, here, thanks, typed }: { shown: OwnShown; here: string; thanks: boolean; typed: string }) {
  const { t } = useTranslation("courses")
  return (
    <section className="block">
      <h2>{t("own.feedback")}</h2>
      {thanks ? <p role="status">{t("own.thanks")}</p> : null}
      <form method="post" action={here} noValidate>
        <fieldset className="form-group ratings">
          <legend className="form-label">{t("own.rating")}</legend>
          {[1, 2, 3, 4, 5].map((rating) => (
            <div className="radio" key={rating}>
              <input
                className="form-radio"
                type="radio"
                id={`rating-${rating}`}
                name="rating"
                value={rating}
                defaultChecked={shown.rating === rating}
              />
              <label className="form-label" htmlFor={`rating-${rating}`}>
                {rating}
              </label>
            </div>
          ))}
        </fieldset>
        <Field
          id="line"
          label={t("own.line")}
          value={typed || shown.feedback}
          rows={3}
          maxLength={LONGEST.courseFeedback}
        />
        <button className="button button-secondary" type="submit" name="intent" value="feedback">
          {t("own.send")}
        </button>
      </form>
    </section>
  )
}
