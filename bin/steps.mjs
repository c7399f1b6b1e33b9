import process from "node:process"

/** An error whose message is written for the person at the terminal: it is shown as it is, without a stack. */
export class Trouble extends Error {}

/** Set as soon as someone asks the program to stop; no further step begins after that. */
const interruption = new AbortController()

export const interrupted = interruption.signal

/**
 * The first SIGINT, SIGTERM or SIGHUP interrupts what is going on so that it can be put in order; the next one calls
 * `again`. One press of Ctrl-C may arrive twice, from the terminal and from npm, and counts once.
 */
export function listenForStop(again) {
  let first = 0
  const onSignal = () => {
    if (first) return performance.now() - first < 1000 ? undefined : again()
    first = performance.now()
    process.stdout.write("\nStopping …\n")
    interruption.abort(new Trouble("Stopped."))
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal)
  // npm runs us through a shell and passes a SIGTERM to that shell only, which dies without a word to us.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && !first && onSignal(), 250).unref()
  }
}

/** 1234 → "1.2 s" */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

/**
 * Prints a list of steps. On a terminal the running step is shown and then replaced by its result; elsewhere only
 * slow steps announce themselves, so that a log has one line per step.
 */
export function createSteps(out = process.stdout) {
  const live = Boolean(out.isTTY)
  return async function step(text, work, { slow = false } = {}) {
    interrupted.throwIfAborted()
    if (live) out.write(`… ${text}`)
    else if (slow) out.write(`… ${text}\n`)
    const begun = performance.now()
    const finish = (sign) =>
      out.write(`${live ? "\r\u001b[K" : ""}${sign} ${text} (${seconds(performance.now() - begun)})\n`)
    try {
      const result = await work()
      finish("✓")
      return result
    } catch (error) {
      finish("✗")
      throw error
    }
  }
}

/** Runs an entry point: a Trouble is one readable message, everything else is a bug and keeps its stack. */
export async function runEntryPoint(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0
  } catch (error) {
    process.stderr.write(`${error instanceof Trouble ? error.message : (error?.stack ?? error)}\n`)
    process.exitCode = 1
  }
}
