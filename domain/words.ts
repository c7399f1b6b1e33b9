/** Letters that have no accent to take off, as people at a keyboard without them type them. */
const letters: Record<string, string> = {
  æ: "ae",
  ø: "oe",
  å: "aa",
  ß: "ss",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ŋ: "n",
}

/** A text as it is compared: small letters, no accents, æ ø å as ae oe aa. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[æøåßłđðþıŋ]/g, (letter) => letters[letter]!)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")

/** The same where ö, ä and ø may be typed as o, a, o: the loosest way two spellings of a name meet. */
const loose = (text: string): string =>
  folded(text)
    .replace(/aa/g, "a")
    .replace(/[ao]e/g, (pair) => pair[0]!)

/** Whether each of the words, in any order, is part of one of the texts, however they are accented. */
export function holdsAllWords(texts: readonly string[], words: string): boolean {
  const held = texts.map(loose)
  const digits = texts.map((text) => text.replace(/\D/g, ""))
  return loose(words)
    .split(/\s+/)
    .filter(Boolean)
    .every(
      (word) =>
        held.some((text) => text.includes(word)) ||
        (/^\+?[\d-]{3,}$/.test(word) && digits.some((text) => text.includes(word.replace(/\D/g, "")))),
    )
}
