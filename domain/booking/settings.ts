/**
 * The numbers of booking that the office sets for itself, in the order and groups of its page. Each has a unit for its label, what
 * holds until the office says otherwise, and bounds within which the portal still works as it promises.
 */
export const bookingSettings = {
  /** How often a visitor may move one visit by themselves. */
  mostMoves: { group: "moves", unit: "times", standard: 3, least: 1, most: 20 },
  /** How often within an hour a visitor may move visits, all those of one mailbox together: each keeps the old time for a while. */
  movesPerHour: { group: "moves", unit: "times", standard: 4, least: 1, most: 60 },
  /** What one confirmed mailbox may keep from others: all services for a family of four are 205 minutes. */
  mailboxMinutes: { group: "shares", unit: "minutes", standard: 240, least: 60, most: 10_000 },
  /** What one browser may, in the day that its cookie lives. A computer at a hostel is one browser for many. */
  browserMinutes: { group: "shares", unit: "minutes", standard: 360, least: 60, most: 10_000 },
  /** What all mailboxes of a domain may that somebody owns: a company, a university. */
  domainMinutes: { group: "shares", unit: "minutes", standard: 3600, least: 240, most: 100_000 },
  /** What may be held and not booked at one moment from one network: an office or a hostel where sixty book at once. */
  networkMinutes: { group: "shares", unit: "minutes", standard: 2400, least: 240, most: 100_000 },
  /** The share of a day's minutes that may be taken by nobody in particular: see `unprovenRoom` in `budget.ts`. */
  unprovenPercent: { group: "shares", unit: "percent", standard: 2, least: 1, most: 100 },
  /** So many times as usual are an alarm: times are held after the e-mail code and a proof of work only. */
  alarmTimes: { group: "alarm", unit: "times", standard: 3, least: 2, most: 50 },
  /** Fewer holds than this within ten minutes are no alarm, however quiet it usually is. */
  alarmLeast: { group: "alarm", unit: "times", standard: 20, least: 5, most: 1000 },
  /** Somebody who has waited for so long needs a person, */
  longWaitMinutes: { group: "attention", unit: "minutes", standard: 20, least: 5, most: 120 },
  /** and a provisional time, or missing papers, so many days before the visit. */
  attentionDays: { group: "attention", unit: "days", standard: 2, least: 0, most: 14 },
  /** The way from one counter to another within a visit. */
  walkMinutes: { group: "chain", unit: "minutes", standard: 5, least: 0, most: 30 },
  /** Between two services of a visit lie at most so many minutes, the walk among them. */
  longestWaitMinutes: { group: "chain", unit: "minutes", standard: 20, least: 0, most: 60 },
  /** Of each service's minutes a day, what is kept for times that staff give, until so many hours before the office opens. */
  staffShare: { group: "pools", unit: "percent", standard: 0, least: 0, most: 50 },
  staffReleaseHours: { group: "pools", unit: "hours", standard: 24, least: 0, most: 336 },
  /** The same for people whose statutory clock runs, until so many days before. */
  statutoryShare: { group: "pools", unit: "percent", standard: 0, least: 0, most: 50 },
  statutoryReleaseDays: { group: "pools", unit: "days", standard: 2, least: 0, most: 14 },
  /** How long an earlier time is held for the person it is offered to: minutes within opening time. */
  offerMinutes: { group: "offers", unit: "minutes", standard: 120, least: 30, most: 1440 },
  /** How long another time is held where the office cannot keep the one that was booked: hours within opening time. */
  insteadHours: { group: "offers", unit: "hours", standard: 12, least: 1, most: 60 },
  /** The mail that reminds of a visit goes so many days before, */
  reminderDays: { group: "reminders", unit: "days", standard: 1, least: 1, most: 7 },
  /** at this full hour: by day, when people may call. */
  reminderHour: { group: "reminders", unit: "hours", standard: 10, least: 8, most: 19 },
  /** The SMS goes so many hours before the visit begins; 0 sends it with the mail. */
  smsHours: { group: "reminders", unit: "hours", standard: 0, least: 0, most: 72 },
  /** Somebody who does not come is called so often in the hall, */
  queueCalls: { group: "queue", unit: "times", standard: 2, least: 1, most: 5 },
  /** then goes back in the queue so often before being missed. */
  queueBacks: { group: "queue", unit: "times", standard: 1, least: 0, most: 3 },
} as const satisfies Record<
  string,
  {
    group: string
    unit: "times" | "minutes" | "hours" | "days" | "percent"
    standard: number
    least: number
    most: number
  }
>
export type BookingSetting = keyof typeof bookingSettings
export type BookingSettings = Readonly<Record<BookingSetting, number>>
export const bookingSettingNames = Object.keys(bookingSettings) as BookingSetting[]
/** The headings of the page, in its order. */
export const settingGroups = [...new Set(bookingSettingNames.map((name) => bookingSettings[name].group))]

export const fitsSetting = (name: BookingSetting, amount: number): boolean =>
  Number.isInteger(amount) && amount >= bookingSettings[name].least && amount <= bookingSettings[name].most

/** What holds, from what the office has set; what is unknown or impossible is passed over. */
export function settingsOf(set: Readonly<Record<string, unknown>>): BookingSettings {
  return Object.fromEntries(
    bookingSettingNames.map((name) => {
      const own = set[name]
      return [name, typeof own === "number" && fitsSetting(name, own) ? own : bookingSettings[name].standard]
    }),
  ) as unknown as BookingSettings
}

/** The names whose amount is not within its bounds. */
export const settingsWrong = (amounts: BookingSettings): BookingSetting[] =>
  bookingSettingNames.filter((name) => !fitsSetting(name, amounts[name]))
