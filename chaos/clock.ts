/**
 * The office's clock, worked out here once more and by another way than the portal does: a checker that asked the
 * portal what time it is would believe its mistakes.
 */
const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Copenhagen",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
})

/** "2026-12-01T09:00" in Copenhagen at an instant. */
export function inCopenhagen(instant: Date): string {
  const found = Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]))
  return `${found.year}-${found.month}-${found.day}T${found.hour}:${found.minute}`
}

/** The instant at which the clocks of Copenhagen show "2026-12-01T09:00"; it is one or two hours ahead of UTC. */
export function fromCopenhagen(local: string): Date {
  const asUtc = Date.parse(`${local}:00Z`)
  const found = [1, 2].map((hours) => new Date(asUtc - hours * 3_600_000)).find((at) => inCopenhagen(at) === local)
  if (!found) throw new Error(`no clock of Copenhagen ever shows ${local}`)
  return found
}

/** When a visit's reminder is due: at ten on the day before. */
export function reminderDue(startsAt: Date): Date {
  const noon = Date.parse(`${inCopenhagen(startsAt).slice(0, 10)}T12:00:00Z`)
  return fromCopenhagen(`${new Date(noon - 86_400_000).toISOString().slice(0, 10)}T10:00`)
}
