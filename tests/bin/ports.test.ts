import { type AddressInfo, createServer } from "node:net"
import { expect, test } from "vitest"
import { choosePort, portIsFree, readPort } from "../../bin/ports.mjs"

test("the port of last time is kept while it is free", async () => {
  expect(await choosePort(15999, async () => true)).toBe(15999)
})

test("another port is taken when somebody has the old one", async () => {
  const taken = new Set([15999, 15432, 15433])
  expect(
    await choosePort(
      15999,
      async (port: number) => !taken.has(port),
      () => 0,
    ),
  ).toBe(15434)
})

test("the search goes round to ports below its beginning", async () => {
  expect(
    await choosePort(
      null,
      async (port: number) => port === 15432,
      () => 0.99,
    ),
  ).toBe(15432)
})

test("no free port at all is an error", async () => {
  await expect(choosePort(null, async () => false)).rejects.toThrow("No free port")
})

test("a port that somebody listens on is not free", async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  expect(await portIsFree(port)).toBe(false)
  await new Promise((resolve) => server.close(resolve))
  expect(await portIsFree(port)).toBe(true)
})

test.each([
  ["5432\n", 5432],
  ["", null],
  ["0", null],
  ["70000", null],
  ["54 32", null],
  ["-1", null],
])("the port file %j holds %j", (text, port) => {
  expect(readPort(text)).toBe(port)
})
