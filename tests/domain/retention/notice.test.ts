import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import {
  POLICY_DIGEST,
  POLICY_VERSION,
  noticeKeys,
  notices,
  receives,
  responsibleOf,
} from "#domain/retention/notice.ts"
import { keptFor, leastOf, mostOf, tables, terms } from "#domain/retention/policy.ts"
import { staffRules } from "#app/web/staff-rules.ts"
import { resources } from "#locales/resources.ts"

const told = noticeKeys.flatMap((key) => [...notices[key].tables] as string[])
const toldTerms = noticeKeys.flatMap((key) => [...notices[key].terms] as string[])
const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8")

describe("what a person is told about their data", () => {
  test("has a new version when the list, the terms or a text changes", () => {
    const texts = Object.values(resources).map((room) => room.retention)
    const digest = createHash("sha256")
      .update(JSON.stringify([notices, keptFor, texts]))
      .digest("hex")
      .slice(0, 16)
    expect(
      { version: POLICY_VERSION, digest: POLICY_DIGEST },
      "date a new POLICY_VERSION, and write this digest beside it",
    ).toEqual({ version: POLICY_VERSION, digest })
  })

  test("speaks of every table that holds personal data once, and of no other", () => {
    const personal = Object.entries(tables).flatMap(([name, { goes }]) => (goes === "no-personal-data" ? [] : [name]))
    // Mail that a demonstration caught: no visitor of a real office has any.
    expect(told.toSorted()).toEqual(personal.filter((name) => name !== "caught_mail").toSorted())
  })

  test("tells every term but the demonstration's, each under one form", () => {
    expect(toldTerms.toSorted()).toEqual(terms.filter((term) => term !== "caughtMailDays").toSorted())
  })

  test("tells of each table the term by which it goes", () => {
    for (const key of noticeKeys)
      for (const table of notices[key].tables) {
        const goes = tables[table]!.goes
        if (goes in keptFor) expect(notices[key].terms as readonly string[], table).toContain(goes)
      }
  })

  test("says that the record of who opened what stays, which the policy says too", () => {
    expect(tables.audit_entry!.goes).toBe("never")
  })

  test("names the register of addresses only where one is asked", () => {
    expect(receives("address-register", { register: false, sms: true })).toBe(false)
    expect(receives("address-register", { register: true, sms: false })).toBe(true)
    expect(receives("sms-gateway", { register: true, sms: false })).toBe(false)
    expect(receives("sms-gateway", { register: false, sms: true })).toBe(true)
    expect(receives("staff", { register: false, sms: false })).toBe(true)
  })
})

describe("who is said to read it may, and nobody else", () => {
  test("answers of a household are read by those whose role says so, and each opening is recorded", () => {
    expect(staffRules["/staff/prereg/:id"]).toEqual({ see: "read-prereg", act: "review-prereg", opens: "household" })
    expect(read("app/web/require-staff.server.ts")).toContain("noteOpenedCase")
    expect(read("app/prereg/citizen/data.tsx")).toContain("showOpenings(portal.db, [prereg.id]")
  })

  test("each opening of sealed answers and of a visit's contact data is recorded", () => {
    expect(read("operations/prereg/open-sealed.ts")).toContain('kind: "opened-sealed"')
    expect(read("operations/desk/open-contact.ts")).toContain('kind: "opened-contact"')
    expect(read("app/desk/panel.server.ts")).toMatch(/email: maskEmail\(/)
    expect(read("app/desk/panel.server.ts")).toMatch(/maskPhone\(/)
  })

  test("papers of PD U2, tax cards and courses are opened by a right of their own, and recorded", () => {
    const opens = Object.values(staffRules).flatMap(({ see, opens: of }) => (of ? [`${of} ${see}`] : []))
    expect([...new Set(opens)].toSorted()).toEqual([
      "benefit read-benefit",
      "household read-prereg",
      "household review-prereg",
      "identity check-identity",
      "participant run-courses",
      "person see-calendar",
      "run attend-courses",
      "run run-courses",
      "slip book-for-others",
      "tax-card read-tax-cards",
    ])
  })

  test("those who look after the texts, and those who set the terms, are asked for that right", () => {
    expect(staffRules["/staff/guidance/:slug"]!.see).toBe("edit-guidance")
    expect(staffRules["/staff/office/retention"]!.act).toBe("change-office")
    expect(staffRules["/staff/audit"]!.see).toBe("read-audit")
  })
})

describe("who answers for the data", () => {
  const unnamed = {
    name: "ICS East",
    controller: "",
    controllerAddress: "",
    controllerCvr: "",
    officerEmail: "",
    officerPhone: "",
  }

  test("is the office by its own name until it names an authority", () => {
    expect(responsibleOf(unnamed)).toEqual({ name: "ICS East", controller: null, officer: null })
  })

  test("is the authority once it is named; an officer is reached by whichever way there is", () => {
    const site = { ...unnamed, controller: "Københavns Kommune", officerPhone: "+45 33 66 33 66" }
    expect(responsibleOf(site)).toEqual({
      name: "Københavns Kommune",
      controller: { name: "Københavns Kommune", address: "", cvr: "" },
      officer: { email: "", phone: "+45 33 66 33 66" },
    })
  })
})

describe("the record of processing and the impact assessment", () => {
  const record = read("docs/privacy/record.md")

  test("name every term with its standard, its least and its most", () => {
    for (const term of terms)
      expect(record, term).toMatch(
        new RegExp(`\\| \`${term}\` \\| ${keptFor[term]} \\| ${leastOf(term)} \\| ${mostOf(term)} \\|`),
      )
  })

  test("name every table with personal data", () => {
    for (const table of told) expect(record, table).toContain(`\`${table}\``)
  })

  test("are marked as drafts", () => {
    for (const text of [record, read("docs/privacy/dpia.md")]) expect(text).toMatch(/^> \*\*Draft/m)
  })
})
