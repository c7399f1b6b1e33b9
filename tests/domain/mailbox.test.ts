import { describe, expect, test } from "vitest"
import { mailboxOf, ownDomainOf } from "#domain/mailbox.ts"

describe("one mailbox, however it is spelled", () => {
  test.each([
    ["Elena@Firma.dk", "elena@firma.dk"],
    ["elena+visa@firma.dk", "elena@firma.dk"],
    ["elena+a+b@firma.dk", "elena@firma.dk"],
    ["e.le.na@gmail.com", "elena@gmail.com"],
    ["e.lena+x@googlemail.com", "elena@gmail.com"],
    ["e.lena@firma.dk", "e.lena@firma.dk"],
    ["e.lena@outlook.com", "e.lena@outlook.com"],
    ["e_lena@pm.me", "elena@proton.me"],
    ["elena@me.com", "elena@icloud.com"],
    ["+elena@firma.dk", "+elena@firma.dk"],
    ["elena@xn--rksmrgs-5wao1o.dk", "elena@xn--rksmrgs-5wao1o.dk"],
    ["", ""],
  ])("%s is %s", (address, mailbox) => expect(mailboxOf(address)).toBe(mailbox))

  test("reading it again changes nothing", () => {
    for (const address of ["e.l+x@gmail.com", "a+b@firma.dk"])
      expect(mailboxOf(mailboxOf(address))).toBe(mailboxOf(address))
  })
})

describe("a domain that somebody owns", () => {
  test.each([
    ["elena@firma.dk", "firma.dk"],
    ["elena@mail.firma.co.uk", "firma.co.uk"],
    ["elena@a.b.c.firma.dk", "firma.dk"],
    ["s123456@student.dtu.dk", "dtu.dk"],
    ["anybody@mailinator.com", "mailinator.com"],
  ])("%s is of %s", (address, domain) => expect(ownDomainOf(address)).toBe(domain))

  test.each(["elena@gmail.com", "elena@Outlook.dk", "elena@wp.pl", "elena@stofanet.dk", ""])(
    "%s is of nobody's",
    (address) => expect(ownDomainOf(address)).toBe(""),
  )
})
