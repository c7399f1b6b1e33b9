import { daysBetween } from "../time/office-time.ts"

/** A manual application for a tax card (form 04.063): what came in over the counter or by post, and where it went. */
export const channels = ["counter", "letter", "digital-post"] as const
export type Channel = (typeof channels)[number]
/** Ways it may leave: nothing confidential goes by open mail. */
export const forwardWays = ["digital-post", "secure-mail", "letter"] as const
export type ForwardWay = (typeof forwardWays)[number]

/** What comes with the form (TAX3, TAX16). `swedish-family` only for residents of Sweden. */
export const enclosures = ["form", "contract", "identity", "permit", "marriage", "swedish-family"] as const
export type Enclosure = (typeof enclosures)[number]
export const enclosureStates = ["there", "missing", "not-needed"] as const
export type EnclosureState = (typeof enclosureStates)[number]
export type Checklist = Record<Enclosure, EnclosureState>

/** States, and what each may become. `confirmed` ends it: what was written down goes by policy. */
export const taxMoves = {
  received: ["incomplete", "forwarded", "withdrawn"],
  incomplete: ["received", "incomplete", "forwarded", "withdrawn"],
  forwarded: ["confirmed"],
  confirmed: [],
  withdrawn: [],
} as const satisfies Record<string, readonly string[]>
export type TaxState = keyof typeof taxMoves
export const taxStates = Object.keys(taxMoves) as [TaxState, ...TaxState[]]
export const mayTaxBecome = (from: TaxState, to: TaxState): boolean =>
  (taxMoves[from] as readonly TaxState[]).includes(to)

/**
 * The state that sending it on or ending it is taken back to, out of everything that happened in its order; null when there is nothing
 * to take back. What was taken back already does not count, and the checklist is put right in the checklist.
 */
export function taxStateBefore(happened: readonly { kind: string; missing: string }[]): TaxState | null {
  let open: TaxState = "received"
  const closed: TaxState[] = []
  for (const { kind, missing } of happened) {
    if (kind === "asked") open = "incomplete"
    else if (kind === "checked" && missing === "") open = "received"
    else if (kind === "undone") closed.pop()
    else if (kind === "forwarded" || kind === "confirmed" || kind === "withdrawn") closed.push(kind)
  }
  return closed.length === 0 ? null : (closed.at(-2) ?? open)
}

/** What the checklist still lacks; nothing may be forwarded as complete while anything does. */
export const missingOf = (list: Checklist): Enclosure[] => enclosures.filter((name) => list[name] === "missing")

/** Days it has lain here. Days "YYYY-MM-DD". */
export const ageInDays = (receivedOn: string, today: string): number => daysBetween(receivedOn, today)
