import { type BenefitState, type U3Event, u3Events } from "#domain/benefit/registration.ts"
import type { BenefitDeed } from "#operations/benefit/deal.ts"

/** What somebody at the desk does with a case: one form a deed, told apart by its button. */
export type DeskAct =
  | { is: "deed"; deed: BenefitDeed }
  | { is: "u3"; event: U3Event; on: string }
  | { is: "note"; text: string }
  | { is: "undo" }

/** Reads the pressed button and its fields; null when no form of ours sent it. `typed` is shown again when it is refused. */
export function readDeskAct(form: FormData): { act: DeskAct | null; seen: string; typed: DeskTyped; field: string } {
  const text = (name: string) => String(form.get(name) ?? "")
  const typed = { on: text("on"), to: text("to"), u3: text("u3"), u3On: text("u3On"), note: text("note") }
  const intent = text("intent")
  const read = (): [DeskAct | null, string] => {
    const event = u3Events.find((name) => name === typed.u3)
    switch (intent) {
      case "registered":
        return [{ is: "deed", deed: { what: "registered", on: typed.on } }, "on"]
      case "forwarded":
        return [{ is: "deed", deed: { what: "forwarded", to: typed.to } }, "to"]
      case "too-late":
      case "ended":
        return [{ is: "deed", deed: { what: intent } }, "main"]
      case "u3":
        return [event ? { is: "u3", event, on: typed.u3On } : null, "u3On"]
      case "note":
        return [{ is: "note", text: typed.note }, "note"]
      case "undo":
        return [{ is: "undo" }, "main"]
      default:
        return [null, "main"]
    }
  }
  const [act, field] = read()
  return { act, seen: text("seen"), typed, field }
}
export interface DeskTyped {
  on: string
  to: string
  u3: string
  u3On: string
  note: string
}

export const shown = {
  open: ["sent", "too-late"],
  registered: ["registered"],
  done: ["forwarded", "ended", "withdrawn"],
} as const satisfies Record<string, readonly BenefitState[]>
export type Show = keyof typeof shown
export const shows = Object.keys(shown) as Show[]
