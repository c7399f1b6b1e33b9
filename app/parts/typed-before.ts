import { useEffect } from "react"

type Typed = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/**
 * Tells the page, once it is live, what somebody typed or chose while its script was still on the way: React takes the fields over as
 * they stand and hears of no change. Rendered around no fields of its own; does it once, for all that stand on the page.
 */
export function TypedBefore(): null {
  useEffect(() => {
    for (const field of document.querySelectorAll<Typed>("input, select, textarea")) replay(field)
  }, [])
  return null
}

function replay(field: Typed): void {
  if (field instanceof HTMLSelectElement) {
    if ([...field.options].some((option) => option.selected !== option.defaultSelected)) say(field, "change")
  } else if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
    // Of a group of radio buttons the one that was chosen says it all.
    if (field.checked !== field.defaultChecked && (field.checked || field.type === "checkbox")) {
      set(field, "checked", field.defaultChecked, field.checked)
      say(field, "click")
    }
  } else if (field.value !== field.defaultValue && field.type !== "hidden" && field.type !== "file") {
    set(field, "value", field.defaultValue, field.value)
    say(field, "input")
  }
}

/** React compares with what it last saw set on the field itself: there the former value is set, on its prototype the present one. */
function set<Name extends "value" | "checked">(
  field: HTMLInputElement | HTMLTextAreaElement,
  name: Name,
  former: unknown,
  present: unknown,
): void {
  const prototype: object =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.assign(field, { [name]: former })
  Object.getOwnPropertyDescriptor(prototype, name)!.set!.call(field, present)
}

/** A plain event, which no browser takes for a press of its own. */
const say = (field: Typed, name: string): boolean => field.dispatchEvent(new Event(name, { bubbles: true }))
