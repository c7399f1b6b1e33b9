import { domainToASCII } from "node:url"
import { firstMunicipalities } from "#domain/office/first-municipalities.ts"
import { type Founding, type FoundingTyped, readFounding } from "#domain/office/founding.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type Reader, type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { officeExists, readMunicipalities } from "#db/office/reads.ts"
import * as write from "#db/office/writes.ts"
import { insertCourseTopic } from "#db/courses/writes.ts"
import { courseTopicSeeds } from "#db/seed/course-topics.ts"
import { serviceSeeds } from "#db/seed/services.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import type { Context } from "../context.ts"
import { addStaff } from "../staff/accounts.ts"
import { ticketHolds } from "./setup-code.ts"
import { seedRules } from "#db/seed/rules.ts"

/** How far apart the times begin that are offered; staff can see it. */
const STEP_MINUTES = 10

/** The services that a new office chooses from, with their names and what they are for in each language. */
export const readyServices = serviceSeeds.map(({ key, skill, texts }) => ({
  key,
  skill,
  texts: Object.fromEntries(Object.entries(texts).map(([code, { name, about }]) => [code, { name, about }])),
}))

/** Judges what was written down for a new office by what there is to choose from. */
export async function judgeFounding(db: Reader, typed: FoundingTyped): Promise<ReturnType<typeof readFounding>> {
  const municipalities = await readMunicipalities(db)
  return readFounding(typed, {
    services: readyServices,
    municipalities: municipalities.map(({ code }) => code),
    toAscii: domainToASCII,
  })
}

/**
 * Sets up the office: all of it or nothing. There is one; whoever comes second is told so. `ticket` is what the right code gave the
 * browser; null for whoever holds the keys of the machine anyway.
 */
export function found(
  ctx: Context,
  given: { founding: Founding; language: string; ticket: string | null },
): Promise<Result<null, "already-founded" | "code-lapsed">> {
  const { founding, language, ticket } = given
  return transact(ctx.db, async (tx) => {
    await write.lockFounding(tx)
    if (await officeExists(tx)) return refuse("already-founded")
    if (ticket !== null && !(await ticketHolds({ ...ctx, db: tx }, ticket))) return refuse("code-lapsed")
    const siteId = await write.insertSite(tx, {
      key: "office",
      ...founding.office,
      stepMinutes: STEP_MINUTES,
    })
    await makeCounters(tx, siteId, founding, officeDay(ctx.now()))
    await offerServices(tx, siteId, founding.services)
    await chooseMunicipalities(tx, founding)
    await seedRules(tx, ctx.now())
    for (const [i, topic] of courseTopicSeeds.entries())
      await insertCourseTopic(tx, { siteId, ...topic, position: (i + 1) * 10 })
    const { admin, office, counters } = founding
    const added = await addStaff({ ...ctx, db: tx }, { ...admin, role: "admin", language })
    if (!added.ok) throw new Error(`the first account could not be made: ${added.error}`)
    const account = await accountByEmail(tx, admin.email)
    await write.deleteSetupCode(tx)
    await write.recordChange(tx, {
      siteId,
      at: ctx.now(),
      staffId: account?.id ?? null,
      staffName: admin.name,
      what: "founded",
      before: null,
      after: { ...office, counters: counters.length },
    })
    await announce(tx, { siteId, topics: ["everything"] })
    return ok(null)
  })
}

/** Weekly hours and counters, each staffed all the hours the office is open, by nobody named yet: times can be booked at once. */
async function makeCounters(tx: Transaction, siteId: string, founding: Founding, today: string): Promise<void> {
  const { hours, counters } = founding
  await write.insertSeries(tx, siteId, { validFrom: today, validTo: null, hours })
  for (const counter of counters) {
    const counterId = await write.insertCounter(tx, { siteId, ...counter })
    await write.insertShifts(
      tx,
      hours.map(({ weekday, opens, closes }) => ({
        counterId,
        weekday,
        starts: opens,
        ends: closes,
        staffName: "",
        validFrom: today,
      })),
    )
  }
}

/** All services of the list come, so that staff can offer more of them later; those that were chosen are offered. */
async function offerServices(tx: Transaction, siteId: string, offered: readonly string[]): Promise<void> {
  for (const [index, { texts, ...values }] of serviceSeeds.entries())
    await write.insertService(
      tx,
      { siteId, ...values, position: (index + 1) * 10, active: offered.includes(values.key) },
      { ...texts },
    )
}

async function chooseMunicipalities(tx: Transaction, founding: Founding): Promise<void> {
  const { endTerms, begin, endExceptions } = firstMunicipalities(await readMunicipalities(tx), founding)
  for (const id of endTerms) await write.deleteTerm(tx, id)
  for (const { code, kind } of begin) await write.insertTerm(tx, { code, kind, from: null })
  for (const id of endExceptions) await write.deleteMunicipalityException(tx, id)
}
