import { accessSync, constants, mkdirSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { Trouble } from "./steps.mjs"

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** Everything this copy of the portal keeps on disk by itself; never committed. */
export const keptFolder = path.join(root, ".data")

/** Creates `.data`; refuses when it belongs to another user (a first start as root, a second one without). */
export function makeKeptFolder(folder = keptFolder) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Trouble(
      `The folder ${folder} cannot be written to (${error.code}). It probably belongs to another user: start Ankomst as that user.`,
    )
  }
  return folder
}
