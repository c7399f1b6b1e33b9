import { type Context, confirmationCode, hashSecret } from "#operations/context.ts"
import { preregById, preregBySession, wholeOf } from "#db/prereg/reads.ts"
import type { Household, PartAnswers, Person } from "#domain/prereg/household.ts"
import type { Part, Relation } from "#domain/prereg/questions.ts"
import { CODE_DIGITS } from "#domain/email-code.ts"
import { beginPrereg } from "#operations/prereg/begin.ts"
import { addPerson } from "#operations/prereg/people.ts"
import { confirmPreregCode, sendPreregCode } from "#operations/prereg/confirm.ts"
import { savePage } from "#operations/prereg/save.ts"
import { sendPrereg } from "#operations/prereg/send.ts"

/** A person for tests of rules. */
export const person = (
  relation: Relation,
  position: number,
  parts: Partial<Record<Part, PartAnswers>> = {},
): Person => ({
  id: `00000000-0000-4000-8000-00000000000${position}`,
  relation,
  position,
  nth: 1,
  parts,
})

export const answersOf = {
  contact: (email: string): PartAnswers => ({
    email,
    language: "en",
    purpose: "work",
    stay: "over-6",
    wishes: "eu-residence,mitid",
  }),
  person: (name: string, born: string, more: PartAnswers = {}): PartAnswers => ({
    passportName: name,
    sex: "woman",
    born,
    birthPlace: "Bologna",
    birthCountry: "IT",
    citizenship: "IT",
    passportNumber: "YA1234567",
    earlier: "no",
    ...more,
  }),
  from: (): PartAnswers => ({ country: "IT", address: "Via Zamboni 33\n40126 Bologna", arrival: "2026-11-20" }),
  to: (): PartAnswers => ({
    municipality: "159",
    street: "Søborg Hovedgade",
    number: "42",
    postcode: "2860",
    city: "Søborg",
    home: "rent",
    moveIn: "2026-11-22",
  }),
  civil: (): PartAnswers => ({ status: "married", since: "2015-02-11", authority: "Comune di Bologna" }),
}

/** Elena, Marco and their children: two adults, three children. */
export function familyOfFive(): Household {
  return {
    parts: { contact: answersOf.contact("elena@example.org"), from: answersOf.from(), to: answersOf.to() },
    people: [
      person("contact", 1, { person: answersOf.person("Elena Rossi", "1988-03-14"), civil: answersOf.civil() }),
      person("spouse", 2, { person: answersOf.person("Marco Bianchi", "1990-07-02") }),
      ...["2015-05-19", "2018-01-08", "2021-09-30"].map((born, i) =>
        person("child", 3 + i, {
          person: answersOf.person(`Child ${i + 1}`, born),
          parents: { parents: "both" },
        }),
      ),
    ],
  }
}

let households = 0

/** Saves parts as a page would; the revision is what is stored unless one is given. */
export async function save(
  ctx: Context,
  preregId: string,
  blocks: { part: Part; position: number | null; answers: PartAnswers; revision?: number }[],
) {
  const whole = await wholeOf(ctx.db, (await preregById(ctx.db, preregId))!)
  return savePage(ctx, {
    preregId,
    blocks: blocks.map(({ part, position, answers, revision }) => {
      const personId = whole.people.find((p) => p.position === position)?.id ?? null
      const stored = whole.stored.find((p) => p.part === part && p.personId === personId)
      return { part, personId, answers, revision: revision ?? stored?.revision ?? 0 }
    }),
  })
}

export async function codeOfPrereg(ctx: Context, preregId: string): Promise<string> {
  const prereg = (await preregById(ctx.db, preregId))!
  return confirmationCode(ctx.secrets[0], prereg.id, prereg.codeRound, CODE_DIGITS)
}

/** A household of two adults and a child, filled in and its address confirmed, but not sent. */
export async function filledHousehold(
  ctx: Context,
  wants: { email?: string; passports?: string[]; first?: PartAnswers } = {},
): Promise<{ preregId: string; token: string; email: string }> {
  const email = wants.email ?? `household${++households}@example.org`
  const passports = wants.passports ?? ["YA1234567", "YB1234567", "YC1234567"]
  const begun = await beginPrereg(ctx, { language: "en", municipality: "101", residence: undefined })
  if (!begun.ok) throw new Error(begun.error)
  const { token } = begun.value
  const preregId = (await preregBySession(ctx.db, hashSecret(token)))!.id
  await addPerson(ctx, { preregId, relation: "spouse" })
  await addPerson(ctx, { preregId, relation: "child" })
  const people = [
    answersOf.person("Elena Rossi", "1988-03-14", { passportNumber: passports[0]!, ...wants.first }),
    answersOf.person("Marco Bianchi", "1990-07-02", { sex: "man", passportNumber: passports[1]! }),
    answersOf.person("Giulia Bianchi", "2020-05-19", { passportNumber: passports[2]! }),
  ]
  const saved = await save(ctx, preregId, [
    { part: "contact", position: null, answers: answersOf.contact(email) },
    ...people.map((answers, i) => ({ part: "person" as const, position: i + 1, answers })),
    { part: "from", position: null, answers: answersOf.from() },
    { part: "to", position: null, answers: answersOf.to() },
    { part: "civil", position: 1, answers: answersOf.civil() },
    { part: "civil", position: 2, answers: {} },
    { part: "parents", position: 3, answers: { parents: "both" } },
  ])
  if (!saved.ok) throw new Error(saved.error)
  await sendPreregCode(ctx, { preregId })
  const confirmed = await confirmPreregCode(ctx, { preregId, code: await codeOfPrereg(ctx, preregId), openHere: false })
  if (!confirmed.ok) throw new Error(confirmed.error)
  return { preregId, token, email }
}

export async function sentHousehold(ctx: Context, wants: Parameters<typeof filledHousehold>[1] = {}) {
  const filled = await filledHousehold(ctx, wants)
  const sent = await sendPrereg(ctx, { preregId: filled.preregId })
  if (!sent.ok) throw new Error(sent.error)
  return filled
}
