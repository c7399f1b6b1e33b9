import { once } from "node:events"
import http, { type Server } from "node:http"
import type { AddressInfo } from "node:net"
import express, { type Response } from "express"
import { afterEach, expect, test, vi } from "vitest"
import { inTurn } from "../../server/in-turn.ts"

let server: Server
afterEach(() => server.close())

/** A server that lets two of its days be read at once, and answers when it is told to. */
async function desk() {
  const open: Response[] = []
  const app = express()
  app.use(inTurn(2, (path, query) => path === "/day" && query.has("live")))
  app.get("/day", (_req, res) => void open.push(res))
  server = app.listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  const ask = (path: string) => http.get({ port, host: "127.0.0.1", path, agent: false }).on("error", () => {})
  return { open, ask }
}

test("more than so many wait until one is answered, and each is answered", async () => {
  const { open, ask } = await desk()
  const asked = Array.from({ length: 5 }, () => ask("/day?live=1"))
  const answers = Promise.all(asked.map((request) => once(request, "response")))
  for (let answered = 0; answered < 5; answered++) {
    await vi.waitFor(() => expect(open.length).toBe(Math.min(answered + 2, 5)))
    open[answered]!.send("here")
  }
  expect((await answers).map(([response]) => response.statusCode)).toEqual([200, 200, 200, 200, 200])
})

test("who asks for something else does not wait, and who has gone is passed over", async () => {
  const { open, ask } = await desk()
  ask("/day?live=1")
  ask("/day?live=1")
  await vi.waitFor(() => expect(open.length).toBe(2))
  const gone = ask("/day?live=1")
  await once(gone, "socket")
  ask("/day")
  await vi.waitFor(() => expect(open.length).toBe(3))
  gone.destroy()
  // The server has seen it go before the first is answered.
  await vi.waitFor(async () => expect(await connections()).toBe(3))
  const last = ask("/day?live=1")
  await once(last, "socket")
  open[0]!.send("here")
  await vi.waitFor(() => expect(open.length).toBe(4))
  open[3]!.send("last")
  const [answer] = (await once(last, "response")) as [http.IncomingMessage]
  expect(answer.statusCode).toBe(200)
})

const connections = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)))
