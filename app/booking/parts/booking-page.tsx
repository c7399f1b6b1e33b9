import { type Step, stepsOf } from "#domain/booking/journey.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import type { ReactNode } from "react"
import { Trans } from "react-i18next"
import { Tick } from "#app/parts/tick.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import type { HoldShown } from "#app/booking/journey.server.ts"
import { paths } from "#paths"
import { useRequest } from "#app/parts/request.tsx"
import { Icon } from "#app/parts/icon.tsx"

/** The frame of each page of the booking: the line travelled so far, the way back, the title. Done stops lead back. */
export function BookingPage({
  step,
  language,
  title,
  back,
  hold,
  inForm,
  confirmFirst = false,
  children,
  pageTitle,
}: {
  step: Step
  language: string
  title: string
  pageTitle?: string | undefined
  back: string
  hold?: HoldShown | null | undefined
  /** The page's own form has the button that extends the hold. */
  inForm?: boolean
  /** The details come before the time: see `mayHold`. */
  confirmFirst?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation("booking")
  const { t: common } = useTranslation("common")
  const steps = stepsOf(confirmFirst)
  const here = steps.indexOf(step)
  return (
    <>
      <PageTitle title={pageTitle ?? title} />
      <nav className="journey" aria-label={t("journey", { step: here + 1, of: steps.length })}>
        <div className="container">
          <ol>
            {steps.map((name, i) => (
              <li
                key={name}
                className={i < here ? "done" : i === here ? "current" : undefined}
                aria-current={i === here ? "step" : undefined}
              >
                <span className="stop" aria-hidden="true">
                  {i < here ? <Tick /> : null}
                </span>
                {i < here ? (
                  <a className="label" href={paths[name](language)}>
                    {t(`steps.${name}`)}
                  </a>
                ) : (
                  <span className="label">{t(`steps.${name}`)}</span>
                )}
              </li>
            ))}
          </ol>
          <p className="journey-now">{t("stepOf", { step: here + 1, of: steps.length, name: t(`steps.${step}`) })}</p>
        </div>
      </nav>
      <div className="container flow">
        <a className="back-link" href={back}>
          <Icon name="back" />
          {common("back")}
        </a>
        {hold ? <Hold hold={hold} language={language} extends={!inForm} /> : null}
        {children}
      </div>
    </>
  )
}

/**
 * The held time and what is left of it. The words are the server's; the small script counts them down where it runs.
 */
export function Hold({
  hold,
  language,
  extends: extendsHere,
}: {
  hold: HoldShown
  language: string
  /** False where a form holds typed text: there the form itself has the button, and nothing typed is lost. */
  extends: boolean
}) {
  const { path } = useRequest()
  const { t } = useTranslation("booking")
  const minutes = Math.max(1, Math.ceil(hold.seconds / 60))
  // One that the office offered is held for hours: the minutes are counted when few are left.
  const counts = minutes <= 60
  return (
    <div
      className={minutes <= 2 ? "hold narrow is-ending" : "hold narrow"}
      data-hold-seconds={counts ? hold.seconds : undefined}
      data-hold-many={t("hold.leftNumber", { clock: hold.until })}
      data-hold-one={t("hold.left", { count: 1, clock: hold.until })}
      data-hold-over={t("hold.over")}
    >
      <span>
        <Trans t={t} i18nKey="hold.label" values={{ when: hold.when }} components={{ b: <b /> }} />
      </span>
      <span className="left num" data-hold-left>
        {counts ? t("hold.left", { count: minutes, clock: hold.until }) : t("hold.until", { clock: hold.until })}
      </span>
      <span className="sr-only" role="status" data-hold-status />
      {hold.extendable && extendsHere && counts ? (
        <form method="post" action={paths.extend(language)}>
          <input type="hidden" name="back" value={path} />
          <button className="linkbutton" type="submit">
            {t("hold.more")}
          </button>
        </form>
      ) : null}
    </div>
  )
}
