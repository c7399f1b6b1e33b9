import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { expect, test } from "vitest"
import { NoConnection, migrate } from "#db/migrate.ts"
import { freshDatabase } from "../support/database.ts"

test("an address that takes the connection and says nothing is not waited for", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1")
  await once(silent, "listening")
  const { port } = silent.address() as AddressInfo
  const answer = migrate(`postgres://a:b@127.0.0.1:${port}/c`, 300)
  await expect(answer).rejects.toThrow(NoConnection)
  await expect(answer).rejects.toThrow(/DATABASE_URL .*does not answer/)
  silent.close()
})

test("a wrong password, a wrong name and an empty port are said in words", async () => {
  const { url, drop } = await freshDatabase()
  const wrong = (change: (url: URL) => void) => {
    const other = new URL(url)
    change(other)
    return migrate(other.href)
  }
  await expect(wrong((u) => (u.password = "wrong"))).rejects.toThrow(/password is wrong/)
  await expect(wrong((u) => (u.pathname = "/nowhere"))).rejects.toThrow(/no database of this name/)
  await expect(wrong((u) => (u.port = "1"))).rejects.toThrow(/nothing listens/)
  await drop()
})
