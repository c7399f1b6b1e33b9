import { z } from "zod"
import { PAY_LEAST, PAY_MOST, cards } from "#domain/taxcard/estimate.ts"
import { dateParts } from "#domain/time/typed-day.ts"
import { dateField, joinDates } from "./date.ts"
import { plainDigits, plainText } from "#domain/typed-text.ts"
import { type Parsed, optionalText, parseFields } from "./parse.ts"

/** An amount as people write it in either language: 30.000, 30,000, 30 000, "kr." and øre after a comma or dot. Null when it is none. */
export function readAmount(typed: string): number | null {
  const plain = plainDigits(typed).replace(/\s|kr\.?|dkk/gi, "")
  const found = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(plain)
  return found ? Math.round(Number(`${found[1]!.replace(/[.,]/g, "")}.${found[2] ?? "0"}`)) : null
}

const schema = z.object({
  from: z.enum(["nordic", "eu", "other"], "from-missing"),
  number: z.enum(["registered", "number-only", "none"], "number-missing"),
  contract: z.enum(["signed", "not-yet"], "contract-missing"),
  jobs: z.enum(["one", "several"], "jobs-missing"),
  earns: z.enum(["little", "more"], "earns-missing"),
  starts: dateField(false),
})
export const guideQuestions = ["from", "number", "contract", "jobs", "earns", "starts"] as const

/** The guide's answers. They stand in the address, so that the answer can be kept and sent on. */
export const readGuide = (query: URLSearchParams): Parsed<z.output<typeof schema>> => {
  return parseFields(
    joinDates(known(query, [...guideQuestions, ...dateParts.map((part) => `starts-${part}`)]), ["starts"]),
    schema,
  )
}

/** The fields of a form out of an address: whatever else stands there is not ours. */
function known(query: URLSearchParams, names: readonly string[]): FormData {
  const form = new FormData()
  for (const name of names) {
    const value = query.get(name)
    if (value !== null) form.set(name, plainText(value).slice(0, 40))
  }
  return form
}

const paySchema = z.object({
  pay: z
    .string("pay-missing")
    .min(1, "pay-missing")
    .transform((text, ctx) => {
      const amount = readAmount(text)
      if (amount !== null && amount >= PAY_LEAST && amount <= PAY_MOST) return amount
      ctx.addIssue({ code: "custom", message: "pay-wrong" })
      return z.NEVER
    }),
  municipality: z.string("municipality-missing").regex(/^\d{3}$/, "municipality-missing"),
  card: z.enum(cards, "card-missing"),
  church: optionalText(5, "church-wrong").transform((text) => text === "yes"),
})

export const readPay = (query: URLSearchParams): Parsed<z.output<typeof paySchema>> => {
  return parseFields(known(query, ["pay", "municipality", "card", "church"]), paySchema)
}
