import type { Keyring } from "./context.ts"
import { SealBroken, decrypt, encrypt } from "./prereg/seal.ts"

const VERSION_BYTES = 4

/**
 * Encrypts a short secret directly under the newest data key, whose version stands first. `bound` says what it is and whose: moved
 * elsewhere it does not open.
 */
export function sealOwn(keys: Keyring, bound: string, text: string): Buffer {
  const newest = keys[0]
  if (!newest) throw new SealBroken("no data key is set")
  const version = Buffer.alloc(VERSION_BYTES)
  version.writeUInt32BE(newest.version)
  return Buffer.concat([version, encrypt(newest.key, Buffer.from(text, "utf8"), bound)])
}

/** Throws SealBroken when it was tampered with, belongs elsewhere, or its key is not there. */
export function openOwn(keys: Keyring, bound: string, sealed: Buffer): string {
  const version = sealed.readUInt32BE(0)
  const key = keys.find((one) => one.version === version)
  if (!key) throw new SealBroken(`data key ${version} is not in DATA_KEYS`)
  return decrypt(key.key, sealed.subarray(VERSION_BYTES), bound).toString("utf8")
}

/** The same, sealed by the newest key; null when it is already. */
export function resealOwn(keys: Keyring, bound: string, sealed: Buffer): Buffer | null {
  return sealed.readUInt32BE(0) === keys[0]?.version ? null : sealOwn(keys, bound, openOwn(keys, bound, sealed))
}
