import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import path from "node:path"
import process from "node:process"
import pg from "pg"
import { startPostgres } from "../bin/postgres.mjs"

const DATABASE = "ankomst_chaos"

export interface DatabaseServer {
  url: string
  /** Ends every process of the server at once, as a machine that loses its power, and starts it again. */
  crash(): Promise<void>
  stop(): Promise<void>
}

/** A PostgreSQL of its own that forgets what an earlier run left. `settings` are those of a plant. */
export async function openServer(folder: string, settings: Record<string, string>): Promise<DatabaseServer> {
  const dir = path.join(folder, "postgres")
  // As it comes, every commit reaches the disk before it is told: what was told must be there after a crash.
  const all = { max_connections: "120", ...settings }
  let server = await startPostgres({ dir, settings: all, wait: 20_000 })
  const { port } = server
  await renew(server.url)
  const url = server.urlOf(DATABASE)
  return {
    url,
    async crash() {
      killAll(dir)
      await server.stop("immediate").catch(() => {})
      server = await again(() => startPostgres({ dir, settings: all, port }))
    },
    stop: () => server.stop("immediate"),
  }
}

async function renew(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`drop database if exists ${DATABASE} with (force)`)
  await client.query(`create database ${DATABASE}`)
  await client.end()
}

/** Its own processes may outlive a killed server for a moment, and it does not start beside them. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 8) throw error
      await new Promise((resolve) => setTimeout(resolve, 250 * tries))
    }
  }
}

function killAll(dir: string): void {
  const postmaster = Number(readFileSync(path.join(dir, "postmaster.pid"), "utf8").split("\n")[0])
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n")
  const children = listed.flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number)
    return parent === postmaster ? [pid!] : []
  })
  for (const pid of [postmaster, ...children]) {
    try {
      process.kill(pid, "SIGKILL")
    } catch {
      // It has ended between the look and the kill.
    }
  }
}
