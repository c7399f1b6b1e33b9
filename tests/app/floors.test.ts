import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { build } from "vite"
import { afterAll, beforeAll, expect, test } from "vitest"
import { keepFloorsOut } from "../../vite-floors.ts"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(import.meta.dirname, "floors-"))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function bundle(source: string, ssr: boolean): Promise<string> {
  const entry = join(folder, "entry.ts")
  await writeFile(entry, source)
  return build({
    configFile: false,
    root: join(import.meta.dirname, "../.."),
    logLevel: "silent",
    plugins: [keepFloorsOut()],
    build: { write: false, ssr, rollupOptions: { input: entry, external: [/^[a-z@]/] } },
  }).then(
    () => "built",
    (error: Error) => error.message,
  )
}

test("a component that imports a lower floor does not build for the browser, and names both files", async () => {
  for (const floor of ["#db/booking/tables.ts", "#operations/booking/book.ts", "#jobs/schedule.ts"]) {
    const answer = await bundle(`import * as all from "${floor}"; console.log(all)`, false)
    expect(answer).toContain("entry.ts would ship")
    expect(answer).toContain(floor)
  }
})

test("the domain does, and so does any floor on the server", async () => {
  expect(
    await bundle(`import { HOLD_MINUTES } from "#domain/booking/rules.ts"; console.log(HOLD_MINUTES)`, false),
  ).toBe("built")
  expect(await bundle(`import * as all from "#db/booking/tables.ts"; console.log(all)`, true)).toBe("built")
})
