import { parseArgs } from "node:util"
import path from "node:path"
import process from "node:process"
import { seededRandom } from "#db/seed/demo.ts"
import { grouped } from "#domain/grouped.ts"
import { keptFolder, root } from "../bin/folders.mjs"
import type { Violation } from "./check.ts"
import { faults } from "./faults.ts"
import { buildPlanted } from "./planted.ts"
import { plants } from "./plants.ts"
import { Recorder } from "./record.ts"
import { countsOf, makeCrowd, playRound } from "./round.ts"
import { openStage } from "./stage.ts"

const STAFF = 3
const VISITORS = 9
const HOUSEHOLDS = 12
/** Of each promise. */
const MOST_SHOWN = 6

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Math.floor(Date.now() / 1000) % 100_000) },
    acts: { type: "string", default: "300" },
    seconds: { type: "string", default: "0" },
    plant: { type: "string" },
  },
})
const SEEN = "The planted bug was seen."
const UNSEEN = "The planted bug was not seen."
const seed = Number(values.seed)
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** The faults of a round, each at least once, in an order of its own. */
function shuffled(random: () => number): string[] {
  return Object.keys(faults)
    .map((kind) => [random(), kind] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, kind]) => kind)
}

/** Some violations of each promise, and how many more there are. */
function shown(violations: readonly Violation[]): string[] {
  const by = grouped(violations, ({ promise }) => promise)
  return [...by].flatMap(([promise, all]) => [
    ...all.slice(0, MOST_SHOWN).map(({ what }) => `✗ ${promise}: ${what}`),
    ...(all.length > MOST_SHOWN ? [`✗ ${promise}: and ${all.length - MOST_SHOWN} more`] : []),
  ])
}

async function main(): Promise<number> {
  const folder = path.join(keptFolder, "chaos")
  const random = seededRandom(seed)
  say(`seed ${seed}`)
  const plant = values.plant === undefined ? null : (plants[values.plant] ?? null)
  if (values.plant !== undefined && !plant) throw new Error(`no plant ${values.plant}: ${Object.keys(plants).join(", ")}`)
  const tree = plant?.patches ? await buildPlanted(folder, plant.patches) : root
  const settings = plant?.settings ?? {}
  const stage = await openStage({ folder, tree, settings, staff: STAFF, households: HOUSEHOLDS })
  try {
    if (plant?.sql) await stage.sql(plant.sql)
    const record = new Recorder(path.join(folder, "record.jsonl"))
    const crowd = makeCrowd(stage, record, random, VISITORS)
    const began = performance.now()
    for (let round = 1; ; round++) {
      const { violations, the } = await playRound(stage, crowd, record, {
        acts: Number(values.acts),
        list: shuffled(random),
      })
      const seconds = Math.round((performance.now() - began) / 1000)
      say(`round ${round}, ${seconds} s: ${violations.length} violations`)
      if (violations.length > 0 || seconds >= Number(values.seconds)) {
        for (const line of countsOf(the)) say(`  ${line}`)
        for (const line of shown(violations)) say(line)
        if (violations.length > 0) say(`Once more: npm run chaos -- --seed ${seed} --acts ${values.acts}`)
        if (plant) say(plant.breaks.some((name) => violations.some((v) => v.promise === name)) ? SEEN : UNSEEN)
        return violations.length > 0 ? 1 : 0
      }
    }
  } finally {
    await stage.close()
  }
}

process.exitCode = await main()
