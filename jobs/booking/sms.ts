import { addHours } from "date-fns"
import { eventById, visitById } from "#db/booking/reads.ts"
import { openOffer } from "#db/offers/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { noteSmsSent } from "#operations/mail/sms.ts"
import { type SmsTasks, answerLink } from "../doing.ts"
import { messageFits, reminderFits } from "./fits.ts"
import { isOffer } from "./messages.ts"
import { visitSms } from "./sms-text.ts"

/** What is told of a visit that is over or given up still interests for a day. */
const LATE_HOURS = 24

/** The SMS about visits. */
export const bookingSmsTasks: SmsTasks = (texting) => ({
  async "sms-visit"({ kind, visitId, eventId, revision }) {
    const { ctx, portalUrl, sendSms } = texting
    const found = await visitById(ctx.db, visitId)
    const now = ctx.now()
    if (!found || found.visit.phone === "") return
    const { visit } = found
    const fits = kind === "reminder" ? reminderFits(visit, revision, now, "sms") : messageFits(kind, visit, revision)
    if (!fits || (isOffer(kind) && !(await openOffer(ctx.db, visitId)))) return
    const at = await readSiteOffice(ctx.db)
    const detail = (eventId && (await eventById(ctx.db, eventId))?.detail) || {}
    const text = visitSms(kind, visit, { at, answer: answerLink(texting, visit), portalUrl, now, detail })
    const id = `${eventId ?? `${visitId}.${revision}`}.${kind}`
    const until = visit.startsAt > now ? visit.startsAt : addHours(now, LATE_HOURS)
    const gatewayId = await sendSms({ to: visit.phone, text, id, until })
    await noteSmsSent(ctx, { id, visitId, kind, language: visit.language, gatewayId })
  },
})
