import { domainToASCII } from "node:url"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { meantAddress, readAddress } from "#domain/email-address.ts"

const read = (typed: string) => {
  const found = readAddress(typed, domainToASCII)
  return found.ok ? found.address : found.problem
}

describe("an e-mail address", () => {
  test.each([
    ["anna@gmail.com", "anna@gmail.com"],
    ["Anna.Holm+kk@Example.COM", "Anna.Holm+kk@example.com"],
    ["o'brien_x@mail.example.co.uk", "o'brien_x@mail.example.co.uk"],
    ["lars@københavn.dk", "lars@xn--kbenhavn-54a.dk"],
    ["lars@KØBENHAVN.dk", "lars@xn--kbenhavn-54a.dk"],
    ["a@例子.广告", "a@xn--fsqu00a.xn--4rr70v"],
  ])("%s is sent to as %s", (typed, address) => expect(read(typed)).toBe(address))

  test.each([
    "anna@gmail..com",
    "a..b@example.com",
    "a@example..com",
    ".anna@x.dk",
    "anna.@x.dk",
    "anna@.x.dk",
    "anna@x.dk.",
    "anna@-x.dk",
    "anna@x-.dk",
    "anna@x",
    "anna",
    "@x.dk",
    "anna@",
    "an na@x.dk",
    "anna@x y.dk",
    "anna@b@x.dk",
    "anna@127.0.0.1",
    "anna@x.dk, bo@x.dk",
    "<anna@x.dk>",
    "anna@[::1]",
    "anna@x.dk/path",
    "anna@x.dk?a",
    "anna@x.dk#a",
    "anna@x%2edk",
    `${"a".repeat(65)}@x.dk`,
    `a@${"b".repeat(64)}.dk`,
    `a@${Array.from({ length: 50 }, () => "bbbbb").join(".")}.dk`,
  ])("%s can be none", (typed) => expect(read(typed)).toBe("wrong"))

  test.each(["用户@例子.广告", "jørgen@example.dk", "андрей@почта.рф"])(
    "%s has letters that cannot be sent to",
    (typed) => expect(read(typed)).toBe("letters"),
  )

  test("what was read is read again as the same, and any usual address is read", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (typed) => {
        const once = readAddress(typed, domainToASCII)
        expect(once.ok).toBe(true)
        if (once.ok) expect(read(once.address)).toBe(once.address)
      }),
    )
  })
})

describe("a misspelt well-known domain", () => {
  test.each([
    ["anna@gmial.com", "anna@gmail.com"],
    ["anna@gmal.com", "anna@gmail.com"],
    ["anna@gmaill.com", "anna@gmail.com"],
    ["Anna@GMAIL.con", "Anna@gmail.com"],
    ["anna@gmail.co", "anna@gmail.com"],
    ["anna@gnail.cm", "anna@gmail.com"],
    ["anna@hotnail.com", "anna@hotmail.com"],
    ["anna@hotmial.dk", "anna@hotmail.dk"],
    ["anna@yaho.co.uk", "anna@yahoo.co.uk"],
    ["anna@outlok.com", "anna@outlook.com"],
    ["anna@iclould.com", "anna@icloud.com"],
  ])("%s: %s?", (typed, meant) => expect(meantAddress(typed)).toBe(meant))

  test.each([
    "anna@gmail.com",
    "anna@mail.com",
    "anna@ymail.com",
    "anna@hotmail.be",
    "anna@yahoo.com.br",
    "anna@outlook.fr",
    "anna@gmai.dk",
    "anna@gmx.de",
    "anna@mail.kk.dk",
    "anna@example.com",
    "anna",
  ])("%s is not asked about", (typed) => expect(meantAddress(typed)).toBeNull())

  test("what is proposed is not asked about again, and keeps what stands before the @", () => {
    const name = fc.constantFrom("gmail", "hotmail", "outlook", "yahoo", "icloud", "protonmail")
    const slip = fc.record({ name, at: fc.nat(9), letter: fc.constantFrom("", "a", "o", "x") })
    fc.assert(
      fc.property(slip, fc.constantFrom("com", "con", "dk", "co.uk"), ({ name, at, letter }, ending) => {
        const address = `Bo.Olsen@${name.slice(0, at)}${letter}${name.slice(at + 1)}.${ending}`
        const meant = meantAddress(address)
        if (meant === null) return
        expect(meantAddress(meant)).toBeNull()
        expect(meant.startsWith("Bo.Olsen@")).toBe(true)
      }),
    )
  })
})
