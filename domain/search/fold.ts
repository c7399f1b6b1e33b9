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

/**
 * What was typed into the search, as patterns that must all be met, in any order: names, an e-mail address or part of it, a phone
 * number in any grouping, a reference or part of it. Of one or two letters a word must begin with them.
 */
export function searchPatterns(typed: string): string[] {
  const number = typed.replace(/[\s().+\-‐‑–/]/g, "").replace(/^00/, "")
  if (/^\d{4,}$/.test(number)) return [`%${number}%`]
  const words = typed
    .split(/[\s,;]+/)
    .flatMap((word) => (word.includes("@") ? [word] : word.split(/[-‐‑–._]/)))
    .map(fold)
    .filter((word) => word !== "")
  return words.slice(0, WORDS_MOST).map((word) => {
    const safe = word.replace(/[\\%_]/g, (sign) => `\\${sign}`)
    return word.length < 3 ? `% ${safe}%` : `%${safe}%`
  })
}
