/** That somebody has a visit open, in one tab of theirs. */
export interface Look {
  visitId: string
  /** Tells the tabs of one person apart. */
  tab: string
  staffId: string
  staffName: string
  /** For so many milliseconds, unless it is said again. */
  forMs: number
}

/** A page says it again and again; a browser lets a page that nobody sees speak once a minute. */
export const LOOK_MS = 75_000
/** A page that is left counts for this long still: whoever only loads it anew has not been away. */
export const LEFT_MS = 3_000
/** What a page said last may come after its leaving, by so much. */
const LATE_MS = 15_000

export type Looks = ReadonlyMap<string, { look: Look; until: number; forgotten: number }>

/** What is known after a look was announced; looks that have run out are forgotten. `now` in milliseconds. */
export function withLook(looks: Looks, look: Look, now: number): Looks {
  const kept = [...looks].filter(([, { forgotten }]) => forgotten > now)
  const key = `${look.visitId} ${look.staffId} ${look.tab}`
  const rest = kept.filter(([other]) => other !== key)
  const known = looks.get(key)
  const leaves = look.forMs <= LEFT_MS
  const hasLeft = known !== undefined && known.look.forMs <= LEFT_MS && known.forgotten > now
  // Nobody comes back by a word that was on its way when they left, also where their leaving came first.
  if (hasLeft) return new Map(kept)
  const isUnknown = leaves && rest.length === kept.length
  const until = isUnknown ? now : now + look.forMs
  return new Map([...rest, [key, { look, until, forgotten: leaves ? now + LATE_MS : until }]])
}

/** Who looks at a visit, each person once. */
export function lookersAt(looks: Looks, visitId: string, now: number): { staffId: string; name: string }[] {
  const people = new Map<string, string>()
  for (const { look, until } of looks.values())
    if (look.visitId === visitId && until > now) people.set(look.staffId, look.staffName)
  return [...people]
    .map(([staffId, name]) => ({ staffId, name }))
    .toSorted((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1))
}
