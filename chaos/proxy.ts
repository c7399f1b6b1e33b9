import { type AddressInfo, type Socket, connect, createServer } from "node:net"

export interface Proxy {
  url: string
  port: number
  /** The web processes behind it, by port. */
  to(ports: readonly number[]): void
  /** The next `connections` answers come drop by drop. */
  slow(connections: number): void
  /** Of the next `answers` the first byte never arrives: the request has been done. */
  cut(answers: number): void
  close(): Promise<void>
}

const DROP_BYTES = 2_000
const DROP_MS = 20

/** What stands in front of the web processes: passes connections on in turn, and is a bad line when it is told to. */
export async function openProxy(): Promise<Proxy> {
  let ports: readonly number[] = []
  let turn = 0
  let slow = 0
  let cut = 0
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const port = ports[turn++ % Math.max(1, ports.length)]
    if (port === undefined) return void client.destroy()
    const web = connect(port, "127.0.0.1")
    const both = [client, web]
    let drops = Promise.resolve()
    let slowly = false
    if (slow > 0) {
      slow--
      slowly = true
    }
    const end = () => both.forEach((socket) => socket.destroy())
    for (const socket of both) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on("error", end)
      socket.on("close", () => {
        open.delete(socket)
        // What is still on its way to the other side may arrive.
        void drops.then(end)
      })
    }
    client.on("data", (part) => web.write(part))
    web.on("data", (part: Buffer) => {
      if (cut > 0) {
        cut--
        return end()
      }
      if (!slowly) return void client.write(part)
      drops = drops.then(() => dropwise(client, part))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    to(all) {
      ports = all
    },
    slow(connections) {
      slow += connections
    },
    cut(answers) {
      cut += answers
    },
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function dropwise(client: Socket, part: Buffer): Promise<void> {
  for (let at = 0; at < part.length && !client.destroyed; at += DROP_BYTES) {
    client.write(part.subarray(at, at + DROP_BYTES))
    await new Promise((resolve) => setTimeout(resolve, DROP_MS))
  }
}
