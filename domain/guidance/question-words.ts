/** Of longer questions, only so much is read. */
const LONGEST_READ = 2_000
const MOST_WORDS = 20

/** How the Danish Tax Agency numbers its forms, "04.063", when the point is left out or is another sign. */
const formNumber = /(?<![\p{L}\p{N}.])0(\d)[ .-]?(\d{3})(?![\p{L}\p{N}])/gu
/** "PDU2" and "PD-U2" for the form PD U2. */
const pdForm = /(?<![\p{L}\p{N}])pd-?(u\d)(?![\p{L}\p{N}])/giu

/** A question with the names of forms as our texts write them. */
export const withFormNames = (question: string): string =>
  question.slice(0, LONGEST_READ).replace(formNumber, "0$1.$2").replace(pdForm, "pd $1")

/** The words of a question, each once, in small letters; "04.063" and "c/o" are one word each. */
export const wordsOf = (question: string): string[] =>
  [
    ...new Set(
      question
        .toLowerCase()
        .match(/(?<!\p{L})\p{L}\/\p{L}(?!\p{L})|\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [],
    ),
  ].slice(0, MOST_WORDS)

/** Each two neighbours as one word: what is one word in Danish is often typed as two ("syge dagpenge"). */
export const joinedNeighbours = (words: readonly string[]): string[] =>
  words.slice(1).map((word, i) => words[i]! + word)

/** Other spellings of a word: æ ø å by those who have none on their keyboard, and by those who have. Without the word itself. */
export function otherSpellings(word: string): string[] {
  const danish = word.replaceAll("ae", "æ").replaceAll("oe", "ø").replaceAll("aa", "å")
  const plain = word.replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa")
  return [danish, plain].filter((other, i, all) => other !== word && all.indexOf(other) === i)
}

/**
 * The words that are looked for. `unknown` holds the words that our texts do not have, with what is meant by them; `joined` which
 * neighbours are one word of our texts. Of two that our texts have ("job seeker"), both stay, and the one word is looked for `besides`.
 */
export function wordsMeant(
  words: readonly string[],
  unknown: ReadonlyMap<string, string | null>,
  joined: ReadonlyMap<string, string>,
): { asked: string[]; besides: string[] } {
  const asked: string[] = []
  const besides: string[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const next = words[i + 1]
    const both = next === undefined ? undefined : joined.get(word + next)
    if (both && (unknown.has(word) || unknown.has(next!))) {
      asked.push(both)
      i++
      continue
    }
    if (both) besides.push(both)
    asked.push(unknown.get(word) ?? word)
  }
  return { asked, besides }
}
