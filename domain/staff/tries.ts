/** Mistyping is free this often; from there on whoever tries waits, longer each time, and nobody else does. */
export const FREE_TRIES = 5
/** A desk of many people is one network: it is slowed only far above that. */
export const FREE_TRIES_OF_A_NETWORK = 50
export const LONGEST_WAIT_SECONDS = 900
/** Tries that lie further back are forgotten. */
export const TRIES_HOURS = 24

/** How long the next try waits after so many wrong ones, in seconds: 4, 8, 16 … up to a quarter of an hour. */
export function waitAfter(failures: number, free: number = FREE_TRIES): number {
  return failures < free ? 0 : Math.min(4 * 2 ** (failures - free), LONGEST_WAIT_SECONDS)
}
