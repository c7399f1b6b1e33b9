import { type Result, ok, refuse } from "#domain/result.ts"

export type ZoneLinesProblem =
  /** It is not two or three lines of 30, 36 or 44. */
  | "zone-length"
  /** Something but A to Z, 0 to 9 and `<` stands in it. */
  | "zone-letters"

/** Lines and characters of each layout. */
const layouts = [
  [3, 30],
  [2, 36],
  [2, 44],
] as const

/**
 * The lines of a machine-readable zone as they were typed, or came from a reader that writes like a keyboard: with the ends of lines or
 * without, in capitals or not, with blanks or not.
 */
export function zoneLines(typed: string): Result<string[], ZoneLinesProblem> {
  const lines = typed
    .toUpperCase()
    .split(/[\r\n]+/)
    .map((line) => line.replace(/\s/g, ""))
    .filter((line) => line !== "")
  const all = lines.join("")
  if (/[^A-Z0-9<]/.test(all)) return refuse("zone-letters")
  const layout = layouts.find(([count, length]) => all.length === count * length)
  if (!layout) return refuse("zone-length")
  const [count, length] = layout
  // Lines that are cut elsewhere than the layout cuts them have lost or gained a character.
  if (lines.length > 1 && lines.some((line) => line.length !== length)) return refuse("zone-length")
  return ok(Array.from({ length: count }, (_, i) => all.slice(i * length, (i + 1) * length)))
}
