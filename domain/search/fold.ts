/**
 * Letters as a Danish keyboard writes them, so that a name is found whichever way it is spelt: without accents, in small letters, and
 * with å as a, ø as o, whether it is typed å, a or aa. The database writes what is searched in the same way (`visit_search`).
 */
const letters = {
  from: "łŁŀĿøØđĐðÐıħĦŋŊŧŦəƏĸſ",
  to: "llllooddddihhnnttaaks",
} as const
const others: readonly [RegExp, string][] = [
  [/[æÆ]/g, "ae"],
  [/[œŒ]/g, "oe"],
  [/[þÞ]/g, "th"],
  [/[ßẞ]/g, "ss"],
]

export function fold(text: string): string {
  let plain = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
  for (const [sign, by] of others) plain = plain.replace(sign, by)
  plain = plain.replace(/./gsu, (c) => {
    const at = [...letters.from].indexOf(c)
    return at < 0 ? c : letters.to[at]!
  })
  return (
    plain
      .toLowerCase()
      // A sigma that ends a word has a form of its own.
      .replace(/ς/g, "σ")
      .replace(/['’‘ʻʼ`´·]/g, "")
      .replace(/aa/g, "a")
      .replace(/ae/g, "a")
      .replace(/oe/g, "o")
      .replace(/ue/g, "u")
  )
}

/** As many words as anybody types for one person. */
const WORDS_MOST = 8

/** So many digits at the end tell one phone number from another, whatever was written before them: "+45", "0045", "(0)". */
const PHONE_ENDS = 8
/** A phone number among the words: digits with what people put between them, not part of a reference or an address. */
const number = /(?<![\p{L}\p{N}@._-])[+(]{0,2}\d[\d\s().+\-‐‑–/]*\d(?![\p{L}\p{N}@._-])/gu
const LEAST_DIGITS = 4

/**
 * What was typed into the search, as patterns that must all be met, in any order: names, an e-mail address or part of it, a phone
 * number in any grouping and with or without its country, a reference or part of it. Of one or two letters a word must begin with them.
 */
export function searchPatterns(typed: string): string[] {
  const numbers: string[] = []
  const rest = typed.replace(number, (written) => {
    const digits = written.replace(/\D/g, "").replace(/^00/, "")
    if (digits.length < LEAST_DIGITS) return written
    numbers.push(`%${digits.slice(-PHONE_ENDS)}%`)
    return " "
  })
  const words = rest
    .split(/[\s,;]+/)
    .flatMap((word) => (word.includes("@") ? [word] : word.split(/[-‐‑–._]/)))
    .map(fold)
    .filter((word) => word !== "")
    .map((word) => {
      const safe = word.replace(/[\\%_]/g, (sign) => `\\${sign}`)
      return word.length < 3 ? `% ${safe}%` : `%${safe}%`
    })
  return [...numbers, ...words].slice(0, WORDS_MOST)
}
