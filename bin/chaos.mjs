// `npm run chaos`: runs the whole portal under faults and holds what its clients were told against what it kept (docs/chaos.md).
//   npm run chaos -- [--seed N] [--acts N] [--seconds N]   rounds of so many acts, for so long
//   npm run chaos -- --plant NAME                          the same with a bug put in on purpose
//   npm run chaos -- --plants                              all of those bugs, one after the other: each must be seen
// Ends with 1 when a promise was broken, and prints the seed that does it again.
import "./node-version.mjs"
import { fork } from "node:child_process"
import path from "node:path"
import process from "node:process"
import { ensureBuilt } from "./build.mjs"
import { keptFolder, makeKeptFolder, root } from "./folders.mjs"
import { ensureInstalled } from "./install.mjs"
import { createSteps, runEntryPoint } from "./steps.mjs"

const step = createSteps()

async function chaos(args) {
  makeKeptFolder()
  makeKeptFolder(path.join(keptFolder, "chaos"))
  await ensureInstalled(step)
  await ensureBuilt(step)
  const child = fork(path.join(root, "chaos/run.ts"), args, { cwd: root, execArgv: ["--import", "tsx"] })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"))
  return await new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => resolve(code ?? 1))
  })
}

await runEntryPoint(chaos)
