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

const english: Record<string, string> = {
  Nytårsdag: "New Year’s Day",
  Skærtorsdag: "Maundy Thursday",
  Langfredag: "Good Friday",
  Påskedag: "Easter Sunday",
  "Anden påskedag": "Easter Monday",
  "Kristi Himmelfartsdag": "Ascension Day",
  Pinsedag: "Whit Sunday",
  "Anden Pinsedag": "Whit Monday",
  Juledag: "Christmas Day",
  "Anden Juledag": "Boxing Day",
}

/** Days that are no public holidays and have a name, on which offices close: by month and day. */
const named: Record<string, { da: string; en: string }> = {
  "05-01": { da: "1. maj", en: "1 May" },
  "06-05": { da: "Grundlovsdag", en: "Constitution Day" },
  "12-24": { da: "Juleaften", en: "Christmas Eve" },
  "12-31": { da: "Nytårsaften", en: "New Year’s Eve" },
}

/** What a day is called in the given language, public holiday or not; null on a day without a name. */
export const dayNameOn = (day: string, language: "en" | "da"): string | null =>
  holidayOn(day, language) ?? named[day.slice(5)]?.[language] ?? null

/** The public holiday on this day in the given language, or null on an ordinary day. */
export function holidayOn(day: string, language: "en" | "da"): string | null {
  const name = holidaysOf(Number(day.slice(0, 4))).get(day)
  if (!name) return null
  return language === "da"
    ? name.replace("Anden P", "2. p").replace("Anden p", "2. p").replace("Anden J", "2. j")
    : (english[name] ?? name)
}
