import type { PartAnswers } from "#domain/prereg/household.ts"
import type { Part, Relation } from "#domain/prereg/questions.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { preregById, preregBySession, wholeOf } from "#db/prereg/reads.ts"
import { CODE_DIGITS } from "#domain/email-code.ts"
import { type Context, confirmationCode, hashSecret } from "#operations/context.ts"
import { beginPrereg } from "#operations/prereg/begin.ts"
import { confirmPreregCode, sendPreregCode } from "#operations/prereg/confirm.ts"
import { addPerson } from "#operations/prereg/people.ts"
import { savePage } from "#operations/prereg/save.ts"
import { sendPrereg } from "#operations/prereg/send.ts"

interface Someone {
  relation: Relation
  name: string
  native?: string
  sex: "woman" | "man"
  born: string
  place: string
  country: string
  passport: string
  papers: Record<string, string>
}
interface Family {
  email: string
  language: "en" | "da"
  purpose: string
  from: { country: string; address: string }
  to: PartAnswers
  /** Days ago: arrived, moved in. */
  days: [number, number]
  wed: string | null
  people: Someone[]
}

/** Made-up households of the demonstration, sent in as visitors would. */
const families: Family[] = [
  {
    email: "arjun.nair@example.com",
    language: "en",
    purpose: "work",
    from: { country: "SG", address: "Tampines Street 21\nSingapore 521201" },
    to: {
      municipality: "147",
      street: "Falkoner Allé",
      number: "42",
      floor: "3. tv.",
      postcode: "2000",
      city: "Frederiksberg",
      home: "rent",
    },
    days: [6, 4],
    wed: "2015-02-11",
    people: [
      {
        relation: "contact",
        name: "Arjun Nair",
        native: "അർജുൻ നായർ",
        sex: "man",
        born: "1988-03-14",
        place: "Kochi",
        country: "IN",
        passport: "Z1000412",
        papers: { passport: "ready", permit: "ready", address: "ready", marriage: "ready" },
      },
      {
        relation: "spouse",
        name: "Priya Nair",
        sex: "woman",
        born: "1990-07-02",
        place: "Chennai",
        country: "IN",
        passport: "Z1000087",
        papers: { passport: "ready", permit: "ready" },
      },
      {
        relation: "child",
        name: "Anaya Nair",
        sex: "woman",
        born: "2019-05-19",
        place: "Singapore",
        country: "IN",
        passport: "Z1000551",
        papers: { passport: "ready", permit: "ready", birth: "ready" },
      },
      {
        relation: "child",
        name: "Dev Nair",
        sex: "man",
        born: "2023-01-08",
        place: "Singapore",
        country: "IN",
        passport: "Z1000903",
        papers: { passport: "ready", permit: "not-yet", birth: "not-yet" },
      },
    ],
  },
  {
    email: "elena.rossi@example.com",
    language: "en",
    purpose: "work",
    from: { country: "IT", address: "Via Zamboni 33\n40126 Bologna" },
    to: {
      municipality: "159",
      street: "Søborg Hovedgade",
      number: "42",
      postcode: "2860",
      city: "Søborg",
      home: "rent",
    },
    days: [3, 1],
    wed: null,
    people: [
      {
        relation: "contact",
        name: "Elena Rossi",
        sex: "woman",
        born: "1992-09-21",
        place: "Bologna",
        country: "IT",
        passport: "YA1000318",
        papers: { id: "ready", contract: "ready", address: "copy" },
      },
    ],
  },
  {
    email: "oksana.melnyk@example.com",
    language: "da",
    purpose: "family",
    from: { country: "UA", address: "вул. Хрещатик 22\nКиїв 01001" },
    to: {
      municipality: "101",
      street: "Nørrebrogade",
      number: "110",
      floor: "2. th.",
      postcode: "2200",
      city: "København N",
      home: "host",
      host: "Iryna Melnyk",
    },
    days: [2, 2],
    wed: null,
    people: [
      {
        relation: "contact",
        name: "Oksana Melnyk",
        native: "Оксана Мельник",
        sex: "woman",
        born: "1985-12-02",
        place: "Kyiv",
        country: "UA",
        passport: "FE1000774",
        papers: { passport: "ready", permit: "ready", address: "not-yet" },
      },
    ],
  },
]

/** Sends the demonstration's households in. Answers how many. */
export async function seedHouseholds(ctx: Context): Promise<number> {
  const today = officeDay(ctx.now())
  for (const family of families) {
    const begun = await beginPrereg(ctx, { language: family.language, municipality: "101", residence: undefined })
    if (!begun.ok) throw new Error(begun.error)
    const { token } = begun.value
    const preregId = (await preregBySession(ctx.db, hashSecret(token)))!.id
    for (const { relation } of family.people) if (relation !== "contact") await addPerson(ctx, { preregId, relation })
    const { people, stored } = await wholeOf(ctx.db, (await preregById(ctx.db, preregId))!)
    const blocks: { part: Part; personId: string | null; answers: PartAnswers }[] = [
      {
        part: "contact",
        personId: null,
        answers: {
          email: family.email,
          language: family.language,
          purpose: family.purpose,
          stay: "over-6",
          wishes: "mitid",
        },
      },
      { part: "from", personId: null, answers: { ...family.from, arrival: addDays(today, -family.days[0]) } },
      { part: "to", personId: null, answers: { ...family.to, moveIn: addDays(today, -family.days[1]) } },
    ]
    for (const [i, someone] of family.people.entries()) {
      const personId = people[i]!.id
      const add = (part: Part, answers: PartAnswers) => blocks.push({ part, personId, answers })
      add("person", {
        passportName: someone.name,
        ...(someone.native ? { nativeName: someone.native } : {}),
        sex: someone.sex,
        born: someone.born,
        birthPlace: someone.place,
        birthCountry: someone.country,
        citizenship: someone.country,
        passportNumber: someone.passport,
        earlier: "no",
      })
      if (someone.relation === "child") add("parents", { parents: "both" })
      else if (someone.relation === "contact")
        add(
          "civil",
          family.wed
            ? { status: "married", since: family.wed, authority: "Kochi Municipal Corporation" }
            : { status: "unmarried" },
        )
      add("papers", someone.papers)
    }
    // Who somebody is decides which papers are asked for: so people first.
    for (const papers of [false, true]) {
      const saved = await savePage(ctx, {
        preregId,
        blocks: blocks
          .filter((b) => (b.part === "papers") === papers)
          // Where they move is stored from the beginning on.
          .map((b) => ({
            ...b,
            revision: stored.find((s) => s.part === b.part && s.personId === b.personId)?.revision ?? 0,
          })),
      })
      if (!saved.ok) throw new Error(`a household of the demonstration was not saved: ${saved.error}`)
    }
    await sendPreregCode(ctx, { preregId })
    const { codeRound } = (await preregById(ctx.db, preregId))!
    const code = confirmationCode(ctx.secrets[0], preregId, codeRound, CODE_DIGITS)
    await confirmPreregCode(ctx, { preregId, code, openHere: false })
    const sent = await sendPrereg(ctx, { preregId })
    if (!sent.ok) throw new Error(`a household of the demonstration was not sent: ${sent.error}`)
  }
  return families.length
}
