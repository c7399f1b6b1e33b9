/** How a language writes days, times and sums where Intl leaves it open. A language without a row is written as Intl writes it. */
export interface Manner {
  /** The tag that Intl is asked with. */
  locale: string
  /** After the number of a day: "2. december". */
  dayMark: string
  /** Between a weekday and its date. */
  beforeDate: string
  /** Between a day and a clock time. */
  beforeClock: string
  /** Between hours and minutes. */
  clockMark: string
  kroner(amount: string): string
  percent(amount: string): string
}

const plain: Omit<Manner, "locale"> = {
  dayMark: "",
  beforeDate: " ",
  beforeClock: ", ",
  clockMark: ":",
  kroner: (amount) => `DKK ${amount}`,
  percent: (amount) => `${amount}%`,
}

const manners: Readonly<Record<string, Manner>> = {
  en: { ...plain, locale: "en-GB", beforeClock: " at " },
  da: {
    locale: "da-DK",
    dayMark: ".",
    beforeDate: " den ",
    beforeClock: " kl. ",
    clockMark: ".",
    kroner: (amount) => `${amount} kr.`,
    percent: (amount) => `${amount} %`,
  },
}

/** The manner of a language, by its code ("en", "da"). */
export const mannerOf = (language: string): Manner => manners[language] ?? { ...plain, locale: language }

const namers = new Map<string, Intl.DisplayNames>()

function nameOf(type: "region" | "language", code: string, language: string): string {
  const key = `${type} ${language}`
  const namer = namers.get(key) ?? new Intl.DisplayNames([mannerOf(language).locale], { type })
  namers.set(key, namer)
  return namer.of(code) ?? code
}

/** A country as the language calls it, by its ISO 3166-1 alpha-2 code; the code itself where it has no name. */
export const countryName = (code: string, language: string): string => nameOf("region", code, language)

/** A language as another one calls it: "Danish", "dansk". */
export const languageName = (code: string, language: string): string => nameOf("language", code, language)
