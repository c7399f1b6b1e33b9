import type { RouterContextProvider } from "react-router"
import { portalOf } from "#app/web/context.server.ts"
import { type SiteOffice, readSiteOffice } from "#db/office/reads.ts"
import { type Ticket, readHall, ticketById, ticketByKey } from "#db/turns/reads.ts"
import { capital } from "#domain/capital.ts"
import { ticketNumber } from "#domain/desk/number.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenClock, spokenDay } from "#domain/time/spoken.ts"
import { writtenIn } from "#domain/written-in.ts"
import { type Language, isLanguage, languages } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { hashSecret } from "#operations/context.ts"
import { knownLinkKey } from "#operations/link.ts"
import { paths } from "#paths"
import { waitOf } from "./wait.server.ts"

type Provider = Readonly<RouterContextProvider>

async function standing(context: Provider, at: SiteOffice, ticket: Ticket) {
  const { db, ctx } = portalOf(context)
  const { skill } = at.services.find((one) => one.id === ticket.serviceId)!
  const now = ctx.now()
  return waitOf(at, await readHall(db, at.site.id, ticket.day), { skill, ticket: ticket.id }, now)
}

/** A number on paper, in the language it was taken in or another; null when there is none. */
export async function showTicketSlip(context: Provider, id: string, wanted: string | null) {
  const { db, ctx, config } = portalOf(context)
  const ticket = await ticketById(db, id)
  if (!ticket) return null
  const at = await readSiteOffice(db)
  const language: Language = [wanted ?? "", ticket.language].find(isLanguage) ?? languages[0].code
  const { t } = translator(language)
  const now = ctx.now()
  const key = knownLinkKey(ctx.secrets, "ticket", ticket)
  const { minutes } = await standing(context, at, ticket)
  const service = writtenIn(at.services.find((one) => one.id === ticket.serviceId)!.texts, language).name
  const people = t("desk:people", { count: ticket.party })
  return {
    id,
    language,
    number: ticketNumber(ticket),
    link: key && `${config.portalUrl}${paths.ticket(language, key)}`,
    words: {
      site: t("queue:slip.site", { site: at.site.name, day: spokenDay(ticket.day, language, officeDay(now)) }),
      number: t("queue:slip.number"),
      look: t("queue:slip.look"),
      scan: t("queue:slip.scan"),
      service: t("queue:slip.service", { service, people }),
      wait:
        minutes === null || ticket.state !== "waiting"
          ? null
          : minutes === 0
            ? t("queue:slip.soon")
            : t("queue:slip.wait", { minutes, clock: spokenClock(now, language) }),
    },
  }
}

/** A number as its holder sees it on the phone; null for a link that is cut off or too old. */
export async function showTicket(context: Provider, key: string, language: Language) {
  const { db, ctx } = portalOf(context)
  const ticket = await ticketByKey(db, hashSecret(key))
  if (!ticket) return null
  const at = await readSiteOffice(db)
  const now = ctx.now()
  const today = ticket.day === officeDay(now)
  const over = ticket.state === "done" || ticket.state === "missed"
  return {
    number: ticketNumber(ticket),
    says: !today && !over ? ("over" as const) : ticket.state,
    counter: at.office.counters.find((one) => one.id === ticket.counterId)?.number ?? 0,
    service: capital(writtenIn(at.services.find((one) => one.id === ticket.serviceId)!.texts, language).name),
    party: ticket.party,
    takenAt: spokenClock(ticket.takenAt, language),
    clock: spokenClock(now, language),
    ...(await standing(context, at, ticket)),
  }
}
export type TicketShown = NonNullable<Awaited<ReturnType<typeof showTicket>>>
