import path from "node:path"
import process from "node:process"
import { parseArgs } from "node:util"
import { seededRandom } from "#db/seed/demo.ts"
import { grouped } from "#domain/grouped.ts"
import { keptFolder, root } from "../bin/folders.mjs"
import type { Case, Violation } from "./check.ts"
import { faults } from "./faults.ts"
import { buildPlanted } from "./planted.ts"
import { type Plant, plants } from "./plants.ts"
import { Recorder } from "./record.ts"
import { countsOf, makeCrowd, playRound } from "./round.ts"
import { type Stage, openStage } from "./stage.ts"

const STAFF = 3
const VISITORS = 9
const HOUSEHOLDS = 12
/** Of each promise. */
const MOST_SHOWN = 6
const FOLDER = path.join(keptFolder, "chaos")

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Math.floor(Date.now() / 1000) % 100_000) },
    acts: { type: "string", default: "250" },
    seconds: { type: "string", default: "0" },
    plant: { type: "string" },
    plants: { type: "boolean", default: false },
  },
})
const seed = Number(values.seed)
const acts = Number(values.acts)
const seconds = Number(values.seconds)
const say = (line: string) => void process.stdout.write(`${line}\n`)

let open: Stage | null = null

/** The faults of a round, each once, in an order of its own. */
function shuffled(random: () => number): string[] {
  return Object.keys(faults)
    .map((kind) => [random(), kind] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, kind]) => kind)
}

/** Rounds until something is broken or the time is over. */
async function play(plant: Plant | null): Promise<Violation[]> {
  const random = seededRandom(seed)
  const tree = plant?.patches ? await buildPlanted(FOLDER, plant.patches) : root
  const settings = plant?.settings ?? {}
  const stage = await openStage({ folder: FOLDER, tree, settings, staff: STAFF, households: HOUSEHOLDS })
  open = stage
  try {
    if (plant?.sql) await stage.sql(plant.sql)
    // The faults may take what was answered, not the schema and the office, which a bug of settings may not have written yet.
    await stage.sql("checkpoint")
    const record = new Recorder(path.join(FOLDER, "record.jsonl"))
    const crowd = makeCrowd(stage, record, random, VISITORS)
    const began = performance.now()
    for (let round = 1; ; round++) {
      const wants = { acts, list: shuffled(random), logFile: path.join(FOLDER, "portal.txt") }
      const { violations, the } = await playRound(stage, crowd, record, wants)
      const lasted = Math.round((performance.now() - began) / 1000)
      say(`round ${round}, ${lasted} s: ${violations.length} violations`)
      if (violations.length > 0 || lasted >= seconds) {
        tell(the, violations)
        return violations
      }
    }
  } finally {
    open = null
    await stage.close()
  }
}

function tell(the: Case, violations: readonly Violation[]): void {
  for (const line of countsOf(the)) say(`  ${line}`)
  for (const [promise, all] of grouped(violations, (one) => one.promise)) {
    for (const { what } of all.slice(0, MOST_SHOWN)) say(`✗ ${promise}: ${what}`)
    if (all.length > MOST_SHOWN) say(`✗ ${promise}: and ${all.length - MOST_SHOWN} more`)
  }
  if (violations.length > 0) say(`Once more: npm run chaos -- --seed ${seed} --acts ${acts}`)
}

/** Whether the checker sees a planted bug, and sees it for what it is. */
async function sees(name: string): Promise<boolean> {
  const plant = plants[name]
  if (!plant) throw new Error(`There is no plant ${name}. There are ${Object.keys(plants).join(", ")}.`)
  say(`plant ${name}`)
  const violations = await play(plant)
  const seen = plant.breaks.some((promise) => violations.some((one) => one.promise === promise))
  say(seen ? `✓ ${name} was seen` : `✗ ${name} was not seen: ${plant.breaks.join(" or ")} should be broken`)
  return seen
}

/**
 * With one plant the run ends as any run that finds something: with 1. With all of them it ends with 1 when one was
 * not seen.
 */
async function main(): Promise<number> {
  say(`seed ${seed}`)
  if (values.plants) {
    const unseen: string[] = []
    for (const name of Object.keys(plants)) if (!(await sees(name))) unseen.push(name)
    say(`${Object.keys(plants).length - unseen.length} of ${Object.keys(plants).length} plants were seen`)
    return unseen.length === 0 ? 0 : 1
  }
  if (values.plant !== undefined) return (await sees(values.plant)) ? 1 : 0
  return (await play(null)).length === 0 ? 0 : 1
}

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => void Promise.resolve(open?.close()).finally(() => process.exit(130)))

process.exitCode = await main()
// The channel to whoever started this would keep it from ending.
process.disconnect?.()
