import { Readable } from "node:stream"
import NodeClam from "clamscan"
import type { Scan } from "#operations/prereg/upload.ts"

/** Longer than ClamAV takes for the largest paper. */
const TIMEOUT_MS = 60_000

/** ClamAV behind its socket: a path, or host and port. Throws where it does not answer. */
export function openScanner(clamd: string): Scan {
  const [host, port] = clamd.split(":")
  const at = clamd.startsWith("/") ? { socket: clamd } : { host: host!, port: Number(port) }
  return async (bytes) => {
    const scanner = await new NodeClam().init({
      clamdscan: { ...at, timeout: TIMEOUT_MS, localFallback: false, active: true },
      clamscan: { active: false },
      preference: "clamdscan",
    })
    const { isInfected } = await scanner.scanStream(Readable.from([bytes]))
    if (isInfected === null) throw new Error("the scanner has not looked at the paper")
    return isInfected
  }
}
