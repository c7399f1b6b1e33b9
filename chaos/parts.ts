import path from "node:path"
import { PassThrough } from "node:stream"
import process from "node:process"
import { startPart } from "../bin/processes.mjs"

/** A line of the log of a process. */
export interface LogLine {
  from: string
  text: string
}

/** A process of the portal that can be killed and started again. */
export interface Part {
  readonly name: string
  start(): Promise<void>
  /** With SIGTERM, as a supervisor does. */
  stop(): Promise<void>
  /** With SIGKILL: nothing is put in order. */
  kill(): Promise<void>
  runs(): boolean
}

/** Longer than a start takes on a slow machine under load. */
const READY_MS = 120_000
const STOP_MS = 20_000

/** `tree` is the folder with the build; `lines` is where its log goes. */
export function portalPart(
  name: string,
  file: string,
  given: { tree: string; env: Record<string, string>; lines: LogLine[] },
): Part {
  let part: ReturnType<typeof startPart> | null = null
  /** Its end is ours. */
  let meant = false
  const noteEnd = async (started: ReturnType<typeof startPart>) => {
    const how = String(await started.gone)
    if (part === started && !meant) given.lines.push({ from: name, text: `ended by itself: ${how}` })
  }
  return {
    name,
    async start() {
      const output = new PassThrough()
      let rest = ""
      output.setEncoding("utf8").on("data", (text: string) => {
        const all = (rest + text).split("\n")
        rest = all.pop() ?? ""
        for (const line of all) if (line.trim() !== "") given.lines.push({ from: name, text: line })
      })
      const started = startPart(name, path.join(given.tree, file), {
        cwd: given.tree,
        env: { ...inherited(), ...given.env },
        execArgv: ["--enable-source-maps"],
        stdout: output,
        stderr: output,
      })
      part = started
      meant = false
      void noteEnd(started)
      await started.ready(READY_MS)
    },
    async stop() {
      meant = true
      await part?.stop(STOP_MS)
    },
    async kill() {
      meant = true
      part?.kill()
      await part?.gone
    },
    runs: () => part?.isRunning() ?? false,
  }
}

/** Of the environment only what a process needs to run at all: nobody's settings come along. */
const inherited = () =>
  Object.fromEntries(["PATH", "HOME", "LANG", "TMPDIR"].flatMap((n) => (process.env[n] ? [[n, process.env[n]]] : [])))
