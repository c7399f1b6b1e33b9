import type { NotCorrected, SaysLine } from "#app/booking/correct.server.ts"
import { WithPhone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"

/** The nearest free times for what was typed: a press saves it all at that time. What was typed goes along unseen. */
export function OtherTimes({
  refused,
  nearest,
  lead,
  none,
  phone,
  stay,
  button = "button button-secondary",
}: {
  refused: NotCorrected
  nearest: NonNullable<NotCorrected["nearest"]>
  lead: string
  none: string
  /** Whom to call, where it is a visitor's page. */
  phone: string
  /** The visit as it is. */
  stay: string
  /** How a button looks on this side. */
  button?: string
}) {
  const { t } = useTranslation("booking")
  const title = refused.error === "time-taken" ? t("correct.times.taken") : t("correct.times.title")
  return (
    <section className="alert other-times" id="other-times" tabIndex={-1} aria-labelledby="other-times-title">
      <h2 className="alert-heading" id="other-times-title">
        {title}
      </h2>
      {nearest.length === 0 ? (
        <p>
          <WithPhone text={none} number={phone} />
        </p>
      ) : (
        <form method="post">
          <p>{lead}</p>
          {refused.typed.map(([name, value], i) => (
            <input type="hidden" key={i} name={name} value={value} />
          ))}
          <input type="hidden" name="seen" value={refused.seen} />
          <ul className="nearest">
            {nearest.map((time) => (
              <li key={time.value}>
                <button className={button} type="submit" name="to" value={time.value}>
                  <span className="sr-only">{t("correct.times.choose")}: </span>
                  <b>{time.clock}</b> <span>{time.day}</span>
                </button>
              </li>
            ))}
          </ul>
        </form>
      )}
      <p className="stay">
        <a href={stay}>{t("correct.times.stay")}</a>
      </p>
    </section>
  )
}

const labels = {
  services: "steps.services",
  party: "check.party",
  names: "visit.people",
  contactName: "details.contactName",
  email: "details.email",
  phone: "details.phone",
  language: "details.language",
  supportNeeds: "check.supportShort",
  time: "correct.time",
} as const

/** What a visit says now, where it was changed while somebody typed. */
export function Meanwhile({ lines }: { lines: readonly SaysLine[] }) {
  const { t } = useTranslation("booking")
  return (
    <section className="alert other-times" id="meanwhile" tabIndex={-1} aria-labelledby="meanwhile-title">
      <h2 className="alert-heading" id="meanwhile-title">
        {t("correct.meanwhile.title")}
      </h2>
      <p>{t("correct.meanwhile.lead")}</p>
      <dl className="structured-list">
        {lines.map(({ field, text }) => (
          <div className="row" key={field}>
            <dt>{t(labels[field])}</dt>
            <dd className="value">{text ? <bdi>{text}</bdi> : t("check.notProvided")}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
