import { useTranslation } from "#app/parts/translation.ts"
import type { VisitShown } from "#app/booking/visit.server.ts"

/** The hour at the office, stop by stop: reception, each counter, and when one is done. */
export function VisitHour({ visit }: { visit: VisitShown }) {
  const { t } = useTranslation("booking")
  return (
    <section className="block">
      <h2>{t("visit.hourTitle")}</h2>
      <ol className="path timed">
        <Stop className="is-here" clock={visit.arrive} title={t("visit.reception")} text={t("visit.receptionText")} />
        {visit.legs.map((leg) => (
          <Stop
            key={leg.clock}
            clock={leg.clock}
            title={leg.name}
            text={t("visit.minutes", { text: leg.at, minutes: t("minutes", { count: leg.minutes }) })}
          />
        ))}
        <Stop className="is-end" clock={visit.ends} title={t("visit.done")} text={t("visit.doneText")} />
      </ol>
    </section>
  )
}

function Stop({ className, clock, title, text }: { className?: string; clock: string; title: string; text: string }) {
  return (
    <li className={className}>
      <span className="stop" aria-hidden="true" />
      <p className="when num">
        <b>{clock}</b>
      </p>
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
      </div>
    </li>
  )
}
