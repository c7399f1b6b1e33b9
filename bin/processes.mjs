import { fork, spawn } from "node:child_process"
import process from "node:process"
import { setTimeout as delay } from "node:timers/promises"
import { interrupted, Trouble } from "./steps.mjs"

/**
 * Runs a command to its end and returns its exit code and what it printed. With `show: true` the output goes straight
 * to the terminal instead. The command has a process group of its own: an interruption and the limit (milliseconds)
 * end everything that it started. `deaf: true` lets it finish in spite of an interruption.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, limit?: number, deaf?: boolean, uid?: number, gid?: number }} options
 * @returns {Promise<{ code: number | null, signal: string | null, output: string, stdout: string, timedOut: boolean }>}
 */
export function run(command, args, { cwd, env = process.env, show = false, limit = 0, deaf = false, uid, gid } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      uid,
      gid,
      detached: process.platform !== "win32",
      stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    })
    let output = ""
    let stdout = ""
    let timedOut = false
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      output += text
      stdout += text
    })
    child.stderr?.setEncoding("utf8").on("data", (text) => (output += text))
    const end = () => killGroup(child, "SIGTERM")
    const timer = limit ? setTimeout(() => ((timedOut = true), killGroup(child, "SIGKILL")), limit) : null
    if (!deaf) interrupted.addEventListener("abort", end)
    const settle = () => {
      clearTimeout(timer)
      interrupted.removeEventListener("abort", end)
    }
    child.once("error", (error) => (settle(), reject(error)))
    child.once("close", (code, signal) => (settle(), resolve({ code, signal, output, stdout, timedOut })))
  })
}

function killGroup(child, signal) {
  try {
    if (process.platform === "win32") child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== "ESRCH") throw error
  }
}

/** The line of an error output that says what went wrong: the last one, or the error above a stack trace. */
export function tellingLine(text) {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== "" && !/^Node\.js v\d/.test(line))
  const errors = lines.filter((line) => /^(Uncaught )?[\w.]*Error\b.*: /.test(line))
  const traced = lines.some((line) => /^\s+at /.test(line))
  if (traced && errors.length > 0) return errors.at(-1)
  return lines.findLast((line) => !/^\s+at |^\s*[{}[\]^]/.test(line))?.trim() ?? ""
}

/**
 * Starts a long-running part of the portal. It has a session of its own, so that a Ctrl-C reaches only the program
 * that started it, which then stops the parts in order. Contract: the part sends `{ ready: true }` when it works and
 * ends on SIGTERM. `stdout` and `stderr` are where its output goes.
 *
 * @param {string} name
 * @param {string} file
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, execArgv?: string[], stdout: NodeJS.WritableStream, stderr: NodeJS.WritableStream }} options
 */
export function startPart(name, file, { cwd, env, execArgv = [], stdout, stderr }) {
  const child = fork(file, [], { cwd, env, execArgv, detached: true, stdio: ["ignore", "pipe", "pipe", "ipc"] })
  let errors = ""
  child.stdout.pipe(stdout, { end: false })
  child.stderr.pipe(stderr, { end: false })
  child.stderr.setEncoding("utf8").on("data", (text) => (errors = (errors + text).slice(-8000)))

  const gone = new Promise((resolve) => {
    child.once("error", (error) => resolve(`could not be started: ${error.message}`))
    child.once("close", (code, signal) => {
      const line = tellingLine(errors)
      resolve(`ended ${signal ? `by ${signal}` : `with code ${code}`}${line ? `: ${line}` : ""}`)
    })
  })
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null

  return {
    name,
    /** Resolves with a description when the part has ended, whatever the reason. */
    gone,
    isRunning,
    /** Resolves with the part's ready message; throws Trouble when it ends first or takes longer than `limit`. */
    async ready(limit) {
      const waiting = new AbortController()
      const message = new Promise((resolve) => {
        child.on("message", (sent) => sent?.ready === true && resolve(sent))
      })
      const stop = new Promise((_, reject) => {
        interrupted.addEventListener("abort", () => reject(interrupted.reason), { signal: waiting.signal })
      })
      const late = delay(limit, "late", { signal: waiting.signal, ref: false }).catch(() => "done")
      try {
        const first = await Promise.race([message, stop, late, gone])
        if (first === "late") throw new Trouble(`The ${name} process was not ready after ${limit / 1000} seconds.`)
        if (typeof first === "string") throw new Trouble(`The ${name} process ${first}`)
        return first
      } finally {
        waiting.abort()
      }
    },
    /** Asks the part to end and waits; kills it after `limit` milliseconds. */
    async stop(limit) {
      if (!isRunning()) return
      child.kill("SIGTERM")
      const timer = setTimeout(() => killGroup(child, "SIGKILL"), limit)
      await gone
      clearTimeout(timer)
    },
    kill() {
      if (isRunning()) killGroup(child, "SIGKILL")
    },
  }
}
