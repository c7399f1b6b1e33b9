import type { ReactNode } from "react"
import { useTranslation } from "#app/parts/translation.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { paths } from "#paths"
import { AskedPages } from "./sent-asked.tsx"
import type { SentShown } from "#app/prereg/citizen/sent.server.ts"

/** A household that has been sent: where it stands, and the one thing to do next. */
export function Sent({ sent, language }: { sent: SentShown; language: string }) {
  const { t } = useTranslation("prereg")
  const { state, visit } = sent
  const ended = state === "withdrawn" || state === "refused"
  const answeredAll = state === "returned" && sent.asked.every((page) => page.questions.length === 0 && !page.waits)
  return (
    <>
      <SentHead sent={sent} answeredAll={answeredAll} />
      <div className="container cols section-tight">
        <div>
          {state === "returned" ? (
            <AskedPages pages={sent.asked} answeredAll={answeredAll} language={language} />
          ) : null}
          {sent.earlier && !ended ? (
            <div className="alert">
              <p>{t("sent.earlier")}</p>
            </div>
          ) : null}
          {visit || sent.mayChooseTime ? (
            <section className="block">
              <h2>{t("sent.timeTitle")}</h2>
              {visit ? (
                <TimeHeld visit={visit} workingDays={sent.workingDays} />
              ) : (
                <ChooseTime state={state} language={language} />
              )}
            </section>
          ) : null}
          {sent.mayUpload ? (
            <section className="block">
              <h2>{t("photos.title")}</h2>
              <p>{t("photos.invite")}</p>
              <p>
                <a href={paths.preregPhotos(language)}>
                  {sent.photos === 0 ? t("photos.openFirst") : t("photos.open", { count: sent.photos })}
                </a>
              </p>
            </section>
          ) : null}
          <section className="block">
            <h2>{t("section.people")}</h2>
            <ul>
              {sent.names.map((name) => (
                <li key={name}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <SentAside sent={sent} language={language} />
      </div>
    </>
  )
}

/** Where the household stands, what the office wrote, and the reference. */
function SentHead({ sent, answeredAll }: { sent: SentShown; answeredAll: boolean }) {
  const { t } = useTranslation("prereg")
  const { state } = sent
  const title = answeredAll
    ? t("sent.answeredTitle")
    : state === "returned"
      ? t("sent.returnedTitle", { count: sent.asked.reduce((n, page) => n + page.questions.length, 0) })
      : t(`sent.${state}Title`)
  return (
    <>
      <PageTitle title={title} />
      <meta name="robots" content="noindex" />
      <div className="band arrive">
        <div className="container">
          <h1>{title}</h1>
          <div className="arrive-grid">
            <div>
              <p className="lead">
                {answeredAll ? t("sent.answeredLead") : t(`sent.${state}Lead`, { email: sent.email })}
              </p>
              {sent.line ? (
                <blockquote className="office-line">
                  {state === "refused" ? null : <p className="small">{t("sent.line")}</p>}
                  <p>
                    <bdi>{sent.line}</bdi>
                  </p>
                </blockquote>
              ) : null}
              {/* Closing the old one on this device leads to the page where one begins. */}
              {state === "withdrawn" ? (
                <CloseButton className="button button-primary">{t("sent.beginNew")}</CloseButton>
              ) : null}
              {state === "refused" ? <p>{t("sent.complain", { email: sent.officeEmail })}</p> : null}
            </div>
            <dl className="ref">
              <dt>{t("reference")}</dt>
              <dd className="num">{sent.reference}</dd>
            </dl>
          </div>
        </div>
      </div>
    </>
  )
}

/** Closes the pre-registration on this device. */
function CloseButton({ className, children }: { className: string; children: ReactNode }) {
  return (
    <form method="post">
      <button className={className} type="submit" name="intent" value="close">
        {children}
      </button>
    </form>
  )
}

function TimeHeld({ visit, workingDays }: { visit: NonNullable<SentShown["visit"]>; workingDays: number }) {
  const { t } = useTranslation("prereg")
  return (
    <>
      <p>{t(visit.provisional ? "sent.timeProvisional" : "sent.timeBooked", { when: visit.when })}</p>
      {visit.provisional && visit.changeable ? <p>{t("sent.timeProvisionalLate", { count: workingDays })}</p> : null}
      {visit.href ? (
        <p>
          <a href={visit.href}>{t(visit.changeable ? "sent.timeSee" : "sent.timeOnlySee")}</a>
        </p>
      ) : null}
    </>
  )
}

function ChooseTime({ state, language }: { state: SentShown["state"]; language: string }) {
  const { t } = useTranslation("prereg")
  return (
    <form method="post" action={paths.preregTime(language)}>
      <p>{t(state === "accepted" ? "sent.timeInvite" : "sent.timeNone")}</p>
      <button className={state === "returned" ? "button button-secondary" : "button button-primary"} type="submit">
        {t("sent.timeButton")}
      </button>
    </form>
  )
}

/** What has happened, and what one may do about what is stored. */
function SentAside({ sent, language }: { sent: SentShown; language: string }) {
  const { t } = useTranslation("prereg")
  return (
    <aside className="aside" aria-label={t("sent.history")}>
      <div className="ruled">
        <h2>{t("sent.history")}</h2>
        <ol className="nobullet-list history">
          {sent.events.map((event) => (
            <li key={event.id}>
              {event.text}
              <br />
              <span className="small">{event.at}</span>
            </li>
          ))}
        </ol>
      </div>
      <div className="ruled">
        <h2>{t("whyTitle")}</h2>
        <p className="small">
          <a href={paths.preregData(language)}>{t("whyLink")}</a>
        </p>
        {sent.mayWithdraw ? (
          <p className="small">
            <a className="danger-link" href={paths.preregWithdraw(language)}>
              {t("sent.withdraw")}
            </a>
          </p>
        ) : null}
        <CloseButton className="linkbutton small">{t("closeDevice")}</CloseButton>
      </div>
    </aside>
  )
}
