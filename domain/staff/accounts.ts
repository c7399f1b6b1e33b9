/** An invitation is good for so many days; a link for who has forgotten the password, for so many hours. */
export const INVITED_DAYS = 7
export const FORGOTTEN_HOURS = 2

export type LinkState = "good" | "used" | "late"

/** Whether a link still opens the page on which a password is chosen. */
export function linkState(link: { usedAt: Date | null; endsAt: Date }, now: Date): LinkState {
  if (link.usedAt) return "used"
  return link.endsAt <= now ? "late" : "good"
}

/**
 * Whether somebody is left who may manage people when this account has gone or has become something else: an office from which the
 * last one has shut themselves out can only be helped at the command line.
 */
export function someoneManages(
  managers: readonly { id: string; active: boolean }[],
  change: { id: string; manages: boolean },
): boolean {
  return change.manages || managers.some((one) => one.active && one.id !== change.id)
}
