import { randomBytes } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import process from "node:process"
import { Trouble } from "./steps.mjs"

/**
 * Reads KEY=VALUE lines. Comments, empty lines and a leading `export` are allowed; "double quotes" understand \n, \"
 * and \\, 'single quotes' nothing; an unquoted value ends before ` #`. A line that is none of this is an error: a
 * misspelt setting must not be silently lost.
 */
export function parseEnv(text) {
  const values = {}
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(#|$)/.test(line)) continue
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line)
    const value = match ? readValue(match[2]) : null
    if (value === null) throw new Trouble(`.env, line ${index + 1}: expected NAME=value`)
    values[match[1]] = value
  }
  return values
}

function readValue(text) {
  const double = /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/.exec(text)
  if (double) return double[1].replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign))
  const single = /^'([^']*)'\s*(?:#.*)?$/.exec(text)
  if (single) return single[1]
  if (/^["']/.test(text)) return null
  return text.replace(/(^|\s)#.*$/, "").trim()
}

/**
 * The settings of `.env` under those of the real environment; an empty setting counts as not given.
 *
 * @param {string} root
 * @param {Record<string, string | undefined>} given
 * @returns {Record<string, string | undefined>}
 */
export function readEnvironment(root, given = process.env) {
  const file = path.join(root, ".env")
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {}
  return { ...setOnly(fromFile), ...setOnly(given) }
}

function setOnly(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ""))
}

/**
 * Completes the environment for the portal's processes.
 * - without DATABASE_URL the portal is a demonstration on its own database (ANKOMST_DEMO=1), unless NODE_ENV is
 *   explicitly "production": then it is the real thing and nothing is invented for it;
 * - SESSION_SECRET and DATA_KEYS are generated once and kept, with the same exception.
 *
 * @param {Record<string, string | undefined>} env
 * @param {{ kept: string, embeddedUrl?: string | null, dev?: boolean }} options `kept` is the folder of the secret
 * @returns {Record<string, string | undefined>}
 */
export function portalEnvironment(env, { kept, embeddedUrl = null, dev = false }) {
  const explicit = env.NODE_ENV === "production"
  const demo = embeddedUrl !== null && !explicit
  return {
    ...env,
    NODE_ENV: env.NODE_ENV ?? (dev ? "development" : "production"),
    PORT: env.PORT ?? "3000",
    ...(embeddedUrl === null ? {} : { DATABASE_URL: embeddedUrl }),
    ...(demo && !env.ANKOMST_DEMO ? { ANKOMST_DEMO: "1" } : {}),
    ...(explicit || env.SESSION_SECRET ? {} : { SESSION_SECRET: keptSecret(path.join(kept, "session-secret")) }),
    // Beside the database, not in it: what was written down there shows a trail that was changed.
    ...(explicit || env.AUDIT_ANCHORS ? {} : { AUDIT_ANCHORS: path.join(kept, "audit-anchors.log") }),
    ...(explicit || env.DATA_KEYS ? {} : { DATA_KEYS: `1:${keptSecret(path.join(kept, "data-key"))}` }),
  }
}

/** A random secret that survives restarts; readable by its owner only. */
export function keptSecret(file) {
  try {
    const secret = readFileSync(file, "utf8").trim()
    if (secret.length >= 32) return secret
  } catch (error) {
    if (error.code !== "ENOENT") throw error
  }
  const secret = randomBytes(32).toString("hex")
  writeFileSync(file, `${secret}\n`, { mode: 0o600 })
  return secret
}
