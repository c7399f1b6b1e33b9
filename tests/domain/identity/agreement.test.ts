import { describe, expect, it } from "vitest"
import { type Said, agreementOf } from "#domain/identity/agreement.ts"
import type { IdentityDocument } from "#domain/identity/document.ts"
import { isSameName } from "#domain/identity/names.ts"

const zone: IdentityDocument = {
  kind: "passport",
  state: "IT",
  number: "YA1234567",
  expires: "2030-05-06",
  surname: "ROSSI",
  given: "ELENA MARIA",
  born: "1991-03-02",
  sex: "woman",
  citizenship: "IT",
  format: "TD3",
  wrong: [],
}
const said: Said = {
  name: "Elena Maria Rossi",
  born: "1991-03-02",
  sex: "woman",
  citizenship: "IT",
  otherCitizenship: "",
  number: "ya 123-4567",
}
const differing = (document: Partial<IdentityDocument>, own: Partial<Said>) =>
  agreementOf({ ...zone, ...document }, { ...said, ...own }).flatMap(({ field, is }) =>
    is === "differs" ? [field] : [],
  )

describe("the document beside what was said", () => {
  it("agrees in every field", () => {
    expect(agreementOf(zone, said).map(({ is }) => is)).toEqual(Array(5).fill("same"))
  })
  it.each([
    ["name", { name: "Elena Rossi" }],
    ["born", { born: "1991-02-03" }],
    ["sex", { sex: "man" }],
    ["citizenship", { citizenship: "AR" }],
    ["number", { number: "YA1234568" }],
  ] as const)("differs in one: %s", (field, own) => {
    expect(differing({}, own)).toEqual([field])
  })
  it("compares nothing with what is not known", () => {
    expect(differing({}, { name: "", born: "", sex: "", citizenship: "", number: "" })).toEqual([])
    expect(differing({ surname: "", given: "", born: "", sex: "", citizenship: "", number: "" }, {})).toEqual([])
  })
  it("a further citizenship counts, since a document shows one", () => {
    expect(differing({}, { citizenship: "AR", otherCitizenship: "IT" })).toEqual([])
  })
  it("a day known in part is the same where one can mean the other", () => {
    expect(differing({ born: "1991-03-00" }, {})).toEqual([])
    expect(differing({ born: "1991-00-00" }, {})).toEqual([])
    expect(differing({ born: "1991-04-00" }, {})).toEqual(["born"])
    expect(differing({ born: "1991-03-00" }, { born: "1991-00-00" })).toEqual([])
  })
})

describe("a name and its letters A to Z", () => {
  const same = (typed: string, surname: string, given: string, cut = false) =>
    isSameName(typed, { surname, given }, cut)
  it.each([
    ["Jürgen Müller", "MUELLER", "JUERGEN"],
    ["Jürgen Müller", "MULLER", "JURGEN"],
    ["Søren Ærø", "AEROE", "SOEREN"],
    ["Åsa Öberg", "OEBERG", "AASA"],
    ["Åsa Öberg", "OBERG", "ASA"],
    ["José Núñez", "NUNEZ", "JOSE"],
    ["José Núñez", "NUNXXEZ", "JOSE"],
    ["Sean O'Connor", "OCONNOR", "SEAN"],
    ["Sean O’Connor", "OCONNOR", "SEAN"],
    ["Anne-Marie Groß", "GROSS", "ANNE MARIE"],
    ["Þór Guðmundsson", "GUDMUNDSSON", "THOR"],
    ["Łukasz Wałęsa", "WALESA", "LUKASZ"],
    ["Rossi, Elena Maria", "ROSSI", "ELENA MARIA"],
    ["Đặng Thị Hoa", "DANG", "THI HOA"],
    ["İpek Yıldız", "YILDIZ", "IPEK"],
    ["Sukarno", "SUKARNO", ""],
  ])("%s is %s %s", (typed, surname, given) => {
    expect(same(typed, surname, given)).toBe(true)
  })
  it("a name that was typed as it is printed is compared in the same way", () => {
    expect(same("Jürgen Müller", "Jürgen Müller", "")).toBe(true)
    expect(same("Müller, Jürgen", "Juergen Mueller", "")).toBe(true)
    expect(same("Jürgen Müller", "Jürgen Möller", "")).toBe(false)
  })
  it("another name, a name more or a name less is not the same", () => {
    expect(same("Elena Russo", "ROSSI", "ELENA")).toBe(false)
    expect(same("Elena Maria Rossi", "ROSSI", "ELENA")).toBe(false)
    expect(same("Elena Rossi", "ROSSI", "ELENA MARIA")).toBe(false)
    expect(same("Rossi", "ROSSI", "ROSSI")).toBe(false)
    expect(same("", "", "")).toBe(false)
    expect(same("Елена Росси", "ROSSI", "ELENA")).toBe(false)
  })
  it("of a zone that had no room the last word may be a beginning, and words may be missing", () => {
    expect(same("Papandropoulous Jonathon Alexander Theo", "PAPANDROPOULOUS", "JONATHON ALEX", true)).toBe(true)
    expect(same("Papandropoulous Jonathon Alexander", "PAPANDROPOULOUS", "JONATHON ALEX", false)).toBe(false)
    expect(same("Papandropoulos Jonathon Alexander", "PAPANDROPOULOUS", "JONATHON ALEX", true)).toBe(false)
  })
  it("a zone is known to be full by its last place", () => {
    const surname = "NILAVADHANANANDA"
    const given = "CHAYAPA DEJTHAMRONG K"
    expect(`${surname}<<${given}`).toHaveLength(39)
    expect(differing({ surname, given }, { name: "Chayapa Dejthamrong Krasuang Nilavadhanananda" })).toEqual([])
    expect(
      differing({ surname, given: given.slice(0, -2) }, { name: "Chayapa Dejthamrong Krasuang Nilavadhanananda" }),
    ).toEqual(["name"])
  })
})
