import { fold } from "#domain/search/fold.ts"

/** Letters that a zone may write with two (ICAO 9303-3, section 6): the other way is the letter without its sign. */
const pairs: Readonly<Record<string, readonly string[]>> = {
  Ä: ["AE"],
  Å: ["AA"],
  Æ: ["AE"],
  Ö: ["OE"],
  Ø: ["OE"],
  Œ: ["OE"],
  Ü: ["UE", "UXX"],
  Ñ: ["N", "NXX"],
  ß: ["SS"],
  Þ: ["TH"],
  Ĳ: ["IJ"],
}
const MOST_WAYS = 64

/** The ways in which a zone may write a word: capitals, A to Z. */
function waysOf(word: string): string[] {
  let ways = [""]
  for (const letter of word.normalize("NFC").toUpperCase()) {
    const plain = fold(letter)
      .toUpperCase()
      .replace(/[^A-Z]/g, "")
    const choices = [...new Set([...(pairs[letter] ?? []), plain])]
    ways = ways.flatMap((way) => choices.map((choice) => way + choice)).slice(0, MOST_WAYS)
  }
  return ways
}

const wordsOf = (name: string): string[] =>
  name
    .replace(/['’‘ʻʼ`´.]/g, "")
    .split(/[\s\-‐‑,]+/)
    .filter((word) => /\p{L}/u.test(word))

/**
 * Whether a name that somebody typed is the name of a document, in a machine-readable zone or as it is printed, in whatever order its words stand. `cut`: the zone had no
 * room for more, so that its last word may be a beginning, and words may be missing.
 */
export function isSameName(typed: string, zone: { surname: string; given: string }, cut: boolean): boolean {
  const printed = wordsOf(`${zone.surname} ${zone.given}`).map((word) => ({ word, ways: waysOf(word) }))
  const left = wordsOf(typed).map(waysOf)
  for (const [i, { word, ways }] of printed.entries()) {
    const isLast = i === printed.length - 1
    const at = left.findIndex((others) =>
      others.some((way) => ways.includes(way) || (cut && isLast && way.startsWith(word))),
    )
    if (at < 0) return false
    left.splice(at, 1)
  }
  return printed.length > 0 && (cut || left.length === 0)
}
