import { createHmac, timingSafeEqual } from "node:crypto"
import { type Answers, answersFrom } from "#domain/plan/answers.ts"

/** In this order in a link, so that the link is short. Appended to, never changed: old links must open. */
const ORDER = [
  "country",
  "purpose",
  "partner",
  "children",
  "municipality",
  "residence",
  "earlierNumber",
  "arrival",
  "moveIn",
  "jobStart",
  "u2",
  "older",
  "permit",
  "basis",
  "birth",
  "done",
] as const
/** Of a link of before, nothing was known of the rest. */
const FIRST = ORDER.indexOf("basis")

/** What most plans have is left out at the end, so that their links stay short. */
function inOrder(answers: Answers): unknown[] {
  const { basis, birth, done } = answers
  const rest = [basis, birth || null, Object.keys(done).length > 0 ? done : null]
  const length = rest.findLastIndex((value) => value !== null) + 1
  return [...ORDER.slice(0, FIRST).map((name) => answers[name]), ...rest.slice(0, length)]
}

/** The plan's answers as part of an address: readable by nobody's eye, signed, and without a word on who asked. */
export function planLink(secret: string, answers: Answers): string {
  const body = Buffer.from(JSON.stringify(inOrder(answers))).toString("base64url")
  return `${body}.${seal(secret, body)}`
}

/** The answers of a link that this portal made; null for any other text. */
export function readPlanLink(secrets: readonly string[], link: string): Answers | null {
  const [body = "", mac = "", ...more] = link.split(".")
  const same = (secret: string) => {
    const wanted = Buffer.from(seal(secret, body))
    const given = Buffer.from(mac)
    return wanted.length === given.length && timingSafeEqual(wanted, given)
  }
  if (more.length > 0 || link.length > 1_000 || !secrets.some(same)) return null
  try {
    const values = JSON.parse(Buffer.from(body, "base64url").toString()) as unknown[]
    return answersFrom(Object.fromEntries(ORDER.map((name, i) => [name, values[i] ?? null])))
  } catch {
    return null
  }
}

const seal = (secret: string, body: string) =>
  createHmac("sha256", secret).update(`plan-link ${body}`).digest("base64url").slice(0, 22)
