import { Phone } from "#app/parts/phone.tsx"
import type { BenefitShown } from "#app/benefit/shown.server.ts"
import { useTranslation } from "#app/parts/translation.ts"

/** The last day to register, why it is that day, and the last day the office is open before it. */
export function Deadline({ shown }: { shown: BenefitShown }) {
  const { t } = useTranslation("benefit")
  const { left } = shown
  return (
    <dl className="deadline">
      <div className={left <= 3 ? "soon" : undefined}>
        <dt>{t("case.by")}</dt>
        <dd>{shown.by}</dd>
        <dd className="plain">
          {left < 0 ? t("case.overTitle") : left === 0 ? t("left.today") : t("left.days", { count: left })}
        </dd>
      </div>
      {shown.lastOpen && shown.standing !== "elsewhere" ? (
        <div className="soon">
          <dt>{t("case.lastOpen")}</dt>
          <dd>{shown.lastOpen}</dd>
        </div>
      ) : null}
      <div>
        <dt>{t("case.why")}</dt>
        <dd className="plain">{t("case.because", { days: shown.days, day: shown.formDate })}</dd>
      </div>
    </dl>
  )
}

/** What somebody is to do whose case waits, and the days on which it can be done. The letters say the same. */
export function WhatToDo({ shown, here }: { shown: BenefitShown; here: string }) {
  const { t } = useTranslation("benefit")
  const { standing, by, open, from, municipality, late } = shown
  if (standing === "elsewhere")
    return <p>{t(late ? "stand.elsewhereLate" : "stand.elsewhere", { municipality, by })}</p>
  if (standing === "closed")
    return (
      <p>
        {t("stand.closed", { by })} {t("case.phone")} <Phone number={shown.phone} />
      </p>
    )
  if (standing !== "come" && standing !== "come-late") return null
  return (
    <>
      {standing === "come-late" ? (
        <p>{t("stand.late", { by })}</p>
      ) : (
        <>
          <p>{t("stand.by", { by })}</p>
          {shown.lastOpen ? <p>{t("stand.closedThatDay", { by, open })}</p> : null}
          <p>{shown.ahead ? t("stand.ahead", { from, open }) : t("stand.come", { open })}</p>
        </>
      )}
      <p>{t("stand.bring")}</p>
      {shown.visit ? <OwnVisit shown={shown} visit={shown.visit} /> : <Visits shown={shown} here={here} />}
    </>
  )
}

function OwnVisit({ shown, visit }: { shown: BenefitShown; visit: NonNullable<BenefitShown["visit"]> }) {
  const { t } = useTranslation("benefit")
  return (
    <section className="block">
      <h2>{t("case.yours")}</h2>
      <p>{t("case.yoursWhen", { when: visit.when })}</p>
      {visit.is === "in-time" ? null : (
        <p>
          {visit.is === "late" ? t("case.yoursLate") : t("case.yoursEarly", { from: shown.from })}{" "}
          <Phone number={shown.phone} />
        </p>
      )}
    </section>
  )
}

function Visits({ shown, here }: { shown: BenefitShown; here: string }) {
  const { t } = useTranslation("benefit")
  const late = shown.standing === "come-late"
  return (
    <section className="block">
      <h2>{t("case.visits")}</h2>
      {shown.visits.length > 0 ? (
        <form method="post" action={here}>
          <input type="hidden" name="intent" value="book" />
          <p>
            {late ? t("case.visitsLate") : t("case.visitsIn")} {t("case.visitsKept")}
          </p>
          <ul className="nobullet-list">
            {shown.visits.map((visit, i) => (
              <li key={visit.day}>
                <button
                  className={i === 0 ? "button button-primary" : "button button-secondary"}
                  type="submit"
                  name="day"
                  value={visit.day}
                >
                  {t("case.book", { day: visit.spoken })}
                </button>
              </li>
            ))}
          </ul>
        </form>
      ) : shown.bookableFrom ? (
        <p>{t("case.noneYet", { day: shown.bookableFrom })}</p>
      ) : (
        <p>
          {late ? t("case.noneLate") : t("case.noneIn")} <Phone number={shown.phone} />
        </p>
      )}
    </section>
  )
}
