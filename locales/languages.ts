/** Every language of the portal. The first is the one a visitor gets when the browser asks for none of them. */
export const languages = [
  { code: "en", name: "English", dir: "ltr" },
  { code: "da", name: "Dansk", dir: "ltr" },
] as const

export type Language = (typeof languages)[number]["code"]
export const languageCodes = languages.map((l) => l.code) as [Language, ...Language[]]

/** The language the office names its own things in, and those it can name them in besides. */
export const houseLanguage: Language = "da"
export const otherLanguages = languageCodes.filter((code) => code !== houseLanguage)

export function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((l) => l.code === text)
}
