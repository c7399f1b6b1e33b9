import type { TFunction } from "i18next"
import type { Block } from "#app/web/day.server.ts"

/** Handed down from the calendar: asking for it in each of some hundred blocks costs more than drawing them. */
export type T = TFunction<"staff">

/** The name of a block: a first name; a time still being booked has none. */
export const nameOf = (t: T, block: { state: string; name: string }) =>
  block.state === "held" ? t("block.heldName") : block.name

/** Which look a state has. A held time looks provisional: both wait for something. */
export const lookOf = (state: string) => (state === "held" ? "provisional" : state)

/** One sentence that holds all a block can say, however small it is drawn. */
export function labelOf(t: T, block: Block): string {
  const parts = [
    t("block.label", {
      from: block.from,
      to: block.to,
      name: nameOf(t, block),
      people: t("people", { count: block.party }),
      service: block.serviceName,
      state: t(`state.${block.state}`),
      reference: block.reference,
    }),
  ]
  if (block.chain) parts.push(t(block.chain.to ? "block.chainTo" : "block.chainFrom", { number: block.chain.counter }))
  if (block.late) parts.push(t("block.late", { minutes: block.minutes ?? 0 }))
  if (block.withoutCounter) parts.push(t("block.nogap"))
  if (block.overbooked) parts.push(t("block.overbooked"))
  return parts.join(", ")
}

export function minutesOf(t: T, block: Block): string | null {
  if (block.minutes === null) return null
  return block.late ? t("block.lateShort", { count: block.minutes }) : t("block.min", { count: block.minutes })
}
