import { useTranslation } from "#app/parts/translation.ts"
import { PageTitle } from "#app/parts/page-title.tsx"
import { paths } from "#paths"
import type { SentShown } from "#app/prereg/citizen/sent.server.ts"

/** A household that has been sent: where it stands, and the one thing to do next. */
export function Sent({ sent, language }: { sent: SentShown; language: string }) {
  const { t } = useTranslation("prereg")
  const { state, visit } = sent
  const answeredAll = state === "returned" && sent.asked.every((page) => page.questions.length === 0 && !page.waits)
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
              {state === "withdrawn" ? (
                // Closing the old one on this device leads to the page where one begins.
                <form method="post">
                  <button className="button button-primary" type="submit" name="intent" value="close">
                    {t("sent.beginNew")}
                  </button>
                </form>
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
      <div className="container cols section-tight">
        <div>
          {state === "returned" ? (
            <section className="asked-list">
              {sent.asked.map((page) => (
                <div className="asked-page" key={page.key}>
                  <h2>
                    <bdi>{page.title}</bdi>
                  </h2>
                  {page.questions.length > 0 ? (
                    <ul>
                      {page.questions.map((text) => (
                        <li key={text}>{text}</li>
                      ))}
                    </ul>
                  ) : (
                    <p>{t(page.waits ? "sent.alsoLeft" : "sent.answered")}</p>
                  )}
                  <p>
                    <a
                      className={
                        page.questions.length > 0 || page.waits ? "button button-primary" : "button button-secondary"
                      }
                      href={page.href}
                    >
                      {t(page.questions.length > 0 || page.waits ? "sent.answer" : "sent.change")}
                      <span className="sr-only"> {page.title}</span>
                    </a>
                  </p>
                </div>
              ))}
              {answeredAll ? (
                <p>
                  <a className="button button-primary button-big" href={paths.preregCheck(language)}>
                    {t("check.sendAgain")}
                  </a>
                </p>
              ) : null}
            </section>
          ) : null}
          {sent.earlier && state !== "withdrawn" && state !== "refused" ? (
            <div className="alert">
              <p>{t("sent.earlier")}</p>
            </div>
          ) : null}
          {visit || sent.mayChooseTime ? (
            <section className="block">
              <h2>{t("sent.timeTitle")}</h2>
              {visit ? (
                <>
                  <p>
                    {visit.provisional
                      ? t("sent.timeProvisional", { when: visit.when })
                      : t("sent.timeBooked", { when: visit.when })}
                  </p>
                  {visit.provisional && visit.changeable ? (
                    <p>{t("sent.timeProvisionalLate", { count: sent.workingDays })}</p>
                  ) : null}
                  {visit.href ? (
                    <p>
                      <a href={visit.href}>{t(visit.changeable ? "sent.timeSee" : "sent.timeOnlySee")}</a>
                    </p>
                  ) : null}
                </>
              ) : (
                <form method="post" action={paths.preregTime(language)}>
                  <p>{t(state === "accepted" ? "sent.timeInvite" : "sent.timeNone")}</p>
                  <button
                    className={state === "returned" ? "button button-secondary" : "button button-primary"}
                    type="submit"
                  >
                    {t("sent.timeButton")}
                  </button>
                </form>
              )}
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
            <form method="post">
              <button className="linkbutton small" type="submit" name="intent" value="close">
                {t("closeDevice")}
              </button>
            </form>
          </div>
        </aside>
      </div>
    </>
  )
}
