/** A leg of a visit as a day's list needs it. */
export interface ListedLeg {
  visitId: string
  position: number
  startsAt: Date
  endsAt: Date
  counter: number
  service: string
}

export interface ListedVisit {
  visitId: string
  startsAt: Date
  endsAt: Date
  /** In the order in which the visitor goes to them, each once in a row. */
  counters: number[]
  services: string[]
}

/** The visits of a day, one for each visitor however many counters they go to, in the order of the clock and then of the counters. */
export function dayList(legs: readonly ListedLeg[]): ListedVisit[] {
  const visits = new Map<string, ListedVisit>()
  for (const leg of legs.toSorted((a, b) => a.position - b.position)) {
    const visit = visits.get(leg.visitId)
    if (!visit) {
      const { visitId, startsAt, endsAt } = leg
      visits.set(visitId, { visitId, startsAt, endsAt, counters: [leg.counter], services: [leg.service] })
      continue
    }
    if (leg.startsAt < visit.startsAt) visit.startsAt = leg.startsAt
    if (leg.endsAt > visit.endsAt) visit.endsAt = leg.endsAt
    if (visit.counters.at(-1) !== leg.counter) visit.counters.push(leg.counter)
    if (!visit.services.includes(leg.service)) visit.services.push(leg.service)
  }
  return [...visits.values()].toSorted(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.counters[0]! - b.counters[0]!,
  )
}
