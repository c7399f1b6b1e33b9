/** What somebody typed into a field and has not saved yet. */
export interface Kept {
  /** What the field held before somebody typed: over a newer text nothing is put back. */
  base: string
  text: string
  /** When it was typed, in milliseconds. */
  at: number
  /** Sent with a form, and not yet known to have arrived. */
  sent: boolean
}

/** A field as the page shows it now. */
interface Shown {
  value: string
  /** What it was made with. */
  made: string
}

/** A forgotten text is not offered on another day. */
const MOST_MS = 24 * 60 * 60_000

/**
 * What is kept of a field after somebody typed into it or sent its form; null where nothing is left to keep. A page that came back with
 * what was typed was made with it: what counts is what stood there at first.
 */
export function keptAfter(before: Kept | null, { value, made }: Shown, now: number, sent: boolean): Kept | null {
  const base = before && before.text === made ? before.base : made
  if (value === base) return null
  return { base, text: value, at: before && sent && before.text === value ? before.at : now, sent }
}

/**
 * What becomes of a kept text as a page stands. `gone`: the page before this one did not answer, so that what was sent to it may be
 * lost: the session had ended, or the connection. `refused`: this page is the answer to a form, and says what is wrong with it.
 */
export function keptOnPage(
  kept: Kept,
  field: Shown | null,
  page: { gone: boolean; refused: boolean },
  now: number,
): { keep: Kept | null; putBack: boolean } {
  if (now - kept.at > MOST_MS) return { keep: null, putBack: false }
  if (kept.sent && !page.gone) {
    const stillThere = field?.value === kept.text && (page.refused || field.value !== field.made)
    return { keep: stillThere ? { ...kept, sent: false } : null, putBack: false }
  }
  const putBack = field !== null && field.made === kept.base && field.value === field.made
  return { keep: kept.sent ? { ...kept, sent: false } : kept, putBack }
}
