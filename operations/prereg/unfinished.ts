import { contradictionsOf } from "#domain/prereg/checks.ts"
import type { Block, Household } from "#domain/prereg/household.ts"
import { leftOf, pagesOf } from "#domain/prereg/pages.ts"

/** The blocks that keep a household from being sent: something is left, or contradicts something else. */
export function unfinished(
  { household }: { household: Household },
  residences: readonly string[],
  today: string,
): { page: string; block: Block; left: string[]; wrong: string[] }[] {
  return pagesOf(household).flatMap(({ key, blocks }) =>
    blocks.flatMap((block) => {
      const left = block.part === "papers" ? [] : leftOf(household, block, residences)
      const wrong = Object.keys(contradictionsOf(household, block, today))
      return left.length > 0 || wrong.length > 0 ? [{ page: key, block, left, wrong }] : []
    }),
  )
}
