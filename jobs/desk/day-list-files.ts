import { execFile } from "node:child_process"
import { chmod, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"
import { dayListFile, oldDayLists } from "#domain/desk/paper.ts"

/** Saves a day's list whole or not at all, readable by nobody but the worker's own user. */
export async function saveList(folder: string, day: string, content: Buffer): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, dayListFile(day))
  const part = `${file}.part`
  await rm(part, { force: true })
  await writeFile(part, content, { mode: 0o600 })
  await chmod(part, 0o600)
  await rename(part, file)
  return file
}

/** Removes the lists that are kept no longer; answers how many. A folder that is not there yet has none. */
export async function removeOldLists(folder: string, today: string, keptDays: number): Promise<number> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return []
    throw error
  })
  const old = oldDayLists(files, today, keptDays)
  for (const file of old) await rm(path.join(folder, file), { force: true })
  return old.length
}

const PRINT_MS = 60_000

/** Hands a saved list to a printer of this machine (CUPS): a program by its name with its arguments, and no shell. */
export async function printFile(folder: string, day: string, printer: string): Promise<void> {
  const file = path.resolve(folder, dayListFile(day))
  await promisify(execFile)("lp", ["-d", printer, "--", file], { timeout: PRINT_MS })
}
