import { parseWithZod } from "@conform-to/zod/v4"
import { z } from "zod"

/** A parsed form: the value, or what was typed with one code for each wrong field. */
export type Parsed<Value> =
  { ok: true; value: Value } | { ok: false; typed: Record<string, string>; errors: Record<string, string> }

/** A form with more fields than any page has is not one of ours. */
const MOST_FIELDS = 200

/**
 * Reads a posted form: only the two kinds that a browser sends, with a bounded number of fields. Control characters other than
 * line breaks are dropped (no text of ours holds any, and the database cannot), and so are names beginning with "__", which the
 * form library keeps for itself. Anything else is a 400.
 */
export async function readForm(request: Request, most = MOST_FIELDS): Promise<FormData> {
  const refused = new Response("Bad request", { status: 400 })
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(request.headers.get("content-type") ?? ""))
    throw refused
  const sent = await request.formData().catch(() => {
    throw refused
  })
  const form = new FormData()
  let count = 0
  for (const [name, value] of sent) {
    if (++count > most) throw refused
    if (typeof value === "string" && !name.startsWith("__")) form.append(name, plainText(value))
  }
  return form
}

/** Text without control characters, line breaks and tabs excepted. */
export const plainText = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")

/** Parses a posted form. What was typed comes back with the errors, so that the page can show both. */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Parsed<z.output<Schema>>> {
  return parseFields(await readForm(request), schema)
}

export function parseFields<Schema extends z.ZodType>(form: FormData, schema: Schema): Parsed<z.output<Schema>> {
  const submission = parseWithZod(form, { schema, disableAutoCoercion: true })
  if (submission.status === "success") return { ok: true, value: submission.value as z.output<Schema> }
  const typed: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === "string") typed[name] = value
  const errors: Record<string, string> = {}
  for (const [name, codes] of Object.entries(submission.error ?? {})) if (codes?.[0]) errors[name] = codes[0]
  return { ok: false, typed, errors }
}

/** Marks that only steer the direction of text, and controls, have no place in a name; line breaks become spaces. */
const tidy = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\u0000-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()

/** Text that must be there, in any script: the same code when the field is empty and when it is absent. */
export const requiredText = (missing: string, longest: number, tooLong: string) =>
  z.string(missing).transform(tidy).pipe(z.string().min(1, missing).max(longest, tooLong))

export const optionalText = (longest: number, tooLong: string) =>
  z.string().optional().default("").transform(tidy).pipe(z.string().max(longest, tooLong))

export const isEmail = (text: string) => /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\]+\.[^\s@,;:<>()[\]"\\.]+$/.test(text)

/** A phone number of any country, in digits 0–9. */
export const isPhone = (text: string) => /^\+?[\d ().\-/]{5,30}$/.test(text)

export const emailField = (missing: string, wrong: string) =>
  z
    .string(missing)
    .transform((text) => text.trim())
    .pipe(z.string().min(1, missing).max(254, wrong).refine(isEmail, wrong))

/** Digits of any script become 0–9, so that a code or a number can be typed on any keyboard. */
export const plainDigits = (text: string) =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!
    let zero = code
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--
    return String(code - zero)
  })
