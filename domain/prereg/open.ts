import type { Block, Household } from "./household.ts"
import { type Page, pagesOf } from "./pages.ts"
import type { Part } from "./questions.ts"

/**
 * Which other part of the same household, or person, an answer can touch, by part and question: when staff ask about the day of
 * moving in, the day of arrival may be what is wrong. Such a question opens that part, too.
 */
const touches: Record<string, Part> = {
  "from arrival": "to",
  "to moveIn": "from",
  "civil status": "papers",
  "parents parents": "papers",
  "parents custody": "papers",
}

export interface AskedPart {
  part: Part
  personId: string | null
  question: string
}

/**
 * The pages of a returned household that may be answered: what was asked about, what that touches, and what is unfinished
 * (`waiting`), since one answer can make another part incomplete.
 */
export function openedPages(household: Household, asked: readonly AskedPart[], waiting: readonly Block[]): Page[] {
  const wanted = ({ part, person }: Block) => {
    const id = person?.id ?? null
    return (
      asked.some(
        (a) =>
          (a.part === part && a.personId === id) ||
          (touches[`${a.part} ${a.question}`] === part && (a.personId === null || a.personId === id)),
      ) || waiting.some((w) => w.part === part && w.person?.id === person?.id)
    )
  }
  return pagesOf(household)
    .map((page) => ({ ...page, blocks: page.blocks.filter(wanted) }))
    .filter((page) => page.blocks.length > 0)
}
