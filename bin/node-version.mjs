// Imported first by every entry point, and written in syntax that old Node versions can parse, so that they
// reach this line instead of a syntax error.
import { realpathSync } from "node:fs"
import process from "node:process"
import { pathToFileURL } from "node:url"

/** Vite 8 and React Router 7 both ask for 20.19, 22.12 or newer; odd release lines before 23 are out. */
export function nodeIsSupported(version) {
  const parts = version.replace(/^v/, "").split(".").map(Number)
  const major = parts[0]
  const minor = parts[1]
  if (major === 20) return minor >= 19
  if (major === 22) return minor >= 12
  return major > 22
}

/** True in the file that Node was asked to run, false when another file imports it. */
export function isEntryPoint(url) {
  return Boolean(process.argv[1]) && pathToFileURL(realpathSync(process.argv[1])).href === url
}

if (!nodeIsSupported(process.version)) {
  process.stderr.write(
    "Ankomst needs Node.js 20.19 or newer (in the 22 line: 22.12 or newer). This is " + process.version + ".\n",
  )
  process.exit(1)
}
