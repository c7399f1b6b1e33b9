/** Every language of the portal. The first is the one a visitor gets when the browser asks for none of them. */
export const languages = [
  { code: "en", name: "English", dir: "ltr" },
  { code: "da", name: "Dansk", dir: "ltr" },
] as const

export type Language = (typeof languages)[number]["code"]
export const languageCodes = languages.map((l) => l.code) as [Language, ...Language[]]

export function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((l) => l.code === text)
}
