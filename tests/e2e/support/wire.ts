import { once } from "node:events"
import { type AddressInfo, type Socket, connect, createServer } from "node:net"

/** The network between a browser and the portal, which can fail in the ways networks do. */
export interface Wire {
  url: string
  /** Every connection breaks, and no new one comes about. */
  cut(): void
  /** Connections stay open, and nothing goes through them. */
  freeze(): void
  mend(): void
  close(): Promise<void>
}

export async function wireTo(portalUrl: string): Promise<Wire> {
  const { hostname, port } = new URL(portalUrl)
  let state: "well" | "cut" | "frozen" = "well"
  const sockets = new Set<Socket>()
  /** What was sent while nothing goes through, in its order. */
  const held: (() => void)[] = []
  const server = createServer((near) => {
    if (state === "cut") return void near.resetAndDestroy()
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on("close", () => {
        sockets.delete(one)
        other.destroy()
      })
      one.on("error", () => other.destroy())
      one.on("data", (chunk) => {
        if (state === "frozen") held.push(() => other.write(chunk))
        else other.write(chunk)
      })
    }
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const cut = () => {
    state = "cut"
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    freeze() {
      state = "frozen"
    },
    mend() {
      state = "well"
      for (const pass of held.splice(0)) pass()
    },
    async close() {
      cut()
      server.close()
      await once(server, "close")
    },
  }
}
