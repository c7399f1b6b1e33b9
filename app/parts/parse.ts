import { CODE_DIGITS } from "#domain/email-code.ts"
import { parseWithZod } from "@conform-to/zod/v4"
import { z } from "zod"
import { LONGEST_ADDRESS, meantAddress, readAddress } from "#domain/email-address.ts"
import { bareCode, oneLine, phoneProblem, plainSeparators, plainText, severalLines } from "#domain/typed-text.ts"

/** A parsed form: the value, or what was typed with one code for each wrong field. */
export type Parsed<Value> =
  { ok: true; value: Value } | { ok: false; typed: Record<string, string>; errors: Record<string, string> }

/** A form with more fields than any page has is not one of ours. */
const MOST_FIELDS = 200

/**
 * Reads a posted form: only the two kinds that a browser sends, with a bounded number of fields. What nobody sees in a text is
 * dropped, and every line end is one character, as the box counted it; passwords alone stay as they are. Names beginning with
 * "__" are dropped: the form library keeps them for itself. Anything else is a 400.
 */
export const readForm = async (request: Request, most = MOST_FIELDS): Promise<FormData> =>
  fieldsOf(await postedForm(request), most)

const refused = () => new Response("Bad request", { status: 400 })

function postedForm(request: Request): Promise<FormData> {
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(request.headers.get("content-type") ?? ""))
    throw refused()
  return request.formData().catch(() => {
    throw refused()
  })
}

/** The texts of a posted form; its files are left out. */
function fieldsOf(sent: FormData, most: number): FormData {
  const form = new FormData()
  let count = 0
  for (const [name, value] of sent) {
    if (++count > most) throw refused()
    if (typeof value === "string" && !name.startsWith("__"))
      form.append(name, /password/i.test(name) ? value.replaceAll("\0", "") : plainText(value))
  }
  takeMeant(form)
  return form
}

/** Reads a posted form with one file in it; null where none was chosen. */
export async function readFile(request: Request, name: string): Promise<{ form: FormData; file: Uint8Array | null }> {
  const sent = await postedForm(request)
  const form = fieldsOf(sent, MOST_FIELDS)
  const file = sent.get(name)
  return { form, file: file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null }
}

/** The field of an e-mail address has this name in every form; beside it stand the answers to "Did you mean …?". */
const EMAIL = "email"
const EMAIL_MEANT = "email-meant"
const EMAIL_KEPT = "email-kept"
/** Before an address that is not asked about. Nothing that is posted holds this sign. */
const UNASKED = "\0"

/** A proposed address counts where it still fits what stands in the field: somebody may have written another one meanwhile. */
function takeMeant(form: FormData): void {
  const typed = readEmail(String(form.get(EMAIL) ?? ""))
  const meant = form.get(EMAIL_MEANT)
  if (typed.ok && typeof meant === "string" && meantAddress(typed.address) === meant) form.set(EMAIL, meant)
}

/** The same fields, with the address marked that its writer keeps. */
function markKept(form: FormData): FormData {
  const typed = readEmail(String(form.get(EMAIL) ?? ""))
  const kept = form.getAll(EMAIL_KEPT).map((address) => readEmail(String(address)))
  if (!typed.ok || !kept.some((address) => address.ok && address.address === typed.address)) return form
  const marked = new FormData()
  for (const [name, value] of form) marked.append(name, name === EMAIL ? UNASKED + typed.address : value)
  return marked
}

/** Parses a posted form. What was typed comes back with the errors, so that the page can show both. */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Parsed<z.output<Schema>>> {
  return parseFields(await readForm(request), schema)
}

/** The button that goes on in another language sends this: what was typed is shown again, and nothing is done or judged. */
export const LANGUAGE_SWITCH = "go-on-in"

export function parseFields<Schema extends z.ZodType>(form: FormData, schema: Schema): Parsed<z.output<Schema>> {
  if (form.has(LANGUAGE_SWITCH)) return { ok: false, typed: typedIn(form), errors: {} }
  const submission = parseWithZod(markKept(form), { schema, disableAutoCoercion: true })
  if (submission.status === "success") return { ok: true, value: submission.value as z.output<Schema> }
  const errors: Record<string, string> = {}
  for (const [name, codes] of Object.entries(submission.error ?? {})) if (codes?.[0]) errors[name] = codes[0]
  return { ok: false, typed: typedIn(form), errors }
}

/** What was typed, by the names of the fields. */
export function typedIn(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === "string" && name !== LANGUAGE_SWITCH) typed[name] = value
  return typed
}

/** Text that must be there, in any script: the same code when the field is empty and when it is absent. */
export const requiredText = (missing: string, longest: number, tooLong: string) =>
  z.string(missing).transform(oneLine).pipe(z.string().min(1, missing).max(longest, tooLong))

export const optionalText = (longest: number, tooLong: string) =>
  z.string().optional().default("").transform(oneLine).pipe(z.string().max(longest, tooLong))

/** Text of several lines, which stay. */
export const optionalLines = (longest: number, tooLong: string) =>
  z.string().optional().default("").transform(severalLines).pipe(z.string().max(longest, tooLong))

/** A domain as the name system has it. By URL, because this file reaches browsers, which have no node:url; the rules are the same. */
const toAscii = (domain: string) => (URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : "")

const readEmail = (typed: string) => readAddress(oneLine(typed), toAscii)

/** An address as mail is sent to it; what is none stays as it was typed, for a rule to refuse. */
export function keptEmail(typed: string): string {
  const read = readEmail(typed)
  return read.ok ? read.address : oneLine(typed)
}

/**
 * An address as mail is sent to it; "" where it may be empty and is. One that cannot be sent to is `email-letters`; a misspelt
 * well-known domain is `email-meant` until its writer keeps it.
 */
const address = (empty: string | null, wrong: string) =>
  z
    .string(empty ?? wrong)
    .max(2 * LONGEST_ADDRESS, wrong)
    .transform((typed, ctx) => {
      const text = oneLine(typed)
      if (text === "" && empty === null) return ""
      const read = readEmail(text)
      if (read.ok && (typed.startsWith(UNASKED) || meantAddress(read.address) === null)) return read.address
      const message = read.ok
        ? "email-meant"
        : text === ""
          ? empty!
          : read.problem === "letters"
            ? "email-letters"
            : wrong
      ctx.addIssue({ code: "custom", message })
      return z.NEVER
    })
export const emailField = (missing: string, wrong: string) => address(missing, wrong)
export const optionalEmail = (wrong: string) => z.string().optional().default("").pipe(address(null, wrong))

/** A phone number, or "". Without a country it is a `phone-country`, unless it can be a Danish one. */
export const optionalPhone = (wrong: string) =>
  z
    .string()
    .optional()
    .default("")
    .transform((typed, ctx) => {
      const text = plainSeparators(oneLine(typed))
      const problem = text === "" ? null : text.length > LONGEST_PHONE ? "wrong" : phoneProblem(text)
      if (problem === null) return text
      ctx.addIssue({ code: "custom", message: problem === "country" ? "phone-country" : wrong })
      return z.NEVER
    })
const LONGEST_PHONE = 40

/** A code of so many digits, however it was copied. */
const codeField = (digits: number) =>
  z
    .string("code-missing")
    .transform(bareCode)
    .pipe(
      z
        .string()
        .min(1, "code-missing")
        .regex(new RegExp(`^\\d{${digits}}$`), "code-shape"),
    )

/** The code that was mailed to confirm an address. */
export const codeForm = z.object({ code: codeField(CODE_DIGITS) })

/** An address alone: for sending links to what belongs to it. */
export const addressForm = z.object({ email: emailField("email-missing", "email-wrong") })
