import type { Language } from "#locales/languages.ts"

export type CsvValue = string | number | null

/** A text that begins like a formula is none in a program that opens the file. */
const asText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** What stands between the columns where the program of the country expects it. */
const separatorOf = (language: Language): string => (language === "da" ? ";" : ",")

const written = (value: CsvValue): string =>
  value === null ? "" : typeof value === "number" ? String(value) : `"${asText(value).replaceAll('"', '""')}"`

/** Rows as one text, with the mark at the beginning with which every program reads æ, ø and å. */
export function csvOf(rows: readonly (readonly CsvValue[])[], language: Language): string {
  const lines = rows.map((row) => row.map(written).join(separatorOf(language)))
  return `\uFEFF${lines.join("\r\n")}\r\n`
}
