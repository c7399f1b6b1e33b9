import { isLanguage } from "#locales/languages.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import type { VisitShown } from "#app/booking/visit.server.ts"
import { NotProvided, Row } from "./row.tsx"

/** What the visit says, line by line, each with the way to put it right; and its mail once more. */
export function WhatItSays({
  visit,
  standing,
  link,
  language,
}: {
  visit: VisitShown
  standing: boolean
  /** The key in the visit's mailed link. */
  link: string
  language: string
}) {
  const { t } = useTranslation("booking")
  const open = visit.changeable
  return (
    <section className="block what-it-says" id="what-it-says">
      <h2>{t("correct.title")}</h2>
      {open ? <p>{t("correct.lead", { when: visit.until })}</p> : null}
      {visit.newEmail && standing ? <Waiting visit={visit} link={link} language={language} /> : null}
      <dl className="structured-list">
        <Row
          name={t("steps.services")}
          {...(open ? { change: paths.visitServices(language, link), what: t("check.changeServices") } : {})}
        >
          {visit.legs.map((leg) => (
            <div key={leg.clock}>{leg.name}</div>
          ))}
        </Row>
        <Row
          name={t("visit.people")}
          {...(open && !visit.fromHousehold
            ? { change: paths.visitPeople(language, link), what: t("check.changePeople") }
            : {})}
        >
          {visit.names.length > 0
            ? visit.names.map((name, i) => (
                <div key={i}>
                  <bdi>{name}</bdi>
                </div>
              ))
            : t("people", { count: visit.party })}
        </Row>
        <ContactRows visit={visit} change={open ? paths.visitContact(language, link) : null} />
      </dl>
      {standing ? (
        <form method="post" action={paths.visit(language, link)}>
          <button className="button button-secondary" type="submit" name="intent" value="send-again">
            {t("correct.sendAgain")}
          </button>
        </form>
      ) : null}
    </section>
  )
}

function ContactRows({ visit, change }: { visit: VisitShown; change: string | null }) {
  const { t } = useTranslation("booking")
  const to = (field: string, what: string) => (change ? { change: `${change}#${field}`, what } : {})
  const { code, name } = visit.messagesIn
  return (
    <>
      <Row name={t("check.contact")} {...to("contactName", t("check.changeContact"))}>
        <bdi>{visit.contactName}</bdi>
      </Row>
      <Row name={t("details.email")} {...to("email", t("check.changeEmail"))}>
        <span dir="ltr">{visit.email}</span>
      </Row>
      <Row name={t("details.phone")} {...to("phone", t("check.changePhone"))}>
        {visit.contactPhone ? <span dir="ltr">{visit.contactPhone}</span> : <NotProvided />}
      </Row>
      <Row name={t("check.messages")} {...to(`language-${code}`, t("check.changeLanguage"))}>
        <span lang={isLanguage(code) ? code : undefined}>{name}</span>
      </Row>
      <Row name={t("check.supportShort")} {...to("supportNeeds", t("check.changeSupport"))}>
        {visit.support ? <bdi>{visit.support}</bdi> : <NotProvided />}
      </Row>
    </>
  )
}

/** A new address waits for its code: the way to type it, and the way to stay with the old one. */
function Waiting({ visit, link, language }: { visit: VisitShown; link: string; language: string }) {
  const { t } = useTranslation("booking")
  return (
    <div className="alert">
      <p>{t("correct.waiting", { email: visit.newEmail })}</p>
      <form method="post" action={paths.visit(language, link)} className="button-group">
        <a className="button button-primary" href={paths.visitEmail(language, link)}>
          {t("correct.typeCode")}
        </a>
        <button className="button button-secondary" type="submit" name="intent" value="keep-email">
          {t("correct.keepEmail", { email: visit.email })}
        </button>
      </form>
    </div>
  )
}
