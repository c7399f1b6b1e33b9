import type { FoundingTyped } from "#domain/office/founding.ts"

/** A whole office as somebody writes it down, Monday to Friday; three groups of counters. */
export function typedOffice(change: Partial<FoundingTyped> = {}): FoundingTyped {
  return {
    name: "Borgerservice Helsingør",
    address: "Birkedalsvej 27",
    postalLine: "3000 Helsingør",
    phone: "49 28 28 28",
    email: "kontakt@kommune.example",
    hours: [1, 2, 3, 4, 5, 6, 7].map((day) => (day < 6 ? { opens: "9", closes: "15.00" } : { opens: "", closes: "" })),
    groups: [
      { name: "SIRI", names: { en: "" }, counters: "1", services: ["eu-residence"] },
      {
        name: "Borgerservice",
        names: { en: "Citizen service" },
        counters: "3",
        services: ["cpr", "health-card", "mitid"],
      },
      { name: "", names: { en: "" }, counters: "", services: [] },
    ],
    services: ["eu-residence", "cpr", "health-card", "mitid"],
    host: "217",
    partners: ["210", "201"],
    admin: { name: "Anna Holm", email: "anna@kommune.example", password: "correct horse battery" },
    ...change,
  }
}
