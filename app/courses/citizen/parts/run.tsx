import { houseLanguage } from "#locales/languages.ts"
import { paths } from "#paths"
import type { RunShown } from "#app/courses/citizen/shown.server.ts"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** More seats than this are no row of dots. */
const MOST_DOTS = 30

/** Seats as a row of dots: taken ones small, free ones rings. The number stands beside it as words. */
function SeatLine({ seats, free }: { seats: number; free: number }) {
  if (seats > MOST_DOTS || seats < 2) return null
  const step = 596 / (seats - 1)
  return (
    <svg className="seatline" aria-hidden="true" viewBox="0 0 616 20" preserveAspectRatio="xMinYMid meet">
      <line className="open" x1="10" x2="606" y1="10" y2="10" />
      {Array.from({ length: seats }, (_, i) => (
        <circle
          key={i}
          className={i < seats - free ? "taken" : "seat"}
          cx={Math.round((10 + i * step) * 100) / 100}
          cy="10"
          r={i < seats - free ? 5 : 7}
        />
      ))}
    </svg>
  )
}

/** Where a run meets. A room is called what stands on its door, in Danish. */
export function Where({ run }: { run: RunShown }) {
  const { t, i18n } = useTranslation("courses")
  return (
    <p className="run-where">
      <Icon name="map-pin" />
      {run.room ? (
        <span>
          {i18n.language === houseLanguage ? null : `${t("room")}: `}
          <span lang="da">{run.room}</span>, {run.address}
        </span>
      ) : (
        <span>{t("video")}</span>
      )}
    </p>
  )
}

/** One run of a course: seats, place, meetings on the line, and how to sign up. */
export function RunBlock({ run, language }: { run: RunShown; language: string }) {
  const { t } = useTranslation("courses")
  const full = run.state === "full"
  return (
    <section className={full || run.state === "closed" ? "run run-full" : "run"}>
      <div className="run-head">
        <h2>{t("starts", { day: run.starts })}</h2>
        <p className={full ? "seats full" : "seats"}>
          {full
            ? run.waiting > 0
              ? t("full", { count: run.waiting })
              : t("fullNone")
            : t("seatsFree", { count: run.free, seats: run.seats })}
        </p>
      </div>
      {full ? null : <SeatLine seats={run.seats} free={run.free} />}
      {run.room || run.video ? <Where run={run} /> : null}
      <ol className="path meetings">
        {run.meetings.map((meeting, i) => (
          <li key={meeting.id} className={i === run.meetings.length - 1 ? "is-end" : undefined}>
            <span className="stop" aria-hidden="true" />
            <p className="m-date">
              <b>{meeting.day}</b> <span className="num">{meeting.hours}</span>
            </p>
            {meeting.about ? <p>{meeting.about}</p> : null}
          </li>
        ))}
      </ol>
      {run.state === "not-open" ? (
        <p>{t("opensAt", { when: run.opens })}</p>
      ) : run.state === "closed" ? (
        <p>{t("closed")}</p>
      ) : (
        <div className="button-group">
          <a
            className={full ? "button button-secondary" : "button button-primary button-big"}
            href={paths.signUp(language, run.id)}
          >
            {t(full ? "joinList" : "signUp")}
            <span className="sr-only">: {t("starts", { day: run.starts })}</span>
          </a>
          <span className="small">
            {full ? t("offerHint", { count: run.offerHours }) : t("openUntil", { when: run.closes })}
          </span>
        </div>
      )}
    </section>
  )
}
