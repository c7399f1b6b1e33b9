import { data } from "react-router"
import { LinkBroken } from "#app/parts/link-broken.tsx"
import { PageTitle } from "#app/parts/page-title.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { type TicketShown, showTicket } from "#app/desk/ticket.server.ts"
import type { Language } from "#locales/languages.ts"
import type { Route } from "./+types/ticket"

export async function loader({ params, context }: Route.LoaderArgs) {
  const language = params.language as Language
  const ticket = await showTicket(context, params.key, language)
  return data({ language, ticket }, ticket ? 200 : 404)
}

type T = ReturnType<typeof useTranslation<"queue">>["t"]

/** Where one stands in the queue, on the phone. The page updates by itself, with the small script or without. */
export default function TicketPage({ loaderData: { language, ticket } }: Route.ComponentProps) {
  const { t } = useTranslation("queue")
  if (!ticket) return <LinkBroken language={language} />
  const ended = ticket.says === "done" || ticket.says === "over"
  const title =
    ticket.says === "called"
      ? t("ticket.turnTitle", { counter: ticket.counter })
      : t("ticket.title", { number: ticket.number })
  return (
    <>
      <PageTitle title={title} />
      <meta name="robots" content="noindex" />
      {ended ? null : (
        <noscript>
          <meta httpEquiv="refresh" content="15" />
        </noscript>
      )}
      <script type="module" src="/hall.js" />
      <div className={`band arrive ticket is-${ticket.says}`} id="live" {...(ended ? {} : { "data-live": "8" })}>
        <div className="container">
          <h1 className="ticket-number">
            <span>{t("slip.number")}</span> {ticket.number}
          </h1>
          <div role="status">
            <p className="display">{headOf(t, ticket)}</p>
            <p className="lead">{leadOf(t, ticket)}</p>
          </div>
          {ticket.says === "waiting" ? <p>{t("ticket.honest")}</p> : null}
          <dl className="ticket-facts">
            <div>
              <dt>{t("ticket.service")}</dt>
              <dd>{ticket.service}</dd>
            </div>
            <div>
              <dt>{t("ticket.people")}</dt>
              <dd>{ticket.party}</dd>
            </div>
            <div>
              <dt>{t("ticket.at")}</dt>
              <dd>{ticket.takenAt}</dd>
            </div>
          </dl>
          {ended ? null : <p className="small">{t("ticket.updated", { clock: ticket.clock })}</p>}
        </div>
      </div>
    </>
  )
}

function headOf(t: T, ticket: TicketShown): string {
  const { says, counter } = ticket
  if (says === "waiting") return t("ticket.before", { count: ticket.before })
  if (says === "called") return t("ticket.goTo", { counter })
  return t(`ticket.${says}`, { counter })
}

function leadOf(t: T, { says, minutes }: TicketShown): string {
  if (says === "waiting")
    return minutes === null ? t("ticket.unknown") : minutes === 0 ? t("ticket.soon") : t("ticket.wait", { minutes })
  if (says === "called") return t("ticket.turn")
  return says === "over" ? t("ticket.again") : t(`ticket.${says}Text`)
}
