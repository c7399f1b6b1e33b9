import { describe, expect, test } from "vitest"
import { type FoundingTyped, readFounding } from "#domain/office/founding.ts"
import { typedOffice } from "../../support/founding.ts"

const choices = {
  services: [
    { key: "eu-residence", skill: "siri" },
    { key: "cpr", skill: "cpr" },
    { key: "health-card", skill: "health" },
    { key: "mitid", skill: "mitid" },
    { key: "tax-card", skill: "tax" },
  ],
  municipalities: ["101", "201", "210", "217"],
  toAscii: (domain: string) => domain,
}
const read = (change: Partial<FoundingTyped> = {}) => readFounding(typedOffice(change), choices)
const faults = (change: Partial<FoundingTyped>) => {
  const answer = read(change)
  return answer.ok ? [] : answer.faults.map(({ at, code }) => `${at.join("-")} ${code}`)
}

describe("an office as it was written down", () => {
  test("is read whole: clock times, counters numbered through the groups, skills of what they serve, a map", () => {
    const answer = read()
    if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
    const { office, hours, counters, services, partners, admin } = answer.value
    expect(office.mapUrl).toBe(
      "https://www.openstreetmap.org/search?query=Birkedalsvej%2027%2C%203000%20Helsing%C3%B8r",
    )
    expect(hours).toHaveLength(5)
    expect(hours[4]).toEqual({ weekday: 5, opens: "09:00", closes: "15:00" })
    expect(counters.map(({ number, group }) => `${number} ${group}`)).toEqual([
      "1 SIRI",
      "2 Borgerservice",
      "3 Borgerservice",
      "4 Borgerservice",
    ])
    expect(counters[0]!.groupNames).toEqual({})
    expect(counters[1]).toMatchObject({ groupNames: { en: "Citizen service" }, skills: ["cpr", "health", "mitid"] })
    expect(services).toEqual(["eu-residence", "cpr", "health-card", "mitid"])
    expect(partners).toEqual(["210", "201"])
    expect(admin.name).toBe("Anna Holm")
  })

  test("says everything that is missing, in the order of the form", () => {
    expect(
      faults({
        name: " ",
        address: "",
        postalLine: "",
        phone: "",
        email: "",
        hours: [],
        groups: [],
        services: [],
        host: "",
        admin: { name: "", email: "", password: "" },
      }),
    ).toEqual([
      "name name-missing",
      "address address-missing",
      "postalLine postal-missing",
      "phone phone-missing",
      "email email-missing",
      "hours-0-opens week-blank",
      "services services-missing",
      "groups-0-name counters-missing",
      "host host-missing",
      "admin-name admin-name-missing",
      "admin-email admin-email-missing",
      "admin-password password-short",
    ])
  })

  const admin = typedOffice().admin
  const [siri, citizens] = typedOffice().groups
  const day = (opens: string, closes: string) => [{ opens, closes }, ...typedOffice().hours.slice(1)]
  const wrong: [string, Partial<FoundingTyped>][] = [
    ["postalLine postal-wrong", { postalLine: "Helsingør" }],
    ["phone phone-wrong", { phone: "ring" }],
    ["phone phone-country", { phone: "0 12 34 56 78" }],
    ["email email-wrong", { email: "office" }],
    ["admin-email email-letters", { admin: { ...admin, email: "søren@kommune.example" } }],
    ["admin-email email-demo", { admin: { ...admin, email: "admin@ankomst.example" } }],
    ["admin-password password-short", { admin: { ...admin, password: "elevenchars" } }],
    ["admin-password-again password-differs", { admin: { ...admin, again: "something else" } }],
    ["name too-long", { name: "x".repeat(121) }],
    ["hours-0-opens clock-wrong", { hours: day("9:03", "15") }],
    ["hours-0-closes clock-missing", { hours: day("9", "") }],
    ["hours-0-closes order-wrong", { hours: day("15", "9") }],
    ["groups-0-counters counters-wrong", { groups: [{ ...siri!, counters: "two" }, citizens!] }],
    ["groups-0-services serves-nothing", { groups: [{ ...siri!, services: [] }, citizens!], services: ["cpr"] }],
    ["groups-1-name group-name-twice", { groups: [siri!, { ...citizens!, name: "SIRI" }] }],
    ["groups-0-name group-name-missing", { groups: [{ ...siri!, name: "" }, citizens!] }],
    ["groups-1-counters counters-many", { groups: [siri!, { ...citizens!, counters: "99" }] }],
    [
      "groups-0-services service-unknown",
      { groups: [{ ...siri!, services: ["passport"] }, citizens!], services: ["cpr"] },
    ],
    ["services service-unknown", { services: ["passport"] }],
    ["services service-unserved", { services: ["cpr", "tax-card"] }],
    ["host municipality-unknown", { host: "999" }],
    ["partners municipality-unknown", { partners: ["999"] }],
  ]
  test.each(wrong)("is refused: %s", (fault, change) => {
    expect(faults(change)).toEqual([fault])
  })

  test("whoever hosts the office is no partner of it, and a password typed twice alike is right", () => {
    const answer = read({ partners: ["217", "210", "210"], admin: { ...admin, again: admin.password } })
    expect(answer).toMatchObject({ ok: true, value: { partners: ["210"] } })
  })
})
