import type { TFunction } from "i18next"
import type { Block } from "#app/desk/day-blocks.server.ts"

/** Handed down from the calendar: asking for it in each of some hundred blocks costs more than drawing them. */
export type T = TFunction<"desk">

/** The name of a block: a first name; a time still being booked has none. */
export const nameOf = (t: T, block: { state: string; name: string }) =>
  block.state === "held" ? t("block.heldName") : block.name

/** Which look a state has. A held time looks provisional: both wait for something. */
export const lookOf = (state: string) => (state === "held" ? "provisional" : state)

/** What every block says, asked of i18next once for all of them: some hundred blocks ask for the same few words. */
export function wordsOf(t: T) {
  const known = new Map<string, string>()
  const once = (key: string, ask: () => string): string => {
    let text = known.get(key)
    if (text === undefined) known.set(key, (text = ask()))
    return text
  }
  const label = t("block.label", { skipInterpolation: true })

  /** One sentence that holds all a block can say, however small it is drawn. */
  function labelOf(block: Block): string {
    const values: Record<string, string> = {
      from: block.from,
      to: block.to,
      name: nameOf(t, block),
      people: once(`people ${block.party}`, () => t("people", { count: block.party })),
      service: block.serviceName,
      state: once(block.state, () => t(`state.${block.state}`)),
      reference: block.reference,
    }
    const parts = [label.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]!)]
    const { chain, minutes } = block
    if (chain) parts.push(t(chain.to ? "block.chainTo" : "block.chainFrom", { number: chain.counter }))
    if (block.late) parts.push(t("block.late", { minutes: minutes ?? 0 }))
    if (block.saidLate !== null && !block.late) parts.push(t("block.saidLate", { minutes: block.saidLate }))
    if (block.withoutCounter) parts.push(t("block.nogap"))
    if (block.overbooked) parts.push(t("block.overbooked"))
    return parts.join(", ")
  }

  function minutesOf(block: Block): string | null {
    const { minutes } = block
    if (minutes === null) return block.saidLate === null ? null : t("block.saidShort", { count: block.saidLate })
    return once(`${block.late} ${minutes}`, () =>
      block.late ? t("block.lateShort", { count: minutes }) : t("block.min", { count: minutes }),
    )
  }

  return { nameOf: (block: Block) => nameOf(t, block), labelOf, minutesOf }
}
export type Words = ReturnType<typeof wordsOf>
