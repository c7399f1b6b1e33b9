/** What the office sends by itself is no change that somebody has to hear of. */
const SENT_BY_ITSELF = new Set(["message-sent", "link-sent"])

/**
 * What happened to a visit since somebody read it, for who acts over it. `events`: the latest first. `read`: the id of the latest one
 * that the page had shown; where it is not among them, everything is told.
 */
export function meanwhileOf<Event extends { id: string; kind: string }>(
  events: readonly Event[],
  read: string,
): Event[] {
  const seen = events.findIndex((event) => event.id === read)
  return events.slice(0, seen < 0 ? events.length : seen).filter((event) => !SENT_BY_ITSELF.has(event.kind))
}
