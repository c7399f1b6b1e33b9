import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import path from "node:path"
import process from "node:process"
import { root } from "../bin/folders.mjs"
import { run } from "../bin/processes.mjs"
import type { Plant } from "./plants.ts"

const FOLDERS = ["app", "bin", "server", "jobs", "operations", "db", "domain", "locales", "public", "tools"]

/** Builds a copy of the sources with the plant's changes in it. The portal itself has no switch for any of this. */
export async function buildPlanted(folder: string, patches: NonNullable<Plant["patches"]>): Promise<string> {
  const tree = path.join(folder, "planted")
  rmSync(tree, { recursive: true, force: true })
  mkdirSync(tree, { recursive: true })
  const files = readdirSync(root).filter((name) => /\.(ts|json)$/.test(name))
  for (const name of [...FOLDERS, ...files]) cpSync(path.join(root, name), path.join(tree, name), { recursive: true })
  symlinkSync(path.join(root, "node_modules"), path.join(tree, "node_modules"))
  for (const { file, from, to } of patches) {
    const text = readFileSync(path.join(tree, file), "utf8")
    const found = text.split(from).length - 1
    if (found !== 1) throw new Error(`${file} has ${found} places for the plant: it must follow the source`)
    writeFileSync(
      path.join(tree, file),
      text.replace(from, () => to),
    )
  }
  const script = `await (await import("./bin/build.mjs")).build()`
  const built = await run(process.execPath, ["--input-type=module", "-e", script], { cwd: tree })
  if (built.code !== 0) throw new Error(`the planted copy cannot be built: ${built.output}`)
  return tree
}
