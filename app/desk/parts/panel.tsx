import { Phone } from "#app/parts/phone.tsx"
import { useEffect, useRef } from "react"
import { useTranslation } from "#app/parts/translation.ts"
import { Form, Link } from "react-router"
import type { PanelShown } from "#app/desk/panel.server.ts"
import { paths } from "#paths"
import { Icon } from "#app/parts/icon.tsx"
import { MailFailedLine } from "#app/parts/mail-failed.tsx"
import { LONGEST } from "#domain/longest.ts"

const digits = { arrive: "1", serve: "2", finish: "3", miss: "4" } as const
const glyphs = { arrive: "arrived", serve: "serving", finish: "done", miss: "missed" } as const

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
  const action = paths.staff.visit(visit.id)
  const noteForm = useRef<HTMLFormElement>(null)
  // Emptied when one's own note is saved, and at no other moment: a colleague's leaves what is being typed.
  useEffect(() => {
    if (saved) noteForm.current?.reset()
  }, [saved])
  const Heading = asPage ? "h1" : "h2"
  const Sub = asPage ? "h2" : "h3"
  return (
    <aside className="panel" aria-labelledby="vh" data-panel={visit.id}>
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
      <ol className="legs">
        {visit.legs.map((leg) => (
          <li key={leg.id} className={leg.state === "serving" ? "now" : undefined}>
            <span className={`sw is-${leg.state}`}>
              <Icon name={leg.state === "cancelled" ? "missed" : leg.state} className="i" />
            </span>
            <div>
              <b>{t("visit.leg", { from: leg.from, to: leg.to, number: leg.counter })}</b>
              <p>
                {leg.service} · {t(`state.${leg.state}`)}
                {leg.walk > 0 ? ` · ${t("visit.walk", { count: leg.walk })}` : ""}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {asPage || visit.otherDay || visit.day !== day ? (
        <p className={visit.otherDay ? "other-day" : "hint"}>
          {visit.otherDay ? t("visit.otherDay", { when: visit.when }) : visit.when}
        </p>
      ) : null}
      {visit.overbookReason ? <p className="note">{t("visit.overbooked", { reason: visit.overbookReason })}</p> : null}
      <MailFailedLine failed={visit.mailFailed} />
      <Form method="post" action={action}>
        <input type="hidden" name="back" value={back} />
        <input type="hidden" name="seen" value={visit.seen} />
        <div className="acts" role="group" aria-label={t("visit.acts")}>
          {visit.main ? (
            <button
              className="btn primary"
              type="submit"
              name="intent"
              value={visit.main}
              disabled={lost}
              data-act={digits[visit.main]}
            >
              <Icon name={glyphs[visit.main]} className="i" />
              {t(`act.${visit.main}`)}
              {keys ? (
                <span className="k" aria-hidden="true">
                  {digits[visit.main]}
                </span>
              ) : null}
            </button>
          ) : null}
          {visit.others.map((act) => (
            <button
              className="btn"
              key={act}
              type="submit"
              name="intent"
              value={act}
              disabled={lost}
              data-act={digits[act]}
            >
              {t(`act.${act}`)}
              {keys ? (
                <span className="k" aria-hidden="true">
                  {digits[act]}
                </span>
              ) : null}
            </button>
          ))}
          {visit.changeable ? (
            <>
              <a className="btn" href={`${action}?ask=move`} data-act="5">
                {t("act.move")}
                {keys ? (
                  <span className="k" aria-hidden="true">
                    5
                  </span>
                ) : null}
              </a>
              <a className="btn" href={`${action}?ask=cancel`} data-act="6">
                {t("act.cancel")}
                {keys ? (
                  <span className="k" aria-hidden="true">
                    6
                  </span>
                ) : null}
              </a>
            </>
          ) : null}
        </div>
      </Form>
      {visit.undoable ? (
        <Form method="post" action={action} className="take-back">
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="event" value={visit.undoable.eventId} />
          <button className="linkbutton" type="submit" name="intent" value="undo" disabled={lost} data-act="z">
            {t(`takeBack.${visit.undoable.before === "miss" ? "arriveLate" : visit.undoable.act}`)}
          </button>
        </Form>
      ) : null}
      <section>
        <Sub className="psub">{t("visit.people")}</Sub>
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
      </section>
      <section>
        <Sub className="psub">{t("visit.papers")}</Sub>
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
        {visit.prereg ? (
          <p className="note">
            <a href={paths.staff.prereg(visit.prereg)}>{t("visit.prereg")}</a>
          </p>
        ) : null}
      </section>
      <section>
        <Sub className="psub">{t("visit.contact")}</Sub>
        {contact ? (
          <p className="note">
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
            <br />
            {contact.phone ? <Phone number={contact.phone} /> : t("visit.noPhone")}
          </p>
        ) : (
          <form method="post" action={action}>
            <p className="note">
              {visit.email} · {visit.phone ?? t("visit.noPhone")}{" "}
              <button className="linkbutton" type="submit" name="intent" value="show-contact">
                {t("visit.show")}
              </button>
            </p>
            <p className="hint">{t("visit.hidden")}</p>
          </form>
        )}
        <p className="hint">{t("visit.language", { language: visit.language })}</p>
      </section>
      <section>
        <Sub className="psub">{t("visit.note")}</Sub>
        {visit.notes.map((note) => (
          <p className="note" key={note.id}>
            <bdi>{note.text}</bdi>{" "}
            <span className="hint">
              {note.at} {note.who}
            </span>
          </p>
        ))}
        <Form method="post" action={action} ref={noteForm}>
          <input type="hidden" name="back" value={back} />
          <div className="form-group">
            <label className="form-label" htmlFor="note">
              {t("visit.addNote")}
            </label>
            <textarea className="form-input" id="note" name="text" rows={2} maxLength={LONGEST.visitNote} dir="auto" />
          </div>
          <button className="btn small" type="submit" name="intent" value="note" disabled={lost}>
            {t("visit.saveNote")}
          </button>
        </Form>
      </section>
      <section>
        <Sub className="psub">{t("visit.events")}</Sub>
        <ol className="ev">
          {visit.events.map((event) => (
            <li key={event.id}>
              <time>{event.at}</time>
              <div>
                <EventWords event={event} />
              </div>
              <span>{event.by === "staff" ? event.staffName : t(`by.${event.by}`)}</span>
            </li>
          ))}
        </ol>
      </section>
    </aside>
  )
}

function EventWords({ event }: { event: PanelShown["events"][number] }) {
  const { t } = useTranslation("desk")
  const { kind, detail } = event
  if (kind.startsWith("undo-")) return t("event.undo", { what: t(`state.${kind.slice(5) as "done"}`) })
  if (kind === "message-sent") return t(`event.message.${detail.message as "booked"}`)
  if (kind === "cancelled" && detail.reason) return t("event.cancelledWhy", { reason: detail.reason })
  return t(`event.${kind as "moved"}`, {
    from: detail.from,
    to: detail.to,
    reason: detail.reason,
    counter: detail.counter,
  })
}
