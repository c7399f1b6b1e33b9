import type { OfficeChange, NewService, ServiceChange } from "#domain/office/changes.ts"
import { type Contact, contactNames } from "#domain/office/contact.ts"
import { type DayListSettings, dayListOf } from "#domain/desk/day-list-settings.ts"
import { reminderSettings } from "#domain/booking/reminders.ts"
import { type BookingSettings, bookingSettingNames } from "#domain/booking/settings.ts"
import { type NoticeValues, standingOf } from "#domain/office/notices.ts"
import type { ServiceWords } from "#domain/office/service-change.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Transaction } from "#db/client.ts"
import type { ServiceWithTexts } from "#db/office/reads.ts"
import * as write from "#db/office/writes.ts"
import { queueMovingReminders } from "../booking/move-reminders.ts"
import type { Recorded, Whole } from "./whole.ts"

/** Changes of what the office says: its contact data, notices and services. */
type SaysSomething = Extract<
  OfficeChange,
  {
    what:
      | "service"
      | "new-service"
      | "order-services"
      | "contact"
      | "settings"
      | "day-list"
      | "new-notice"
      | "notice"
      | "end-notice"
      | "resume-notice"
  }
>
export type SaysRefusal = "unknown" | "key-taken" | "notice-over" | "in-the-past" | "changed-meanwhile"
type Applied = Promise<Result<Recorded | "same", SaysRefusal>>

export function applyWords(tx: Transaction, old: Whole, change: SaysSomething, now: Date): Applied {
  switch (change.what) {
    case "contact":
      return applyContact(tx, old, change)
    case "settings":
      return applySettings(tx, old, change.settings, now)
    case "day-list":
      return applyDayList(tx, old, change)
    case "service":
      return applyService(tx, old, change, now)
    case "new-service":
      return addService(tx, old, change, now)
    case "order-services":
      return orderServices(tx, old, change.ids)
    case "new-notice":
      return addNotice(tx, old, change, officeDay(now))
    case "notice":
      return applyNotice(tx, old, change, officeDay(now))
    case "end-notice":
    case "resume-notice":
      return endNotice(tx, old, change, now)
  }
}

async function applyContact(tx: Transaction, { site }: Whole, change: Contact): Applied {
  const pick = (from: Contact) => Object.fromEntries(contactNames.map((name) => [name, from[name].trim()]))
  const before = pick(site)
  const after = pick(change)
  if (contactNames.every((name) => before[name] === after[name])) return ok("same")
  await write.updateSite(tx, site.id, after)
  return ok({ before, after })
}

async function applySettings(tx: Transaction, { site, settings }: Whole, after: BookingSettings, now: Date): Applied {
  if (bookingSettingNames.every((name) => settings[name] === after[name])) return ok("same")
  await write.updateSite(tx, site.id, { settings: { ...after } })
  if (reminderSettings.some((name) => settings[name] !== after[name])) await queueMovingReminders(tx, now)
  return ok({ before: settings, after })
}

async function applyDayList(tx: Transaction, { site }: Whole, { at, email }: DayListSettings): Applied {
  const before = dayListOf(site)
  if (before.at === at && before.email === email) return ok("same")
  await write.updateSite(tx, site.id, { dayListAt: at, dayListEmail: email })
  return ok({ before, after: { at, email } })
}

const sameWords = (a: ServiceWords | undefined, b: ServiceWords) =>
  a !== undefined &&
  a.name === b.name &&
  a.shortName === b.shortName &&
  a.about === b.about &&
  a.first === b.first &&
  a.atCounter === b.atCounter &&
  a.bring.join("\n") === b.bring.join("\n")

async function applyService(tx: Transaction, old: Whole, change: ServiceChange, now: Date): Applied {
  const was = old.services.find((s) => s.id === change.id)
  if (!was) return refuse("unknown")
  const { what: _what, id, texts, fits, ...values } = change
  await write.updateService(tx, old.site.id, id, values)
  for (const [language, words] of Object.entries(texts)) {
    const stays = sameWords(was.texts[language], words)
    const writtenAt = stays && !fits ? was.texts[language]!.writtenAt : now
    await write.putServiceText(tx, { serviceId: id, language, ...words, writtenAt })
  }
  return ok({ before: recorded(was), after: { id, key: was.key, ...values, texts } })
}

/** A service as the history keeps it: what can be changed of it, and who it is. */
function recorded({ siteId: _siteId, position: _position, texts, ...service }: ServiceWithTexts) {
  const words = Object.entries(texts).map(([language, text]): [string, ServiceWords] => {
    const { name, shortName, about, first, bring, atCounter } = text
    return [language, { name, shortName, about, first, bring, atCounter }]
  })
  return { ...service, texts: Object.fromEntries(words) }
}

async function addService(tx: Transaction, { site, services }: Whole, change: NewService, now: Date): Applied {
  if (services.some((s) => s.key === change.key)) return refuse("key-taken")
  const { what: _what, texts, ...values } = change
  const position = Math.max(0, ...services.map((s) => s.position)) + 10
  const serviceId = await write.insertService(tx, { siteId: site.id, ...values, position })
  for (const [language, words] of Object.entries(texts))
    await write.putServiceText(tx, { serviceId, language, ...words, writtenAt: now })
  return ok({ before: null, after: { id: serviceId, ...values, texts } })
}

/** An order names each service once; another one was made for an office that is no longer so. */
async function orderServices(tx: Transaction, { site, services }: Whole, ids: readonly string[]): Applied {
  const known = services.map((s) => s.id)
  if (ids.length !== known.length || !known.every((id) => ids.includes(id))) return refuse("changed-meanwhile")
  if (known.every((id, i) => id === ids[i])) return ok("same")
  for (const [i, id] of ids.entries()) await write.updateService(tx, site.id, id, { position: (i + 1) * 10 })
  return ok({ before: { ids: known }, after: { ids: [...ids] } })
}

const valuesOf = ({ serviceId, kind, firstDay, lastDay, texts }: NoticeValues): NoticeValues => ({
  serviceId,
  kind,
  firstDay,
  lastDay,
  texts: Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text.trim()])),
})
/** The key order of texts is no difference. */
const marked = (notice: NoticeValues) =>
  JSON.stringify({ ...valuesOf(notice), texts: Object.entries(valuesOf(notice).texts).toSorted() })
const isKnown = ({ services }: Whole, serviceId: string | null) =>
  serviceId === null || services.some((s) => s.id === serviceId)

async function addNotice(tx: Transaction, old: Whole, change: NoticeValues, today: string): Applied {
  if (!isKnown(old, change.serviceId)) return refuse("unknown")
  if (change.lastDay < today) return refuse("in-the-past")
  const values = valuesOf(change)
  // Sent twice, or pressed again after a lost answer: one notice.
  if (old.notices.some((n) => n.endedAt === null && marked(n) === marked(values))) return ok("same")
  const id = await write.insertNotice(tx, { siteId: old.site.id, ...values })
  return ok({ before: null, after: { id, ...values } })
}

async function applyNotice(
  tx: Transaction,
  old: Whole,
  change: Extract<OfficeChange, { what: "notice" }>,
  today: string,
): Applied {
  const was = old.notices.find((n) => n.id === change.id)
  if (!was || !isKnown(old, change.serviceId)) return refuse("unknown")
  if (standingOf(was, today) === "past") return refuse("notice-over")
  if (change.lastDay < today) return refuse("in-the-past")
  const values = valuesOf(change)
  if (marked(was) === marked(values)) return ok("same")
  await write.updateNotice(tx, old.site.id, was.id, values)
  return ok({ before: { id: was.id, ...valuesOf(was) }, after: { id: was.id, ...values } })
}

async function endNotice(
  tx: Transaction,
  old: Whole,
  change: Extract<OfficeChange, { what: "end-notice" | "resume-notice" }>,
  now: Date,
): Applied {
  const was = old.notices.find((n) => n.id === change.id)
  if (!was) return refuse("unknown")
  const ends = change.what === "end-notice"
  if (ends === (was.endedAt !== null)) return ok("same")
  if (was.lastDay < officeDay(now)) return refuse("notice-over")
  await write.updateNotice(tx, old.site.id, was.id, { endedAt: ends ? now : null })
  const about = { id: was.id, ...valuesOf(was) }
  return ok({ before: about, after: { ...about, ended: ends } })
}
