import { z } from "zod"
import { cards } from "#domain/taxcard/estimate.ts"
import { typedNumber } from "#domain/typed-number.ts"
import { dateParts } from "#domain/time/typed-day.ts"
import { plainDigits, plainText } from "#domain/typed-text.ts"
import { dateField, joinDates } from "#app/parts/date.ts"
import { type Parsed, optionalText, parseFields } from "#app/parts/parse.ts"

const schema = z.object({
  from: z.enum(["nordic", "eu", "other"], "from-missing"),
  number: z.enum(["registered", "number-only", "none"], "number-missing"),
  contract: z.enum(["signed", "not-yet"], "contract-missing"),
  jobs: z.enum(["one", "several"], "jobs-missing"),
  earns: z.enum(["little", "more"], "earns-missing"),
  starts: dateField(false),
})
/** In the order they stand on the page: a summary of problems follows it. */
export const guideQuestions = ["number", "from", "contract", "jobs", "earns", "starts"] as const

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
  pay: z.string("pay-missing").transform((text, ctx) => {
    const read = typedNumber(plainDigits(text), { kind: "pay" })
    if (read.ok) return Math.round(read.value)
    const message = { "number-missing": "pay-missing", "number-unclear": "pay-unclear" }[read.problem as string]
    ctx.addIssue({ code: "custom", message: message ?? "pay-wrong" })
    return z.NEVER
  }),
  municipality: z.string("municipality-missing").regex(/^\d{3}$/, "municipality-missing"),
  card: z.enum(cards, "card-missing"),
  church: optionalText(5, "church-wrong").transform((text) => text === "yes"),
})

export const readPay = (query: URLSearchParams): Parsed<z.output<typeof paySchema>> => {
  return parseFields(known(query, ["pay", "municipality", "card", "church"]), paySchema)
}
