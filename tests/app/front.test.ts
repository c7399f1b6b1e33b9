import { once } from "node:events"
import type { Server } from "node:http"
import { type AddressInfo, connect } from "node:net"
import express from "express"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { LARGEST_BODY, boundedBody, httpServer, ownPathOnly } from "#app/web/front.server.ts"

let server: Server
let read = 0
let failed = 0
beforeAll(async () => {
  const app = express()
  app.use(ownPathOnly)
  app.use(boundedBody)
  app.use((req, res) => {
    read = 0
    req.on("data", (part: Buffer) => (read += part.length))
    req.on("error", () => failed++)
    req.on("end", () => res.type("text").send(`${req.method} ${req.originalUrl} ${read}`))
  })
  server = httpServer(app).listen(0, "127.0.0.1")
  await once(server, "listening")
})
afterAll(() => void server.close())

/** Sends bytes as they are; answers what comes back, until the other side closes or has said it all. */
async function raw(parts: string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1")
  let heard = ""
  socket.setEncoding("utf8").on("data", (text) => (heard += text))
  socket.on("error", () => {})
  await once(socket, "connect")
  for (const part of parts) {
    if (socket.destroyed) break
    socket.write(part)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await expect.poll(() => heard, { timeout: 5000 }).toMatch(/^HTTP\/1\.1 \d+[\s\S]*\r\n\r\n/)
  socket.destroy()
  return heard
}
const post = (headers: string) => `POST /en/visit HTTP/1.1\r\nHost: ankomst.test\r\n${headers}\r\n`
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`

describe("what stands in front of the pages", () => {
  test("a body in chunks is taken, as one of a told length is", async () => {
    const chunked = [post("Transfer-Encoding: chunked\r\n"), chunk("email=anna"), chunk("%40example.org"), "0\r\n\r\n"]
    expect(await raw(chunked)).toMatch(/^HTTP\/1\.1 200[\s\S]*POST \/en\/visit 24/)
    expect(await raw([post("Content-Length: 3\r\n"), "a=1"])).toMatch(/^HTTP\/1\.1 200[\s\S]* 3/)
  })

  test("64 KB are the bound either way, and no more is kept", async () => {
    const eighth = "x".repeat(LARGEST_BODY / 8)
    const most = Array.from({ length: 8 }, () => chunk(eighth))
    const begin = post("Transfer-Encoding: chunked\r\n")
    expect(await raw([begin, ...most, "0\r\n\r\n"])).toMatch(/^HTTP\/1\.1 200[\s\S]* 65536/)
    expect(await raw([begin, ...most, chunk("y"), "0\r\n\r\n"])).toMatch(/^HTTP\/1\.1 413/)
    expect(await raw([begin, ...most, ...most, ...most])).toMatch(/^HTTP\/1\.1 413/)
    expect(read).toBeLessThanOrEqual(LARGEST_BODY)
    // Who reads hears that it is not the whole, in both cases in which it was not.
    expect(failed).toBe(2)
    expect(await raw([post(`Content-Length: ${LARGEST_BODY + 1}\r\n`)])).toMatch(/^HTTP\/1\.1 413/)
  })

  test("a length told in two ways, or in a way of its own, is refused", async () => {
    expect(await raw([post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"), "a=1"])).toMatch(/^HTTP\/1\.1 400/)
    expect(await raw([post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), "a=1"])).toMatch(/^HTTP\/1\.1 400/)
    expect(await raw([post("Transfer-Encoding: gzip, chunked\r\n"), "0\r\n\r\n"])).toMatch(/^HTTP\/1\.1 400/)
  })

  test.each([
    ["http://ankomst.test/en?a=1", "/en?a=1"],
    ["HTTPS://other.test:8443/en/book", "/en/book"],
    ["http://ankomst.test", "/"],
    ["http://ankomst.test?a=1", "/?a=1"],
    ["/en", "/en"],
  ])("the request line may name the whole address: %s", async (asked, path) => {
    const answer = await raw([`GET ${asked} HTTP/1.1\r\nHost: ankomst.test\r\n\r\n`])
    expect(answer.slice(0, 12)).toBe("HTTP/1.1 200")
    expect(answer).toContain(`GET ${path} 0`)
  })

  test("an address that is no path is a bad request", async () => {
    expect(await raw(["OPTIONS * HTTP/1.1\r\nHost: ankomst.test\r\n\r\n"])).toMatch(/^HTTP\/1\.1 400/)
  })

  test("nobody keeps a connection by stopping in the middle", () => {
    expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 120_000])
  })
})
