import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import process from "node:process"
import { afterEach, beforeEach, expect, test } from "vitest"
import { birthOf, lockHolder, takeLock, waitForLock } from "../../bin/lock.mjs"

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "ankomst-lock-"))
  file = path.join(folder, "start.lock")
})

afterEach(() => rmSync(folder, { recursive: true }))

test("the second one learns who has the lock, and gets it after the release", () => {
  const first = takeLock(file, { port: "3000" })
  expect(takeLock(file).release).toBeNull()
  expect(takeLock(file).holder).toMatchObject({ pid: process.pid, port: "3000" })
  first.release?.()
  expect(existsSync(file)).toBe(false)
  takeLock(file).release?.()
})

test("a note replaces what was stored and the lock can still be released", () => {
  const lock = takeLock(file, { port: "3000" })
  lock.note?.({ stopping: true })
  expect(lockHolder(file)).toMatchObject({ pid: process.pid, stopping: true })
  lock.release?.()
  expect(readdirSync(folder)).toEqual([])
})

test("the lock of a process that has ended is taken over", async () => {
  const child = spawn(process.execPath, ["-e", ""])
  const born = birthOf(child.pid ?? 0)
  await new Promise((resolve) => child.once("close", resolve))
  writeFileSync(file, JSON.stringify({ pid: child.pid, born }))
  expect(lockHolder(file)).toBeNull()
  expect(takeLock(file).holder).toBeNull()
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid })
})

test("the number of an ended process that somebody else has now holds nothing", () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, born: "another life" }))
  expect(lockHolder(file)).toBeNull()
})

test.each(["", "{", "null", '{"pid":"x"}'])("a damaged lock %j holds nothing", (text) => {
  writeFileSync(file, text)
  expect(takeLock(file).holder).toBeNull()
})

test("waiting ends when the holder lets go, or at the limit", async () => {
  const first = takeLock(file)
  expect((await waitForLock(file, {}, 10)).release).toBeNull()
  setTimeout(() => first.release?.(), 50)
  const second = await waitForLock(file, {}, 5000)
  expect(second.release).not.toBeNull()
  second.release?.()
})
