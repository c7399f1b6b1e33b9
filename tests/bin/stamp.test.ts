import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { installationMatches, stampOf } from "../../bin/stamp.mjs"

describe("the stamp of the sources", () => {
  let root: string
  const write = (name: string, text: string) => writeFileSync(path.join(root, name), text)
  const stamp = () => stampOf(root, ["app", "config.ts", "missing"])

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "ankomst-stamp-"))
    mkdirSync(path.join(root, "app/routes"), { recursive: true })
    write("app/routes/home.tsx", "home")
    write("config.ts", "config")
  })

  afterEach(() => rmSync(root, { recursive: true }))

  test("stays the same when only a time changes", () => {
    const before = stamp()
    utimesSync(path.join(root, "app/routes/home.tsx"), 1, 1)
    expect(stamp()).toBe(before)
  })

  test("does not depend on the order of the names", () => {
    expect(stampOf(root, ["config.ts", "app"])).toBe(stampOf(root, ["app", "config.ts"]))
  })

  test("changes with the content of a file deep inside", () => {
    const before = stamp()
    write("app/routes/home.tsx", "house")
    expect(stamp()).not.toBe(before)
  })

  test("changes when a file is added, also an empty one", () => {
    const before = stamp()
    write("app/empty.ts", "")
    expect(stamp()).not.toBe(before)
  })

  test("changes when a file is renamed", () => {
    const before = stamp()
    rmSync(path.join(root, "app/routes/home.tsx"))
    write("app/routes/house.tsx", "home")
    expect(stamp()).not.toBe(before)
  })

  test("tells two files from one that contains the name of the other", () => {
    write("app/a.ts", "1")
    write("app/b.ts", "2")
    const before = stamp()
    rmSync(path.join(root, "app/b.ts"))
    write("app/a.ts", "1app/b.ts\u00002")
    expect(stamp()).not.toBe(before)
  })

  test("changes when a name that was missing appears", () => {
    const before = stamp()
    write("missing", "here")
    expect(stamp()).not.toBe(before)
  })
})

describe("an installation matches the lock", () => {
  const wanted = {
    packages: {
      "": { name: "ankomst" },
      "node_modules/pg": { version: "8.0.0", integrity: "sha512-pg" },
      "node_modules/esbuild-mac": { version: "1.0.0", integrity: "sha512-mac", optional: true },
    },
  }
  const pg = { version: "8.0.0", integrity: "sha512-pg" }

  test("when every package is there", () => {
    expect(installationMatches(wanted, { packages: { "node_modules/pg": pg } })).toBe(true)
  })

  test("not when a package is missing", () => {
    expect(installationMatches(wanted, { packages: {} })).toBe(false)
  })

  test("not when nothing is known about the installation", () => {
    expect(installationMatches(wanted, null)).toBe(false)
  })

  test("not when a package has another version", () => {
    expect(installationMatches(wanted, { packages: { "node_modules/pg": { ...pg, version: "8.0.1" } } })).toBe(false)
  })

  test("not when a package has other content", () => {
    expect(installationMatches(wanted, { packages: { "node_modules/pg": { ...pg, integrity: "sha512-x" } } })).toBe(
      false,
    )
  })

  test("not when there is a package too many", () => {
    const packages = { "node_modules/pg": pg, "node_modules/left-pad": { version: "1.0.0" } }
    expect(installationMatches(wanted, { packages })).toBe(false)
  })
})
