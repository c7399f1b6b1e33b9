import { z } from "zod"
import { checkStates } from "#domain/identity/states.ts"
import { type QuestionPart, householdParts, personParts } from "#domain/prereg/hand-over.ts"
import { type Question, questions, relations } from "#domain/prereg/questions.ts"

/** A day, or the part of one that is known: "1988-03-00" has no day, "1988-00-00" the year only. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

function valueOf({ kind, options, longest }: Question) {
  switch (kind) {
    case "choice":
      return z.enum(options as [string, ...string[]])
    case "choices":
      return z.array(z.enum(options as [string, ...string[]]))
    case "date":
      return day
    case "country":
      return z.string().regex(/^[A-Z]{2}$/)
    case "municipality":
      return z.string().regex(/^\d{3}$/)
    default:
      return longest ? z.string().max(longest) : z.string()
  }
}

/** The answers of a part by the names of its questions; what was not asked or not answered is not there. */
const partOf = (part: QuestionPart) =>
  z.strictObject(Object.fromEntries(questions[part].map((question) => [question.name, valueOf(question).optional()])))

const partsOf = <Part extends QuestionPart>(parts: readonly Part[]) =>
  z.strictObject(
    Object.fromEntries(parts.map((part) => [part, partOf(part)])) as Record<Part, ReturnType<typeof partOf>>,
  )

/** What the structured file of a household holds, made from the questions that households are asked. */
export const householdSchema = z
  .strictObject({
    $schema: z.url(),
    reference: z.string(),
    office: z.string(),
    made: z.iso.datetime(),
    household: partsOf(householdParts),
    people: z.array(
      z.strictObject({
        position: z.int().positive(),
        relation: z.enum(relations),
        answers: partsOf(personParts),
        check: z
          .strictObject({
            state: z.enum(checkStates),
            reference: z.string(),
            day,
            documentKind: z.string().nullable(),
            documentState: z.string().nullable(),
          })
          .nullable(),
      }),
    ),
  })
  .meta({ title: "A household handed over by Ankomst" })
