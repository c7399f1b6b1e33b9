export const PASSWORD_LEAST = 12
export const PASSWORD_MOST = 200

export type PasswordFault =
  "password-short" | "password-long" | "password-known" | "password-about-you" | "password-simple"

/** Words of the house and of the season: the first that somebody guesses at this door. */
const WORDS = [
  "ankomst",
  "citizen",
  "service",
  "borgerservice",
  "copenhagen",
  "københavn",
  "kobenhavn",
  "danmark",
  "denmark",
  "velkommen",
  "welcome",
  "kodeord",
  "adgangskode",
  "password",
  "sommer",
  "vinter",
  "efterår",
  "forår",
  "summer",
]

/** Fewer different signs than this is a pattern, not a password. */
const DIFFERENT_SIGNS = 6

/**
 * What speaks against a password: too short, one of the known ones (also with digits and signs around it), made of the own name or
 * address, or of few signs. Nothing is asked about capitals and digits: length is what helps (NIST SP 800-63B).
 */
export function passwordFault(
  password: string,
  { known, about }: { known: ReadonlySet<string>; about: readonly string[] },
): PasswordFault | null {
  if (password.length < PASSWORD_LEAST) return "password-short"
  if (password.length > PASSWORD_MOST) return "password-long"
  const low = password.toLowerCase()
  if (new Set(low).size < DIFFERENT_SIGNS) return "password-simple"
  const own = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u)).filter((word) => word.length >= 4)
  if (own.some((word) => low.includes(word) && low.replaceAll(word, "").length < PASSWORD_LEAST))
    return "password-about-you"
  const bare = low.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")
  const rest = WORDS.reduce((left, word) => left.replaceAll(word, ""), bare).replace(/[^\p{L}]/gu, "")
  const isKnown = (text: string) => known.has(text) || text.length < 4
  return known.has(low) || isKnown(bare) || isKnown(rest) ? "password-known" : null
}
