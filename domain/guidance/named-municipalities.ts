import { nameInSentence } from "../office/municipality.ts"
import { fold } from "../search/fold.ts"

/** Letters as they are typed with or without a Danish keyboard, and one space for whatever else stands between words. */
const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** A name this long may be typed with one letter too few, too many or another. */
const FORGIVEN_FROM = 6
const MOST = 3

/**
 * The municipalities that a question names, in Danish or as the language calls them ("Copenhagen"), with or without æ, ø and å, at most
 * three. Those that are named as they are written come before those that are only alike.
 */
export function municipalitiesNamed<Named extends { name: string }>(
  question: string,
  municipalities: readonly Named[],
  language: string,
): Named[] {
  const words = plain(question).split(" ")
  const exact: Named[] = []
  const alike: Named[] = []
  for (const one of municipalities) {
    const names = [one.name, nameInSentence(one.name, language)].map(plain)
    const runs = names.flatMap((name) => runsOf(words, name.split(" ").length).map((run) => [name, run] as const))
    // A name in the genitive ("Roskildes") names it as well.
    if (runs.some(([name, run]) => run === name || run === `${name}s`)) exact.push(one)
    else if (runs.some(([name, run]) => name.length >= FORGIVEN_FROM && oneLetterOff(name, run))) alike.push(one)
  }
  return [...exact, ...alike].slice(0, MOST)
}

/** Each so many neighbouring words. */
const runsOf = (words: readonly string[], count: number): string[] =>
  words.slice(count - 1).map((_, i) => words.slice(i, i + count).join(" "))

/** Whether two texts differ by one letter: another, one more, one fewer, or two neighbours changed places. */
function oneLetterOff(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  const rest = (text: string, skip: number) => text.slice(from + skip)
  if (a.length !== b.length) return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1)
  return rest(a, 1) === rest(b, 1) || (a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2))
}
