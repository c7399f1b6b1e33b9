import { execFileSync, fork } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { createServer } from "node:net"
import path from "node:path"
import process from "node:process"
import { root } from "../bin/folders.mjs"
import { KEYS, SECRET } from "./office.ts"

export interface Web {
  /** The address, without a slash at the end. */
  origin: string
  pid: number
  stop(): Promise<void>
}

/**
 * Starts a web process as `npm start` does, on a port of its own. Without rate limits: all load comes from one address, unless `env` says
 * otherwise.
 */
export async function startWeb(databaseUrl: string, env: Record<string, string> = {}): Promise<Web> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  // It ends by itself when the channel to this process closes, so nothing is left behind when a measurement breaks.
  const child = fork(path.join(root, "build/server/index.js"), [], {
    cwd: root,
    execArgv: [
      "--enable-source-maps",
      "--max-old-space-size=128",
      "--max-semi-space-size=8",
      ...(process.env.BENCH_WEB_FLAGS?.split(" ") ?? []),
    ],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      HOST: "127.0.0.1",
      PORTAL_URL: origin,
      SESSION_SECRET: SECRET,
      DATA_KEYS: `1:${KEYS[0].key.toString("hex")}`,
      LOG_LEVEL: "error",
      RATE_LIMITS: "off",
      // A real portal, not the demonstration with its banner. No worker runs, so no mail is ever sent.
      SMTP_URL: "smtp://127.0.0.1:9",
      MAIL_FROM: "Ankomst <no-reply@ankomst.example>",
      ANKOMST_DEMO: "0",
      METRICS_TOKEN: "",
      ...env,
    },
  })
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`the web process ended with code ${code}`)
  })
  gone.catch(() => {})
  await Promise.race([once(child, "message"), gone])
  return {
    origin,
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
