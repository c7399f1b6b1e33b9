import { useStaff } from "#app/parts/staff-data.ts"
import { may } from "#domain/staff/permissions.ts"
import { useEffect, useRef } from "react"
import { Form, Link } from "react-router"
import type { PanelShown } from "#app/desk/panel.server.ts"
import { Field } from "#app/parts/form.tsx"
import { Icon } from "#app/parts/icon.tsx"
import { MailFailedLine } from "#app/parts/mail-failed.tsx"
import { PersonLink } from "#app/parts/person-link.tsx"
import { Phone } from "#app/parts/phone.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { LONGEST } from "#domain/longest.ts"
import { paths } from "#paths"
import { AlsoHere } from "./also-here.tsx"
import { Acts, TakeBack } from "./panel-acts.tsx"
import { HowBooked } from "./panel-booked.tsx"
import { Events } from "./panel-events.tsx"

/** A visit: where it is now, the one likely act, the others, people, papers, notes, events. */
export function Panel({
  visit,
  back,
  close,
  lost,
  contact,
  keys,
  day,
  saved,
  asPage = false,
}: {
  visit: PanelShown
  /** Where acts return to. */
  back: string
  close: string
  lost: boolean
  contact: { email: string; phone: string } | null
  keys: boolean
  /** The day that the calendar beside it shows. */
  day: string
  /** Changes each time a note of this visit has been saved. */
  saved: string
  asPage?: boolean
}) {
  const { t } = useTranslation("desk")
  const { t: booking } = useTranslation("booking-staff")
  const staff = useStaff()
  const Sub = asPage ? "h2" : "h3"
  return (
    <aside className="panel" aria-labelledby="vh" data-panel={visit.id}>
      <Head visit={visit} close={close} asPage={asPage} />
      <AlsoHere visitId={visit.id} />
      <Legs legs={visit.legs} />
      {asPage || visit.otherDay || visit.day !== day ? (
        <p className={visit.otherDay ? "other-day" : "hint"}>
          {visit.otherDay ? t("visit.otherDay", { when: visit.when }) : visit.when}
        </p>
      ) : null}
      {visit.overbookReason ? <p className="note">{t("visit.overbooked", { reason: visit.overbookReason })}</p> : null}
      {visit.exceptions.length > 0 ? (
        <p className="note exception">
          <b>{visit.exceptions.map((one) => booking(`exception.short.${one}`)).join(", ")}:</b>{" "}
          <bdi>{visit.exceptionReason}</bdi>
        </p>
      ) : null}
      {visit.comes ? (
        <p className="note">
          <Icon name="done" className="i" /> {t("event.comes", { when: visit.comes })}
        </p>
      ) : null}
      <MailFailedLine failed={visit.mailFailed} />
      <Acts visit={visit} back={back} lost={lost} keys={keys} />
      <TakeBack visit={visit} back={back} lost={lost} />
      <section>
        <Sub className="psub">{t("visit.people")}</Sub>
        <People visit={visit} />
      </section>
      <section>
        <Sub className="psub">{t("visit.papers")}</Sub>
        <Papers visit={visit} />
      </section>
      <section>
        <Sub className="psub">{t("visit.contact")}</Sub>
        <Contact visit={visit} contact={contact} />
        {visit.mailable ? <SendAgain visit={visit} back={back} lost={lost} /> : null}
      </section>
      {visit.nextStepsFrom &&
      staff &&
      may(staff, "serve-visits") &&
      (visit.nextStepsFrom === "planText" || may(staff, "read-prereg")) ? (
        <section>
          <Sub className="psub">{t("visit.plan")}</Sub>
          <p>{t(`visit.${visit.nextStepsFrom}`)}</p>
          <p>
            <Link to={paths.staff.nextSteps(visit.id)}>{t("visit.nextSteps")}</Link>
          </p>
        </section>
      ) : null}
      <section>
        <Sub className="psub">{t("visit.note")}</Sub>
        <Notes visit={visit} back={back} lost={lost} saved={saved} />
      </section>
      <section>
        <Sub className="psub">{t("visit.events")}</Sub>
        <Events events={visit.events} />
      </section>
    </aside>
  )
}

function Head({ visit, close, asPage }: { visit: PanelShown; close: string; asPage: boolean }) {
  const { t } = useTranslation("desk")
  const Heading = asPage ? "h1" : "h2"
  return (
    <header>
      <div>
        <p className="ref">{visit.reference}</p>
        <Heading id="vh">
          <bdi>{visit.name}</bdi> <span>{t("people", { count: visit.party })}</span>
        </Heading>
      </div>
      <Link className="btn ic" to={close} aria-label={t("visit.close")} data-close preventScrollReset>
        <Icon name="close" className="i" />
      </Link>
    </header>
  )
}

function Legs({ legs }: { legs: PanelShown["legs"] }) {
  const { t } = useTranslation("desk")
  return (
    <ol className="legs">
      {legs.map((leg) => (
        <li key={leg.id} className={leg.state === "serving" ? "now" : undefined}>
          <span className={`sw is-${leg.state}`}>
            <Icon name={leg.state === "cancelled" ? "missed" : leg.state} className="i" />
          </span>
          <div>
            <b>{t("visit.leg", { from: leg.from, to: leg.to, number: leg.counter })}</b>
            <p>
              {leg.service} · {t(`state.${leg.state}`)}
              {leg.pause ? ` · ${t(`visit.${leg.pause.what}`, { count: leg.pause.minutes })}` : ""}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Who comes, and the help they asked for. */
function People({ visit }: { visit: PanelShown }) {
  const { t } = useTranslation("desk")
  return (
    <>
      <ul className="pers">
        {visit.names.map((name, i) => (
          <li key={i}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      {visit.support ? (
        <p className="note">
          <b>{t("visit.support")}:</b> <bdi>{visit.support}</bdi>
        </p>
      ) : null}
      <p className="note">
        <PersonLink id={visit.id} className="btn small" />
      </p>
    </>
  )
}

/** What each brings, and the way to what the household said before. */
function Papers({ visit }: { visit: PanelShown }) {
  const staff = useStaff()
  const { t } = useTranslation("desk")
  return (
    <>
      {visit.papers.each.map(({ name, papers }, i) => (
        <div key={i}>
          <p className="note">
            <b>
              <bdi>{name}</bdi>
            </b>
          </p>
          <ul className="pers">
            {papers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </div>
      ))}
      <ul className="pers">
        {visit.papers.bring.map((paper) => (
          <li key={paper}>{paper}</li>
        ))}
      </ul>
      {visit.checksIdentity && staff && may(staff, "check-identity") ? (
        <p className="note">
          <a href={paths.staff.identityOfVisit(visit.id)}>{t("visit.identity")}</a>
        </p>
      ) : null}
      {visit.prereg && staff && may(staff, "read-prereg") ? (
        <p className="note">
          <a href={paths.staff.prereg(visit.prereg)}>{t("visit.prereg")}</a>
        </p>
      ) : null}
    </>
  )
}

/** E-mail address and phone, masked until they are asked for. */
function Contact({ visit, contact }: { visit: PanelShown; contact: { email: string; phone: string } | null }) {
  const { t } = useTranslation("desk")
  const known = visit.hasEmail || visit.phone !== null
  return (
    <>
      {contact ? (
        <p className="note">
          {contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : t("visit.noEmail")}
          <br />
          {contact.phone ? <Phone number={contact.phone} /> : t("visit.noPhone")}
        </p>
      ) : (
        <form method="post" action={paths.staff.visit(visit.id)}>
          <p className="note">
            {visit.email || t("visit.noEmail")} · {visit.phone ?? t("visit.noPhone")}{" "}
            {known ? (
              <button className="linkbutton" type="submit" name="intent" value="show-contact">
                {t("visit.show")}
              </button>
            ) : null}
          </p>
          {known ? <p className="hint">{t("visit.hidden")}</p> : null}
        </form>
      )}
      <p className="hint">{t("visit.language", { language: visit.language })}</p>
      <HowBooked visit={visit} />
    </>
  )
}

/** The visit's mail once more, with its link and calendar file. */
function SendAgain({ visit, back, lost }: { visit: PanelShown; back: string; lost: boolean }) {
  const { t } = useTranslation("desk")
  const staff = useStaff()
  if (!staff || !may(staff, "change-visits")) return null
  return (
    <Form method="post" action={paths.staff.visit(visit.id)}>
      <input type="hidden" name="back" value={back} />
      <button className="btn small" type="submit" name="intent" value="send-again" disabled={lost}>
        {t("act.send-again")}
      </button>
    </Form>
  )
}

function Notes({ visit, back, lost, saved }: { visit: PanelShown; back: string; lost: boolean; saved: string }) {
  const { t } = useTranslation("desk")
  const noteForm = useRef<HTMLFormElement>(null)
  // Emptied when one's own note is saved, and at no other moment: a colleague's leaves what is being typed.
  useEffect(() => {
    if (saved) noteForm.current?.reset()
  }, [saved])
  return (
    <>
      {visit.notes.map((note) => (
        <p className="note" key={note.id}>
          <bdi>{note.text}</bdi>{" "}
          <span className="hint">
            {note.at} {note.who}
          </span>
        </p>
      ))}
      <Form method="post" action={paths.staff.visit(visit.id)} ref={noteForm}>
        <input type="hidden" name="back" value={back} />
        <Field id="note" name="text" label={t("visit.addNote")} rows={2} maxLength={LONGEST.visitNote} dir="auto" />
        <button className="btn small" type="submit" name="intent" value="note" disabled={lost}>
          {t("visit.saveNote")}
        </button>
      </Form>
    </>
  )
}
