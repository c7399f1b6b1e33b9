import { spawnSync } from "node:child_process"
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import process from "node:process"
import { setTimeout as delay } from "node:timers/promises"
import { Trouble } from "./steps.mjs"

/**
 * When a process was born, in whatever unit the system counts. A process number alone proves nothing: after a restart
 * of the machine or the container the same number belongs to somebody else.
 */
export function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()
    // The name in field 2 may hold spaces and brackets; the fields that count come after the last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    // A zombie has ended; where nobody collects it, its number stays in the list.
    return fields[0] === "Z" ? null : `${boot}:${fields[19]}`
  } catch {
    if (process.platform === "linux" || process.platform === "win32") return null
    const shown = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" })
    return shown.stdout?.trim() || null
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/** Who holds the lock right now, or null when nobody does (no file, or its process is gone). */
export function lockHolder(file) {
  let holder
  try {
    holder = JSON.parse(readFileSync(file, "utf8"))
  } catch {
    return null
  }
  if (!Number.isInteger(holder?.pid) || !isAlive(holder.pid)) return null
  return birthOf(holder.pid) === (holder.born ?? null) ? holder : null
}

/**
 * Takes the lock, or returns `{ holder }` when a living process has it. `about` is stored for whoever finds the lock
 * taken; `note(about)` replaces it. The lock is released by `release()` and when this process ends.
 */
export function takeLock(file, about = {}) {
  mkdirSync(path.dirname(file), { recursive: true })
  const describe = (more) => JSON.stringify({ pid: process.pid, born: birthOf(process.pid), ...more })
  let content = describe(about)
  const draft = `${file}.${process.pid}`
  for (let attempt = 0; attempt < 20; attempt++) {
    writeFileSync(draft, content)
    try {
      // A hard link appears at once and with its content; a created file can be read half written.
      linkSync(draft, file)
    } catch (error) {
      if (error.code !== "EEXIST") throw error
      const holder = lockHolder(file)
      if (holder) {
        rmSync(draft, { force: true })
        return { holder, release: null, note: null }
      }
      moveAside(file)
      continue
    }
    rmSync(draft, { force: true })
    const release = () => {
      process.off("exit", release)
      if (readOrNull(file) === content) rmSync(file, { force: true })
    }
    const note = (more) => {
      content = describe(more)
      writeFileSync(draft, content)
      renameSync(draft, file)
    }
    process.on("exit", release)
    return { holder: null, release, note }
  }
  throw new Trouble(`The lock ${file} keeps changing hands; remove it when no other Ankomst runs here.`)
}

/** Takes the lock as soon as its holder lets go; gives up after `limit` milliseconds. */
export async function waitForLock(file, about, limit) {
  const until = performance.now() + limit
  for (;;) {
    const lock = takeLock(file, about)
    if (lock.release || performance.now() > until) return lock
    await delay(200)
  }
}

/** Two processes may find the same dead lock: whoever moved a fresh one away puts it back. */
function moveAside(file) {
  const aside = `${file}.${process.pid}.old`
  try {
    renameSync(file, aside)
    if (lockHolder(aside)) linkSync(aside, file)
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error
  }
  rmSync(aside, { force: true })
}

function readOrNull(file) {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return null
  }
}
