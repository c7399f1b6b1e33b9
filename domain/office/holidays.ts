import Holidays from "date-holidays"

const danish = new Holidays("DK", { types: ["public"] })
const years = new Map<number, Map<string, string>>()

/** Danish public holidays of a year: day → Danish name. Store Bededag is an ordinary working day since 2024 and is not among them. */
function holidaysOf(year: number): Map<string, string> {
  let known = years.get(year)
  if (!known) {
    known = new Map(danish.getHolidays(year).map((holiday) => [holiday.date.slice(0, 10), holiday.name]))
    years.set(year, known)
  }
  return known
}

/** The holidays by the names that the library has for them. */
const holidays: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Nytårsdag: { en: "New Year’s Day" },
  Skærtorsdag: { en: "Maundy Thursday" },
  Langfredag: { en: "Good Friday" },
  Påskedag: { en: "Easter Sunday" },
  "Anden påskedag": { da: "2. påskedag", en: "Easter Monday" },
  "Kristi Himmelfartsdag": { da: "Kristi himmelfartsdag", en: "Ascension Day" },
  Pinsedag: { en: "Whit Sunday" },
  "Anden Pinsedag": { da: "2. pinsedag", en: "Whit Monday" },
  Juledag: { en: "Christmas Day" },
  "Anden Juledag": { da: "2. juledag", en: "Boxing Day" },
}

/** Days that are no public holidays and have a name, on which offices close: by month and day. */
const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "05-01": { da: "1. maj", en: "1 May" },
  "06-05": { da: "Grundlovsdag", en: "Constitution Day" },
  "12-24": { da: "Juleaften", en: "Christmas Eve" },
  "12-31": { da: "Nytårsaften", en: "New Year’s Eve" },
}

/** What a day is called in the given language, public holiday or not; null on a day without a name. */
export const dayNameOn = (day: string, language: string): string | null =>
  holidayOn(day, language) ?? named[day.slice(5)]?.[language] ?? null

/** The public holiday on this day in the given language, in Danish where it has no name in it; null on an ordinary day. */
export function holidayOn(day: string, language: string): string | null {
  const name = holidaysOf(Number(day.slice(0, 4))).get(day)
  return name === undefined ? null : (holidays[name]?.[language] ?? holidays[name]?.["da"] ?? name)
}

export const isHoliday = (day: string): boolean => holidayOn(day, "da") !== null
