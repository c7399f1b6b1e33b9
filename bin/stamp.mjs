import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"

/**
 * One hash over the names and contents of files and folders (recursively); times and order play no part, names that
 * do not exist are skipped. Two trees with the same hash build the same thing.
 */
export function stampOf(root, names) {
  const hash = createHash("sha256")
  for (const name of names.toSorted()) {
    for (const file of filesUnder(root, name)) {
      const content = readFileSync(path.join(root, file))
      hash.update(`${file.split(path.sep).join("/")}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest("hex")
}

function filesUnder(root, name) {
  const full = path.join(root, name)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [name]
  return readdirSync(full)
    .toSorted()
    .flatMap((entry) => filesUnder(root, path.join(name, entry)))
}

/**
 * Whether the packages that npm says it installed (`node_modules/.package-lock.json`) are those that
 * `package-lock.json` asks for. Optional packages may be missing: most of them are for another platform.
 */
export function installationMatches(wanted, installed) {
  const have = installed?.packages ?? {}
  const want = Object.entries(wanted?.packages ?? {}).filter(([place]) => place !== "")
  for (const [place, entry] of want) {
    const found = have[place]
    if (!found) {
      if (entry.optional || entry.devOptional) continue
      return false
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return false
  }
  const places = new Set(want.map(([place]) => place))
  return Object.keys(have).every((place) => places.has(place))
}
