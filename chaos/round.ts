import { writeFileSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"
import { type Case, type Violation, check } from "./check.ts"
import { extraOf, mailIds, textIds } from "./check-mail.ts"
import { Desk } from "./desk.ts"
import { type Director, faults } from "./faults.ts"
import type { Recorder } from "./record.ts"
import type { Stage } from "./stage.ts"
import { type Client, type Town, openDays } from "./town.ts"
import { Visitor } from "./visitor.ts"
import { readWorld } from "./world.ts"

const DAYS = 4
/** Faults follow each other after so many acts, at least and at most. */
const GAP = { least: 6, most: 16 }
/** So often it is looked whether all mail has gone, twice a second. */
const LOOKS = 240

export interface Crowd {
  town: Town
  clients: Client[]
  /** Acts that have been answered in all rounds. */
  acts: () => number
  setOpen(open: boolean): void
}

export function makeCrowd(stage: Stage, record: Recorder, random: () => number, size: number): Crowd {
  let open = false
  const town: Town = {
    origin: stage.proxy.url,
    random,
    record,
    mail: stage.mail,
    visits: [],
    households: [...stage.office.households],
    days: openDays(new Date(), DAYS),
    open: () => open,
  }
  const desks = stage.office.staffTokens.map((token, i) => new Desk(town, `s${i + 1}`, token))
  const visitors = Array.from({ length: size }, (_, i) => new Visitor(town, `v${i + 1}`))
  return {
    town,
    clients: [...visitors, ...desks],
    acts: () => record.entries.length,
    setOpen: (to) => (open = to),
  }
}

/**
 * One round: so many acts under faults, then everything comes to rest, then the checker. `list` names the faults in
 * their order.
 */
export async function playRound(
  stage: Stage,
  crowd: Crowd,
  record: Recorder,
  wants: { acts: number; list: readonly string[]; logFile: string },
): Promise<{ violations: Violation[]; the: Case }> {
  const until = crowd.acts() + wants.acts
  crowd.setOpen(true)
  let disturbed = false
  // Everybody goes on until every fault has had its turn.
  const over = () => disturbed && crowd.acts() >= until
  const people = Promise.all(
    crowd.clients.map(async (client) => {
      while (!over()) await client.step()
    }),
  )
  const director: Director = { stage, record, random: crowd.town.random, acts: (count) => actsLater(crowd, count) }
  await Promise.all([people, disturb(director, wants.list).finally(() => (disturbed = true))])
  crowd.setOpen(false)
  writeFileSync(wants.logFile, stage.log.map(({ from, text }) => `${from}: ${text}\n`).join(""))
  await stage.mail.up()
  stage.sms.up()
  await stage.revive()
  const waiting = await rest(stage)
  const the: Case = {
    entries: record.entries,
    faults: record.faults,
    world: await readWorld(stage.database.url, { mails: stage.mail.mails, texts: stage.sms.taken }),
    log: stage.log,
  }
  return { violations: [...check(the), ...waiting], the }
}

async function actsLater(crowd: Crowd, count: number): Promise<void> {
  const until = crowd.acts() + count
  while (crowd.acts() < until) await pause(20)
}

/** Every fault of the list, each after a while. */
async function disturb(director: Director, list: readonly string[]): Promise<void> {
  for (const kind of list) {
    await director.acts(GAP.least + Math.floor(director.random() * (GAP.most - GAP.least)))
    const at = Date.now()
    director.record.fault({ kind, at })
    await faults[kind]!(director)
  }
}

/** Waits until all mail has gone; a job without a key was replaced while it ran. Mails that wait for their next try are tried now: the mail server is back. */
async function rest(stage: Stage): Promise<Violation[]> {
  for (let looks = 0; looks < LOOKS; looks++) {
    await pause(500)
    await stage.sql(
      `select graphile_worker.reschedule_jobs(array(select id from graphile_worker._private_jobs
        where attempts > 0 and locked_at is null and run_at > now() and last_error is not null), run_at := now())`,
    )
    const [left] = await stage.sql<{ count: number }>(
      "select count(*)::int as count from graphile_worker._private_jobs where run_at <= now() and key is not null",
    )
    if (left?.count === 0) return []
  }
  return [{ promise: "queue", what: `mail still waits ${LOOKS / 2} seconds after the last fault` }]
}

/** What a round was, in a few lines. */
export function countsOf({ entries, faults: happened, world }: Case): string[] {
  const count = (of: readonly string[]) => {
    const found = new Map<string, number>()
    for (const one of of) found.set(one, (found.get(one) ?? 0) + 1)
    return [...found]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, number]) => `${name} ${number}`)
      .join(", ")
  }
  return [
    `acts: ${count(entries.map((entry) => `${entry.act} ${entry.outcome}`))}`,
    `faults: ${count(happened.filter((fault) => !fault.lapsed).map((fault) => fault.kind))}`,
    `visits: ${count(world.visits.map((visit) => visit.state))}`,
    `mails: ${world.mails.length} taken, ${extraOf(mailIds(world))} of them copies`,
    `sms: ${world.texts.length} taken, ${extraOf(textIds(world))} of them copies`,
  ]
}
