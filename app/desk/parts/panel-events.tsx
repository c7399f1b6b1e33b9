import { textAt } from "#locales/text-at.ts"
import type { PanelShown } from "#app/desk/panel.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { BookedWords } from "./panel-booked.tsx"

/** What has happened to a visit, the latest first. */
export function Events({ events }: { events: PanelShown["events"] }) {
  const { t } = useTranslation("desk")
  return (
    <ol className="ev">
      {events.map((event) => (
        <li key={event.id}>
          <time>{event.at}</time>
          <div>
            <EventWords event={event} />
          </div>
          <span>{event.by === "staff" ? event.staffName : t(`by.${event.by}`)}</span>
        </li>
      ))}
    </ol>
  )
}

function EventWords({ event }: { event: PanelShown["events"][number] }) {
  const { t } = useTranslation("desk")
  const { kind, detail } = event
  if (kind.startsWith("undo-")) return t("event.undo", { what: textAt(t, `state.${kind.slice(5)}`) })
  if (kind === "message-sent") return <Sent message={detail.message} bySms={detail.way === "sms"} />
  if (kind === "sent-again" && detail.way === "sms") return t("event.sentAgainSms")
  if (kind === "booked" || kind === "provisional") return <BookedWords kind={kind} detail={detail} />
  if (kind === "corrected") return <Corrected changes={event.changes} />
  if (kind === "other-counter" && detail.was) {
    const { was, counter, reason } = detail
    return reason ? t("event.seatedWhy", { was, counter, reason }) : t("event.seated", { was, counter })
  }
  if (kind === "cancelled" && detail.reason) return t("event.cancelledWhy", { reason: detail.reason })
  return textAt(t, `event.${kind}`, {
    from: detail.from,
    to: detail.to,
    reason: detail.reason,
    counter: detail.counter,
    minutes: detail.minutes,
  })
}

/** Which message went out. */
function Sent({ message, bySms }: { message: string | undefined; bySms: boolean }) {
  const { t } = useTranslation("desk")
  return bySms ? t("event.bySms", { what: textAt(t, `event.told.${message}`) }) : textAt(t, `event.message.${message}`)
}

/** What a correction changed, a line each. */
function Corrected({ changes }: { changes: PanelShown["events"][number]["changes"] }) {
  const { t } = useTranslation("desk")
  const none = t("event.change.none")
  return (
    <>
      {t("event.corrected")}
      {changes.map(({ field, from, to }) => (
        <p className="hint" key={field}>
          <bdi>
            {field === "supportNeeds"
              ? textAt(t, `event.change.supportNeeds.${to}`)
              : field === "names"
                ? t("event.change.names")
                : t(`event.change.${field}`, { from: from || none, to: to || none })}
          </bdi>
        </p>
      ))}
    </>
  )
}
