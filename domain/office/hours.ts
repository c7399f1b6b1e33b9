import { type Office, seriesOn } from "#domain/office/opening.ts"

/** The ordinary week as it holds on a day: Monday to Friday, and Saturday or Sunday where the office ever opens then. */
export function weeklyHours(
  office: Office,
  day: string,
): { weekday: number; hours: { opens: string; closes: string } | null }[] {
  const rows = seriesOn(office, day)?.hours ?? []
  return [1, 2, 3, 4, 5, 6, 7]
    .map((weekday) => ({ weekday, hours: rows.find((row) => row.weekday === weekday) ?? null }))
    .filter((row) => row.weekday <= 5 || row.hours !== null)
}
