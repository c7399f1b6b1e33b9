import { phoneProblem, plainSeparators } from "#domain/typed-text.ts"

/** Letters of an ordinary SMS (GSM 03.38); those of the second set count twice. Any other letter makes the whole message a wide one. */
const ONCE =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
const TWICE = "^{}\\[~]|€"
/** A message about a visit is at most so many SMS: each is paid for, and a longer one is not read. */
export const MOST_SMS_PARTS = 2

const isOrdinary = (text: string) => [...text].every((letter) => ONCE.includes(letter) || TWICE.includes(letter))

/** How many SMS a text is sent as: 160 letters in one, 153 in each of several; 70 and 67 where a letter is a wide one. */
export function smsParts(text: string): number {
  const letters = [...text]
  const ordinary = isOrdinary(text)
  const length = ordinary ? letters.length + letters.filter((letter) => TWICE.includes(letter)).length : text.length
  const [alone, each] = ordinary ? [160, 153] : [70, 67]
  return length <= alone ? 1 : Math.ceil(length / each)
}

/** Which letters a text is sent in, as the gateway names them; null for those it takes by itself. */
export const smsEncoding = (text: string): "UCS2" | null => (isOrdinary(text) ? null : "UCS2")

/** Signs of print that have an ordinary one: a single wide letter would make the whole message twice as long. */
const PLAIN: Readonly<Record<string, string>> = { "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "…": "..." }

/** A text as it goes by SMS: quotation marks, dashes and spaces of print are ordinary ones. Letters of a language stay as they are. */
export const smsText = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[‘’“”„…]/g, (sign) => PLAIN[sign] ?? sign)
    .replace(/[\p{Pd}−]/gu, "-")
    .replace(/[^\S\n]+/g, " ")
    .trim()

/**
 * A phone number as a gateway takes it (E.164 without its "+"): country and number, 8 to 15 digits. Eight digits without a country are
 * Danish. Null for what is no whole number; whether a phone takes SMS only the gateway can tell.
 */
export function smsNumber(typed: string): string | null {
  if (typed.trim() === "" || phoneProblem(typed) !== null) return null
  // A zero that is dialled only inside the country, as in "+44 (0)20", is no digit of the number.
  const text = plainSeparators(typed).trim().replace("(0)", "")
  const digits = text.replace(/\D/g, "")
  const whole = text.startsWith("+") ? digits : digits.startsWith("00") ? digits.slice(2) : `45${digits}`
  return /^[1-9]\d{7,14}$/.test(whole) ? whole : null
}
