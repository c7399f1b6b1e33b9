import { Qr } from "#app/parts/qr.tsx"
import { notFound } from "#app/parts/refusals.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { languages } from "#locales/languages.ts"
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
        <>
          <nav className="seg" aria-label={t("slip.language")}>
            {languages.map((language) => (
              <a
                key={language.code}
                href={paths.staff.ticketSlip(slip.id, { in: language.code })}
                aria-current={language.code === slip.language ? "page" : undefined}
                lang={language.code}
              >
                {language.name}
              </a>
            ))}
          </nav>
          <button className="btn primary" type="button" onClick={() => print()}>
            {t("slip.print")}
          </button>
          <a className="btn" href={paths.staff.queue()}>
            {t("slip.back")}
          </a>
        </>
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
