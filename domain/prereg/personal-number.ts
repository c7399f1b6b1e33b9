import { isDate } from "#domain/time/office-time.ts"

/** Day, month and the last two digits of the year as some century has them. The century decides only about 29 February. */
const isBirth = (day: number, month: number, year: number) =>
  [1800, 1900, 2000].some((century) => isDate(`${century + year}-${two(month)}-${two(day)}`))
const two = (number: number) => String(number).padStart(2, "0")
const parts = (digits: string) => [0, 2, 4].map((at) => Number(digits.slice(at, at + 2))) as [number, number, number]

/**
 * A Danish number: the birth as DDMMYY and four digits, with or without a hyphen or a space. The day of an administrative number may
 * be 60 higher. Not every real number passes the old check of its digits, so only the date is looked at.
 */
export function isDanishNumber(text: string): boolean {
  if (!/^\d{6}[ -]?\d{4}$/.test(text)) return false
  const [day, month, year] = parts(text)
  return isBirth(day, month, year) || isBirth(day - 60, month, year)
}

const NORDIC: Record<string, (text: string) => boolean> = {
  DK: isDanishNumber,
  // DDMMYY and five digits; the day of a D-number is 40 higher.
  NO: (text) => {
    if (!/^\d{6} ?\d{5}$/.test(text)) return false
    const [day, month, year] = parts(text)
    return isBirth(day, month, year) || isBirth(day - 40, month, year)
  },
  // YYMMDD-NNNN or with the century, "+" from 100 years on; the day of a coordination number is 60 higher.
  SE: (text) => {
    if (!/^(\d{2})?\d{6}[ +-]?\d{4}$/.test(text)) return false
    const [year, month, day] = parts(text.replace(/^\d{2}(?=\d{6}[ +-]?\d{4}$)/, ""))
    return isBirth(day, month, year) || isBirth(day - 60, month, year)
  },
  // DDMMYY, a sign for the century, three digits and a letter or digit to check them.
  FI: (text) => /^\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]$/.test(text) && isBirth(...parts(text)),
  // DDMMYY and four digits.
  IS: (text) => /^\d{6}[ -]?\d{4}$/.test(text) && isBirth(...parts(text)),
}

/** Whether a text has the shape of the personal number of a Nordic country, by its ISO code; of other countries any text has. */
export const isHomeNumber = (country: string, text: string): boolean => NORDIC[country]?.(text.toUpperCase()) ?? true
