import { createServer } from "node:net"

/** PostgreSQL gets its port below the range from which systems lend ports to outgoing connections. */
const FIRST = 15432
const LAST = 15931

export function portIsFree(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/**
 * The port that was kept from last time when it is still free, otherwise another free one. Begins at a random place,
 * so that two copies that start at the same moment rarely want the same port.
 */
export async function choosePort(kept, isFree = portIsFree, random = Math.random) {
  if (kept && (await isFree(kept))) return kept
  const count = LAST - FIRST + 1
  const begin = Math.floor(random() * count)
  for (let step = 0; step < count; step++) {
    const port = FIRST + ((begin + step) % count)
    if (port !== kept && (await isFree(port))) return port
  }
  throw new Error(`No free port between ${FIRST} and ${LAST}`)
}

/** What a port file holds, or null when it holds anything else than a port number. */
export function readPort(text) {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0
  return port >= 1 && port <= 65535 ? port : null
}
