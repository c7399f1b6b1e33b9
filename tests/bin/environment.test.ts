import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { parseEnv, portalEnvironment, readEnvironment } from "../../bin/environment.mjs"

describe(".env is read", () => {
  test.each([
    ["PORT=3000", { PORT: "3000" }],
    ["  export PORT = 3000  ", { PORT: "3000" }],
    ["# nothing\n\nPORT=3000\r\nHOST=::1\n", { PORT: "3000", HOST: "::1" }],
    ["EMPTY=", { EMPTY: "" }],
    ["URL=postgres://u:p@h/db?x=1#y", { URL: "postgres://u:p@h/db?x=1#y" }],
    ["NAME=office east # the first one", { NAME: "office east" }],
    ['NAME="office # east"', { NAME: "office # east" }],
    ['NAME="two\\nlines and a \\"quote\\""', { NAME: 'two\nlines and a "quote"' }],
    ["NAME='as \\n is' # comment", { NAME: "as \\n is" }],
    ["A=1\nA=2", { A: "2" }],
    ["\uFEFFA=1", { A: "1" }],
  ])("%j", (text, values) => {
    expect(parseEnv(text)).toEqual(values)
  })

  test.each(["PORT 3000", "3PORT=1", 'NAME="open', "=1"])("%j is refused with its line", (line) => {
    expect(() => parseEnv(`A=1\n${line}`)).toThrow(".env, line 2")
  })
})

describe("the environment of the portal", () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "ankomst-env-"))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const embeddedUrl = "postgres://own"

  test("prefers what was given over .env, and counts empty settings as not given", () => {
    writeFileSync(path.join(folder, ".env"), "PORT=1\nHOST=a\nDATABASE_URL=\n")
    expect(readEnvironment(folder, { PORT: "2", HOST: "" })).toEqual({ PORT: "2", HOST: "a" })
  })

  test("is a demonstration on the embedded database", () => {
    expect(portalEnvironment({}, { kept: folder, embeddedUrl })).toMatchObject({
      NODE_ENV: "production",
      PORT: "3000",
      DATABASE_URL: embeddedUrl,
      ANKOMST_DEMO: "1",
    })
  })

  test("is not a demonstration on somebody's own database", () => {
    const env = portalEnvironment({ DATABASE_URL: "postgres://theirs" }, { kept: folder })
    expect(env.DATABASE_URL).toBe("postgres://theirs")
    expect(env.ANKOMST_DEMO).toBeUndefined()
  })

  test("invents nothing when it is explicitly production", () => {
    const env = portalEnvironment({ NODE_ENV: "production" }, { kept: folder, embeddedUrl })
    expect(env.ANKOMST_DEMO).toBeUndefined()
    expect(env.SESSION_SECRET).toBeUndefined()
  })

  test("keeps one secret, which others cannot read", () => {
    const first = portalEnvironment({}, { kept: folder, embeddedUrl }).SESSION_SECRET
    const second = portalEnvironment({}, { kept: folder, embeddedUrl }).SESSION_SECRET
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(second).toBe(first)
    expect(readFileSync(path.join(folder, "session-secret"), "utf8").trim()).toBe(first)
    expect(statSync(path.join(folder, "session-secret")).mode & 0o777).toBe(0o600)
  })

  test("leaves a secret alone that was given", () => {
    expect(portalEnvironment({ SESSION_SECRET: "mine" }, { kept: folder, embeddedUrl }).SESSION_SECRET).toBe("mine")
  })
})
