import { addDays, mondayOf } from "#domain/time/office-time.ts"
import type { Transaction } from "../client.ts"
import * as t from "../office/tables.ts"
import { serviceSeeds } from "./services.ts"
import { seedRules } from "./rules.ts"

const ICS_EAST = "ics-east"

/** Weekly hours of the counters: facts § 10 (Mon 9–15, Tue closed, Wed 11–17, Thu 9–15, Fri 9–14). */
const weekly = [
  { weekday: 1, opens: "09:00", closes: "15:00" },
  { weekday: 3, opens: "11:00", closes: "17:00" },
  { weekday: 4, opens: "09:00", closes: "15:00" },
  { weekday: 5, opens: "09:00", closes: "14:00" },
]

/** Counters in the visitor's way through the hall, so that a chained visit runs from left to right in the calendar. */
const counters = [
  ...[1, 2, 3].map((number) => ({ number, group: "SIRI", skills: ["siri"] })),
  ...[4, 5, 6, 7, 8, 9, 10, 11].map((number) => ({
    number,
    group: "Borgerservice",
    groupNames: { en: "Citizen service" },
    skills: ["cpr", "health", "mitid"],
  })),
  { number: 12, group: "Skat og job", groupNames: { en: "Tax and jobs" }, skills: ["tax", "benefit", "career"] },
]

const staff = [
  "Jonas",
  "Aylin",
  "Peter",
  "Mette",
  "Lars",
  "Fatima",
  "Sofie",
  "Emil",
  "Ingrid",
  "Karen",
  "Nadia",
  "Thomas",
]

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`
const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** One half-hour break each, spread over the middle of the day so that no group stops at once. */
function shifts(weekday: number, index: number) {
  const hours = weekly.find((h) => h.weekday === weekday)!
  const opens = minutesOf(hours.opens)
  const closes = minutesOf(hours.closes)
  const rest = opens + Math.round(((closes - opens) * 0.38) / 5) * 5 + (index % 4) * 30
  return [
    { starts: hours.opens, ends: clock(rest) },
    { starts: clock(rest + 30), ends: hours.closes },
  ]
}

/** Writes the office: ICS East with its counters, services, hours, closing days and roster. Answers its id. */
export async function seedOffice(tx: Transaction, today: string): Promise<string> {
  const from = addDays(mondayOf(today), -7)
  const [site] = await tx
    .insert(t.site)
    .values({
      key: ICS_EAST,
      name: "International Citizen Service East",
      address: "Nyropsgade 1",
      postalLine: "1602 København V",
      phone: "+45 33 66 10 00",
      email: "cph@kk.dk",
      controller: "Københavns Kommune",
      controllerAddress: "Rådhuspladsen 1, 1550 København V",
      controllerCvr: "64942212",
      officerEmail: "dpo@kk.dk",
      officerPhone: "+45 33 66 33 66",
      mapUrl: "https://www.openstreetmap.org/search?query=Nyropsgade%201%2C%201602%20K%C3%B8benhavn",
      stepMinutes: 10,
    })
    .returning({ id: t.site.id })
  const siteId = site!.id

  const counterIds = new Map<number, string>()
  for (const row of counters) {
    const [counter] = await tx
      .insert(t.counter)
      .values({ siteId, ...row })
      .returning({ id: t.counter.id })
    counterIds.set(row.number, counter!.id)
  }

  const [series] = await tx
    .insert(t.openingSeries)
    .values({ siteId, validFrom: from, validTo: null })
    .returning({ id: t.openingSeries.id })
  await tx.insert(t.openingHours).values(weekly.map((hours) => ({ seriesId: series!.id, ...hours })))

  const year = Number(today.slice(0, 4))
  await tx.insert(t.closure).values(
    [year, year + 1].flatMap((y) => [
      { siteId, kind: "closed" as const, firstDay: `${y}-12-24`, lastDay: `${y}-12-24`, reason: "Juleaften" },
      { siteId, kind: "closed" as const, firstDay: `${y}-12-31`, lastDay: `${y}-12-31`, reason: "Nytårsaften" },
    ]),
  )

  await tx.insert(t.rosterShift).values(
    counters.flatMap((row, index) =>
      weekly.flatMap(({ weekday }) =>
        shifts(weekday, index).map((shift) => ({
          counterId: counterIds.get(row.number)!,
          weekday,
          ...shift,
          staffName: staff[index]!,
          validFrom: from,
        })),
      ),
    ),
  )

  for (const [index, { texts, ...values }] of serviceSeeds.entries()) {
    const [service] = await tx
      .insert(t.service)
      .values({ siteId, ...values, position: (index + 1) * 10 })
      .returning({ id: t.service.id })
    await tx
      .insert(t.serviceText)
      .values(Object.entries(texts).map(([language, text]) => ({ serviceId: service!.id, language, ...text })))
  }
  await seedRules(tx, new Date(`${today}T00:00:00Z`))
  return siteId
}
