import type { RouterContextProvider } from "react-router"
import { paths } from "#paths"
import { bringShown } from "#app/booking/visit.server.ts"
import { portalOf } from "#app/web/context.server.ts"
import { visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { papersOfVisit } from "#operations/prereg/bring.ts"
import { arriveAt, changeableUntil } from "#domain/booking/rules.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenClock, spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import { capital } from "#domain/capital.ts"
import { writtenIn } from "#domain/written-in.ts"
import { type Language, isLanguage, languages } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { knownLinkKey } from "#operations/link.ts"

/** A link in pieces of four, as it is read off paper and typed. */
const inPieces = (key: string): string[] => key.match(/.{1,4}/g) ?? []

/**
 * A visit on paper for somebody without e-mail, in the language they chose or another: all that the mail would say, the link as a
 * picture to scan and in words. Null for a visit that is not to come any more.
 */
export async function showSlip(context: Readonly<RouterContextProvider>, id: string, wanted: string | null) {
  const { db, ctx, config } = portalOf(context)
  const found = await visitById(db, id)
  if (!found || !["booked", "provisional", "arrived"].includes(found.visit.state)) return null
  const { visit, legs } = found
  const at = await readSiteOffice(db)
  const language: Language = [wanted ?? "", visit.language].find(isLanguage) ?? languages[0].code
  const { t } = translator(language)
  const now = ctx.now()
  // A number is not broken at the end of a line.
  const phone = at.site.phone.replaceAll(" ", "\u00a0")
  const key = knownLinkKey(ctx.secrets, "visit", visit)
  const services = at.services.filter((s) => legs.some((leg) => leg.serviceId === s.id))
  const text = (serviceId: string) => writtenIn(at.services.find((s) => s.id === serviceId)!.texts, language)
  const { bring, each } = bringShown(
    services.map((s) => ({ key: s.key, bring: text(s.id).bring })),
    await papersOfVisit(db, id, officeDay(now)),
    language,
  )
  const until = changeableUntil(visit)
  return {
    id,
    day: officeDay(visit.startsAt),
    reference: visit.reference,
    language,
    site: at.site.name,
    when: capital(spokenDay(officeDay(visit.startsAt), language, officeDay(now))),
    clock: spokenClock(visit.startsAt, language),
    names: visit.names,
    legs: legs.map((leg) => ({
      clock: spokenClock(leg.startsAt, language),
      name: text(leg.serviceId).name,
      counter: t("booking:slip.counter", { number: leg.counterNumber }),
    })),
    bring,
    each,
    place: `${at.site.address}, ${at.site.postalLine}`,
    link: key && `${config.portalUrl}${paths.visit(language, key)}`,
    address: key && `${config.portalUrl}${paths.visit(language, "")}`,
    pieces: inPieces(key ?? ""),
    words: {
      title: t(visit.state === "provisional" ? "booking:slip.provisional" : "booking:slip.title"),
      reference: t("booking:slip.reference"),
      at: t("booking:slip.at", { clock: spokenClock(visit.startsAt, language) }),
      arrive: t("booking:slip.arrive", { clock: spokenClock(arriveAt(visit.startsAt), language) }),
      place: t("booking:slip.place"),
      people: t("booking:slip.people"),
      hour: t("booking:slip.hour"),
      bring: t("booking:slip.bring"),
      change: t("booking:slip.change"),
      until:
        until > now
          ? t("booking:slip.until", { when: spokenMoment(until, language, now), phone })
          : t("booking:slip.call", { phone }),
      scan: t("booking:slip.scan"),
      type: t("booking:slip.type"),
      key: t("booking:slip.key"),
      secret: t("booking:slip.secret"),
    },
  }
}
export type SlipShown = NonNullable<Awaited<ReturnType<typeof showSlip>>>
