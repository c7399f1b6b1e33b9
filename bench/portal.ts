import { type ChildProcess, type ForkOptions, execFileSync, fork } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { createServer } from "node:net"
import path from "node:path"
import process from "node:process"
import { root } from "../bin/folders.mjs"
import { KEYS, SECRET } from "./office.ts"

/** A part ends by itself when the channel to this process closes, so nothing is left behind when a measurement breaks. */
const CHANNEL: ForkOptions = { cwd: root, stdio: ["ignore", "inherit", "inherit", "ipc"] }

export interface Part {
  pid: number
  stop(): Promise<void>
}

export interface Web extends Part {
  /** The address, without a slash at the end. */
  origin: string
}

/**
 * Starts a web process as `npm start` does, on a port of its own. Without rate limits: all load comes from one address, unless `env` says
 * otherwise.
 */
export async function startWeb(databaseUrl: string, env: Record<string, string> = {}): Promise<Web> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = fork(path.join(root, "build/server/index.js"), [], {
    ...CHANNEL,
    execArgv: [
      "--enable-source-maps",
      "--max-old-space-size=128",
      "--max-semi-space-size=8",
      ...(process.env.BENCH_WEB_FLAGS?.split(" ") ?? []),
    ],
    env: {
      ...realPortal(databaseUrl, origin),
      PORT: String(port),
      HOST: "127.0.0.1",
      RATE_LIMITS: "off",
      // No mail is ever sent unless a worker runs, too.
      SMTP_URL: "smtp://127.0.0.1:9",
      METRICS_TOKEN: "",
      ...env,
    },
  })
  return { origin, ...(await started("web process", child)) }
}

/** Starts the worker that sends what web processes leave to be sent. Its mails go to `smtpUrl` and lead to `portalUrl`. */
export function startWorker(databaseUrl: string, smtpUrl: string, portalUrl: string): Promise<Part> {
  const child = fork(path.join(root, "build/tools/worker.js"), [], {
    ...CHANNEL,
    env: { ...realPortal(databaseUrl, portalUrl), SMTP_URL: smtpUrl },
  })
  return started("worker", child)
}

/** What every part of a real portal is told, as opposed to the demonstration with its banner. */
function realPortal(databaseUrl: string, portalUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    PORTAL_URL: portalUrl,
    SESSION_SECRET: SECRET,
    DATA_KEYS: `1:${KEYS[0].key.toString("hex")}`,
    LOG_LEVEL: "error",
    MAIL_FROM: "Ankomst <no-reply@ankomst.example>",
    ANKOMST_DEMO: "0",
  }
}

/** Answers when a part says that it runs; one that ends first is an error. */
async function started(what: string, child: ChildProcess): Promise<Part> {
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`the ${what} ended with code ${code}`)
  })
  gone.catch(() => {})
  await Promise.race([once(child, "message"), gone])
  return {
    pid: child.pid!,
    async stop() {
      child.kill("SIGTERM")
      await gone.catch(() => {})
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      )
    })
  })
}

/** Memory of a process in bytes: now, and the most it ever had (null where the system does not tell). */
export function memoryOf(pid: number): { now: number; most: number | null } {
  const now = Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).trim()) * 1024
  try {
    const most = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
    return { now, most: most ? Number(most) * 1024 : null }
  } catch {
    return { now, most: null }
  }
}
