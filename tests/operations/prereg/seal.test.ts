import { randomUUID } from "node:crypto"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { SealBroken, masked, newPersonKey, open, rewrap, seal } from "#operations/prereg/seal.ts"

const keyring = (...versions: number[]) => versions.map((version) => ({ version, key: Buffer.alloc(32, version) }))
const newPerson = (keys = keyring(1)) => {
  const id = randomUUID()
  return { id, ...newPersonKey(keys, id) }
}

describe("a sealed answer", () => {
  test("opens to what was sealed, whatever it is, and looks different each time", () => {
    const someone = newPerson()
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const once = seal(keyring(1), someone, "person.passportNumber", text)
        expect(open(keyring(1), someone, "person.passportNumber", once)).toBe(text)
        expect(seal(keyring(1), someone, "person.passportNumber", text).equals(once)).toBe(false)
      }),
      { numRuns: 50 },
    )
  })

  test("does not open when any byte was changed, or when it was cut", () => {
    const someone = newPerson()
    const sealed = seal(keyring(1), someone, "f", "YA1234567")
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed)
      changed[i]! ^= 1
      expect(() => open(keyring(1), someone, "f", changed), `byte ${i}`).toThrow(SealBroken)
    }
    expect(() => open(keyring(1), someone, "f", sealed.subarray(0, sealed.length - 1))).toThrow(SealBroken)
    expect(() => open(keyring(1), someone, "f", Buffer.alloc(0))).toThrow(SealBroken)
  })

  test("does not open in another person's row, even with that person's key, nor in another field", () => {
    const [one, two] = [newPerson(), newPerson()]
    const sealed = seal(keyring(1), one, "f", "YA1234567")
    expect(() => open(keyring(1), two, "f", sealed)).toThrow(SealBroken)
    expect(() => open(keyring(1), one, "g", sealed)).toThrow(SealBroken)
    // Rows swapped with their keys: the key is bound to its own person.
    expect(() => open(keyring(1), { ...one, id: two.id }, "f", sealed)).toThrow(SealBroken)
  })

  test("opens after the portal's key was rotated, and then without the old one", () => {
    const someone = newPerson(keyring(1))
    const sealed = seal(keyring(1), someone, "f", "YA1234567")
    const rotated = { ...someone, ...rewrap(keyring(2, 1), someone)! }
    expect(rotated.keyVersion).toBe(2)
    expect(open(keyring(2), rotated, "f", sealed)).toBe("YA1234567")
    expect(() => open(keyring(1), rotated, "f", sealed)).toThrow("data key 2 is not in DATA_KEYS")
    expect(rewrap(keyring(2, 1), rotated)).toBeNull()
  })

  test("a key of a version put under another version does not unwrap", () => {
    const someone = newPerson(keyring(1))
    const same = [{ version: 2, key: keyring(1)[0]!.key }]
    expect(() => seal(same, { ...someone, keyVersion: 2 }, "f", "x")).toThrow(SealBroken)
  })

  test.each([
    ["person.passportNumber", "YA1234567", "••••• 567"],
    ["person.passportNumber", "1234567", "••••• 567"],
    ["person.passportNumber", "123456", "•••••"],
    ["person.passportNumber", "", "•••••"],
    ["person.homeNumber", "19900203-1234", "•••••"],
    ["person.earlierNumber", "140388-1234", "•••••"],
  ])("%s %j is shown as %j", (field, text, shown) => {
    expect(masked(field, text)).toBe(shown)
  })
})
