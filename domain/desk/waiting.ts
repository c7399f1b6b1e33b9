import { max } from "date-fns"

/**
 * Since when somebody waits: from the agreed time on, or from arriving (or finishing the leg before) where that is later. Who comes
 * an hour early has not waited an hour. Instants.
 */
export function waitsSince(
  leg: { startsAt: Date; arrivedAt: Date | null },
  before: { finishedAt: Date | null } | undefined,
): Date | null {
  const here = before?.finishedAt ?? leg.arrivedAt
  return here && max([here, leg.startsAt])
}
