import { useTranslation } from "#app/parts/translation.ts"
import { data, redirect } from "react-router"
import { readForm } from "#app/parts/parse.ts"
import { BookingPage } from "#app/booking/parts/booking-page.tsx"
import { DataNotice } from "#app/parts/data-notice.tsx"
import { ErrorSummary } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { NotProvided, Row } from "#app/booking/parts/row.tsx"
import { Notices } from "#app/parts/notices.tsx"
import { paths } from "#paths"
import { holdShown, needSteps, noticesOf, readJourney } from "#app/booking/journey.server.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { ownMeetings } from "#db/courses/reads.ts"
import { clashesWith } from "#domain/courses/series.ts"
import { readTerms } from "#db/retention/reads.ts"
import { spokenClock, spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import { isLanguage, languages } from "#locales/languages.ts"
import { book } from "#operations/booking/book.ts"
import { knownLinkKey } from "#operations/link.ts"
import type { Route } from "./+types/check"
import { emailShown } from "#app/web/email-shown.server.ts"
import { writtenIn } from "#domain/written-in.ts"

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const journey = await readJourney(request, context, params.language)
  const { portal, found, language } = journey
  // Back, reload or a lost answer after booking: the visit is there already.
  if (found && found.visit.state !== "held" && found.visit.state !== "lapsed") {
    const key = knownLinkKey(portal.ctx.secrets, "visit", found.visit)
    throw redirect(key ? paths.visit(language, key) : paths.mine(language))
  }
  needSteps(journey, "check")
  const { draft, services, at, held, now } = journey
  const visit = held!.visit
  return {
    language,
    hold: holdShown(journey),
    confirmFirst: draft.confirmFirst,
    notices: noticesOf(journey),
    visitId: visit.id,
    /** Staff have chosen services and party with a personal link. */
    invited: draft.invitationId !== null,
    services: services.map((s) => writtenIn(s.texts, language).name),
    names: draft.names,
    day: spokenDay(officeDay(visit.startsAt), language, officeDay(now)),
    from: spokenClock(visit.startsAt, language),
    to: spokenClock(visit.endsAt, language),
    place: `${at.site.address}, ${at.site.postalLine}`,
    phone: at.site.phone,
    contact: {
      name: draft.contactName,
      email: emailShown(draft.email),
      phone: draft.phone,
      language: draft.language,
      support: draft.supportNeeds,
    },
    cutoffHours: visit.cutoffHours,
    visitDays: (await readTerms(portal.db, now)).visitDays,
    // Only an address that has shown that it is theirs is looked up.
    clash:
      draft.confirmedEmail === draft.email
        ? clashesWith([visit], await ownMeetings(portal.db, draft.email, now)).map((m) =>
            spokenMoment(m.startsAt, language, now),
          )
        : [],
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const journey = await readJourney(request, context, params.language)
  const { portal, draftKey, language } = journey
  const form = await readForm(request)
  const booked = await book(portal.ctx, { draftKey: draftKey ?? "", visitId: String(form.get("visit") ?? "") })
  if (booked.ok) {
    const key = knownLinkKey(portal.ctx.secrets, "visit", (await readJourney(request, context, language)).found!.visit)
    return redirect(`${paths.visit(language, key!)}?booked`)
  }
  switch (booked.error) {
    case "no-draft":
      return redirect(`${paths.services(language)}?lost`)
    case "details-missing":
      return redirect(paths.details(language))
    case "email-unconfirmed":
      return redirect(paths.code(language))
    case "not-held":
    case "taken":
      return redirect(paths.taken(language))
    case "too-many-visits":
    case "domain-full":
    case "day-full":
    case "invitation-gone":
      return data({ error: booked.error }, 409)
  }
}

export default function Check({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation("booking")
  const { language, hold, contact } = loaderData
  return (
    <BookingPage
      step="check"
      language={language}
      title={t("check.title")}
      back={paths.details(language)}
      hold={hold}
      confirmFirst={loaderData.confirmFirst}
    >
      <div className="narrow">
        <ErrorSummary
          problems={
            actionData
              ? [{ field: "email-row", message: t(`error.${actionData.error}`, { phone: loaderData.phone }) }]
              : []
          }
        />
        <Notices notices={loaderData.notices} />
        <h1>{t("check.title")}</h1>
        {loaderData.clash.length > 0 ? (
          <div className="alert">
            <p>
              <b>{t("check.clash", { when: loaderData.clash[0]! })}</b>{" "}
              <a href={paths.time(language)}>{t("check.otherTime")}</a>
            </p>
          </div>
        ) : null}
        <VisitRows visit={loaderData} />
        <ContactRows contact={contact} language={language} />
        <section className="block">
          <h2>{t("check.whenTitle")}</h2>
          <ul>
            <li>{t("check.whenMail")}</li>
            <li>{t("check.whenChange", { count: loaderData.cutoffHours })}</li>
            <li>{t("check.whenErase", { count: loaderData.visitDays })}</li>
          </ul>
        </section>
        <DataNotice of="booking" language={language} />
        <div className="button-group flow-end">
          <form method="post">
            <input type="hidden" name="visit" value={loaderData.visitId} />
            <button className="button button-primary button-big xs-full-width" type="submit">
              {t("check.book")}
            </button>
          </form>
          <form method="post" action={paths.letGo(language)}>
            <button className="linkbutton" type="submit">
              {t("check.letGo")}
            </button>
          </form>
        </div>
      </div>
    </BookingPage>
  )
}

type Shown = Route.ComponentProps["loaderData"]

function VisitRows({ visit }: { visit: Shown }) {
  const { t } = useTranslation("booking")
  const { language } = visit
  return (
    <section className="block">
      <h2>{t("check.visit")}</h2>
      <dl className="structured-list">
        <Row
          name={t("steps.services")}
          {...(visit.invited ? {} : { change: paths.services(language), what: t("check.changeServices") })}
        >
          {visit.services.map((name) => (
            <div key={name}>{name}</div>
          ))}
        </Row>
        <Row
          name={t("check.party")}
          {...(visit.invited ? {} : { change: paths.people(language), what: t("check.changePeople") })}
        >
          {visit.names.map((name, i) => (
            <div key={i}>
              <bdi>{name}</bdi>
            </div>
          ))}
        </Row>
        <Row name={t("steps.time")} change={paths.time(language)} what={t("check.changeTime")}>
          <div>{visit.day}</div>
          <div>{t("check.to", { from: visit.from, to: visit.to })}</div>
        </Row>
        <Row name={t("check.place")}>{visit.place}</Row>
      </dl>
    </section>
  )
}

function ContactRows({ contact, language }: { contact: Shown["contact"]; language: string }) {
  const { t } = useTranslation("booking")
  const messages = languages.find((l) => l.code === contact.language) ?? languages[0]
  const change = (field: string) => `${paths.details(language)}#${field}`
  return (
    <section className="block">
      <h2>{t("details.title")}</h2>
      <dl className="structured-list">
        <Row name={t("check.contact")} change={change("contactName")} what={t("check.changeContact")}>
          <bdi>{contact.name}</bdi>
        </Row>
        <Row name={t("details.email")} change={change("email")} what={t("check.changeEmail")} id="email-row">
          <span dir="ltr">{contact.email}</span>
          <br />
          <span className="confirmed">
            <Icon name="check" className="" />
            {t("check.confirmed")}
          </span>
        </Row>
        <Row name={t("details.phone")} change={change("phone")} what={t("check.changePhone")}>
          {contact.phone ? <span dir="ltr">{contact.phone}</span> : <NotProvided />}
        </Row>
        <Row name={t("check.messages")} change={change(`language-${messages.code}`)} what={t("check.changeLanguage")}>
          <span lang={isLanguage(contact.language) ? contact.language : undefined}>{messages.name}</span>
        </Row>
        <Row name={t("check.supportShort")} change={change("supportNeeds")} what={t("check.changeSupport")}>
          {contact.support ? <bdi>{contact.support}</bdi> : <NotProvided />}
        </Row>
      </dl>
    </section>
  )
}
