/**
 * What people type or paste, as it is kept. Phones, chats and word processors put marks into a text that nobody sees; with them an
 * address reaches nobody, and one name is two.
 */

/** Controls except tabs and line ends; soft hyphens, spaces of no width, marks of direction, byte order marks. */
const UNSEEN = new RegExp(
  String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c` +
    String.raw`\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]`,
  "g",
)

/** Scripts in which a joiner or a non-joiner gives the letter before it another shape, and a word another meaning. */
const JOINED = "Arab Syrc Mong Nkoo Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt"
  .split(" ")
  .map((script) => `\\p{scx=${script}}`)
  .join("")
/** Joiners that do nothing: neither after a letter of such a script, nor between two pictures that they make one. */
const IDLE_JOINERS = new RegExp(
  `(?<![${JOINED}\\u200c\\u200d])(?!(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d\\p{Extended_Pictographic})[\\u200c\\u200d]+`,
  "gu",
)

/**
 * A text with the same letters and without what nobody sees: composed (NFC), every line end one "\n". All else stays, also spaces
 * of other widths. Reading it twice gives the same.
 */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(UNSEEN, "")
    .replace(IDLE_JOINERS, "")
    .normalize("NFC")

/** A text of one line: any space or line end between words is one space. */
export const oneLine = (text: string): string => plainText(text).replace(/\s+/g, " ").trim()

/** A text of several lines, each without spaces around it; empty lines at its ends are gone. */
export const severalLines = (text: string): string =>
  plainText(text)
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .join("\n")
    .trim()

/** Digits of any script become 0–9, so that a code or a number can be typed on any keyboard. */
export const plainDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!
    let zero = code
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--
    return String(code - zero)
  })

/**
 * A code as it was meant: capital letters and digits, without the spaces, dashes of any kind, dots and marks that come along when
 * it is copied out of a message.
 */
export const bareCode = (text: string): string =>
  plainDigits(text.normalize("NFKC"))
    .toUpperCase()
    .replace(/[\p{Z}\p{C}\p{Pd}\s.·−_]/gu, "")

/** A number with its separators as a keyboard writes them: any dash is "-", any space " ". */
export const plainSeparators = (text: string): string =>
  plainDigits(text)
    .replace(/[\p{Pd}−]/gu, "-")
    .replace(/\s/g, " ")

/** Letters of the Latin script with their marks, and what stands between the parts of names in passports. */
const LATIN_NAME = /^(?=.*\p{L})[\p{Script=Latin}\p{M}\p{Zs}\p{Pd}'’‘‛`´′.,·/\u02b0-\u02ff]+$/u

export const isLatinName = (text: string): boolean => LATIN_NAME.test(text)

/**
 * A phone number with its country: after "+" or "00", or the eight digits of a Danish one. "country" when it seems to be a number
 * of another country without that, "wrong" when it is none.
 */
export function phoneProblem(typed: string): "wrong" | "country" | null {
  const text = plainSeparators(typed).trim()
  if (!/^(\+|00)?[\d ().\-/]{5,30}$/.test(text)) return "wrong"
  const digits = text.replace(/\D/g, "")
  const abroad = /^(\+|00)/.test(text)
  const national = abroad ? digits.replace(/^00/, "") : digits
  if (national.length < 5 || national.length > 15) return "wrong"
  if (abroad) return national.startsWith("0") ? "country" : null
  return digits.length === 8 && /^[2-9]/.test(digits) ? null : "country"
}

/** Whether a text is an address of a page over https. */
export const isWebAddress = (text: string): boolean => /^https:\/\/\S+$/.test(text)
