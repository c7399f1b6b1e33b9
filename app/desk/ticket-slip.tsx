import { Qr } from "#app/parts/qr.tsx"
import { notFound } from "#app/parts/refusals.ts"
import { SlipActs } from "#app/parts/slip-acts.tsx"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { showTicketSlip } from "./ticket.server.ts"
import type { Route } from "./+types/ticket-slip"

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const slip = await showTicketSlip(context, params.id, url.searchParams.get("in"))
  if (!slip) throw notFound()
  return slip
}

/** A walk-in's number to print. Around the slip the page speaks to staff; the slip speaks to who waits. */
export default function TicketSlip({ loaderData: slip }: Route.ComponentProps) {
  const { t } = useTranslation("queue-staff")
  const { words } = slip
  return (
    <StaffPage
      title={t("slip.title", { number: slip.number })}
      acts={
        <SlipActs
          language={slip.language}
          hrefIn={(code) => paths.staff.ticketSlip(slip.id, { in: code })}
          back={{ href: paths.staff.queue(), text: t("slip.back") }}
        />
      }
    >
      <p className="hint slip-hint">{t("slip.hint")}</p>
      <article className="slip ticket-slip" lang={slip.language}>
        <p>{words.site}</p>
        <h2>{words.number}</h2>
        <p className="ticket-number">{slip.number}</p>
        <p>{words.service}</p>
        {words.wait ? <p>{words.wait}</p> : null}
        <p>{words.look}</p>
        {slip.link ? (
          <>
            <p>{words.scan}</p>
            <Qr text={slip.link} />
          </>
        ) : null}
      </article>
    </StaffPage>
  )
}
