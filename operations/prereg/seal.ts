import { HIDDEN, maskNumber } from "#domain/mask.ts"
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import type { Keyring } from "../context.ts"

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
/** Stands first in everything sealed, so that another way of sealing can be told apart one day. */
const FORMAT = 1

/** A sealed text was changed, stands in another row or field than it was made for, or its key is not there. */
export class SealBroken extends Error {}

/** A new key for one person, wrapped by the newest of the portal's. */
export function newPersonKey(keys: Keyring, personId: string): { wrappedKey: Buffer; keyVersion: number } {
  return wrap(keys, personId, randomBytes(KEY_BYTES))
}

function wrap(keys: Keyring, personId: string, key: Buffer): { wrappedKey: Buffer; keyVersion: number } {
  const newest = keys[0]
  if (!newest) throw new SealBroken("no data key is set")
  return { wrappedKey: encrypt(newest.key, key, boundKey(personId, newest.version)), keyVersion: newest.version }
}

export interface WrappedKey {
  id: string
  wrappedKey: Buffer
  keyVersion: number
}

function unwrap(keys: Keyring, person: WrappedKey): Buffer {
  const wrapping = keys.find((k) => k.version === person.keyVersion)
  if (!wrapping) throw new SealBroken(`data key ${person.keyVersion} is not in DATA_KEYS`)
  return decrypt(wrapping.key, person.wrappedKey, boundKey(person.id, person.keyVersion))
}

/** The same key of a person, wrapped by the newest of the portal's keys; null when it is already. */
export function rewrap(keys: Keyring, person: WrappedKey): { wrappedKey: Buffer; keyVersion: number } | null {
  return person.keyVersion === keys[0]?.version ? null : wrap(keys, person.id, unwrap(keys, person))
}

/** Encrypts one answer of one person (AES-256-GCM). The person and the field are bound in: moved elsewhere it does not open. */
export const seal = (keys: Keyring, person: WrappedKey, field: string, text: string): Buffer =>
  sealBytes(keys, person, field, Buffer.from(text, "utf8"))

/** The same of a file. */
export const sealBytes = (keys: Keyring, person: WrappedKey, field: string, bytes: Buffer): Buffer =>
  encrypt(unwrap(keys, person), bytes, boundField(person.id, field))

/** Throws SealBroken when it was tampered with or belongs to another person or field. */
export const open = (keys: Keyring, person: WrappedKey, field: string, sealed: Buffer): string =>
  openBytes(keys, person, field, sealed).toString("utf8")

export const openBytes = (keys: Keyring, person: WrappedKey, field: string, sealed: Buffer): Buffer =>
  decrypt(unwrap(keys, person), sealed, boundField(person.id, field))

const boundKey = (personId: string, version: number) => `prereg-person-key ${personId} ${version}`
const boundField = (personId: string, field: string) => `prereg-answer ${personId} ${field}`

export function encrypt(key: Buffer, plain: Buffer, bound: string): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(bound))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), text])
}

export function decrypt(key: Buffer, sealed: Buffer, bound: string): Buffer {
  try {
    if (sealed[0] !== FORMAT) throw new Error("another format")
    const iv = sealed.subarray(1, 1 + IV_BYTES)
    const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)
    const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(bound))
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()])
  } catch (cause) {
    throw new SealBroken("a sealed answer does not open", { cause })
  }
}

/** A passport number by its last characters; nothing of a national number, whose rest can be worked out from the date of birth. */
export const masked = (field: string, text: string) => (field.endsWith(".passportNumber") ? maskNumber(text) : HIDDEN)
