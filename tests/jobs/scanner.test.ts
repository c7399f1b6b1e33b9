import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { openScanner } from "../../jobs/channels/scanner.ts"

/** The file that every scanner knows and nobody need fear (eicar.org), in two halves, so that no scanner takes this one away. */
const EICAR = Buffer.from(["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!$H+H*"].join(""))
const CLEAN = Buffer.from("%PDF-1.7\nnothing in it\n%%EOF\n")
const folder = mkdtempSync(path.join(tmpdir(), "clamd-"))
const ended: (() => void)[] = []
afterAll(() => {
  for (const end of ended) end()
  rmSync(folder, { recursive: true, force: true })
})

/** What listens where clamd would, and speaks as it does: a stream in chunks with their length before them, answered in one line. */
async function like(answer: (stream: Buffer) => string): Promise<string> {
  const socket = path.join(folder, `fake-${ended.length}.ctl`)
  const server = createServer((connection) => {
    let heard = Buffer.alloc(0)
    connection.on("error", () => {})
    connection.on("data", (part: Buffer) => {
      heard = Buffer.concat([heard, part])
      const text = heard.toString("latin1")
      if (/^[zn]?(PING|VERSION)/.test(text))
        return void connection.end(text.includes("PING") ? "PONG\n" : "ClamAV 1.4\n")
      const begins = /^[zn]?INSTREAM[\0\n]/.exec(text)
      if (!begins) return
      const chunks: Buffer[] = []
      for (let at = begins[0].length; at + 4 <= heard.length;) {
        const length = heard.readUInt32BE(at)
        if (length === 0) return void connection.end(answer(Buffer.concat(chunks)))
        chunks.push(heard.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
  })
  ended.push(() => server.close())
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  return socket
}

describe("a scanner behind a socket", () => {
  test("is handed the whole paper, and tells what it found", async () => {
    const large = Buffer.alloc(300_000, "a")
    let seen = 0
    const scan = openScanner(
      await like((stream) => {
        seen = stream.length
        return stream.includes(EICAR) ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0"
      }),
    )
    expect(await scan(large)).toBe(false)
    expect(seen).toBe(large.length)
    expect(await scan(Buffer.concat([CLEAN, EICAR]))).toBe(true)
  })

  test("that is not there, or cannot say, says nothing is clean", async () => {
    await expect(openScanner(path.join(folder, "nobody.ctl"))(CLEAN)).rejects.toThrow()
    const broken = await like(() => "INSTREAM size limit exceeded. ERROR\0")
    await expect(openScanner(broken)(CLEAN)).rejects.toThrow()
  })
})

const clamd = ["/usr/sbin/clamd", "/usr/bin/clamd"].find((file) => existsSync(file))

/** ClamAV itself, where the machine has it, with a list of one signature: its own takes hundreds of megabytes. */
describe.runIf(clamd)("ClamAV", () => {
  async function started(): Promise<string> {
    const [socket, config] = [path.join(folder, "clamd.ctl"), path.join(folder, "clamd.conf")]
    const digest = createHash("md5").update(EICAR).digest("hex")
    writeFileSync(path.join(folder, "test.hdb"), `${digest}:${EICAR.length}:Eicar-Test\n`)
    writeFileSync(config, `LocalSocket ${socket}\nDatabaseDirectory ${folder}\nForeground yes\nUser root\n`)
    const running: ChildProcess = spawn(clamd!, ["--config-file", config], { stdio: "ignore" })
    ended.push(() => running.kill())
    await expect.poll(() => existsSync(socket), { timeout: 30_000 }).toBe(true)
    return socket
  }

  test("knows the EICAR file, and lets a paper pass", { timeout: 60_000 }, async () => {
    expect(execFileSync(clamd!, ["--version"]).toString()).toMatch(/ClamAV/)
    const scan = openScanner(await started())
    expect(await scan(EICAR)).toBe(true)
    expect(await scan(CLEAN)).toBe(false)
  })
})
