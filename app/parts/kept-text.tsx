import { useEffect, useRef } from "react"

const PREFIX = "typed "
interface Kept {
  /** What the field held before somebody typed: over a newer text nothing is put back. */
  base: string
  text: string
  /** Sent with a form, and not yet known to have arrived. */
  sent: boolean
}

type TextField = HTMLTextAreaElement | HTMLInputElement
const isTextField = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")
const keyOf = (field: TextField) => `${PREFIX}${new URL(field.form!.action).pathname} ${field.name}`

/**
 * Keeps what staff type, in this tab and until it is saved: it survives a session that ends, a lost connection and a reload.
 * Fields are known by where their form posts to and by name.
 */
export function useKeptText(): void {
  const opening = useRef(true)
  useEffect(() => {
    const write = (field: TextField, sent: boolean) => {
      if (!field.form || !field.name) return
      const kept: Kept = { base: field.defaultValue, text: field.value, sent }
      if (kept.text === kept.base) sessionStorage.removeItem(keyOf(field))
      else sessionStorage.setItem(keyOf(field), JSON.stringify(kept))
    }
    const onInput = (event: Event) => isTextField(event.target) && write(event.target, false)
    const onSubmit = (event: SubmitEvent) => {
      for (const part of (event.target as HTMLFormElement).elements) if (isTextField(part)) write(part, true)
    }
    document.addEventListener("input", onInput)
    document.addEventListener("submit", onSubmit)
    return () => {
      document.removeEventListener("input", onInput)
      document.removeEventListener("submit", onSubmit)
    }
  }, [])

  // After each rendering of the frame, which is after each step from page to page.
  useEffect(() => {
    // Whoever comes from signing in had sent into the void: then what was sent is put back as well. Only as the page opens: the
    // page before this one stays the same however long somebody works on it.
    const signedIn = opening.current && /\/staff\/sign-in/.test(document.referrer)
    opening.current = false
    for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX))) {
      const kept = JSON.parse(sessionStorage.getItem(key)!) as Kept
      if (kept.sent && !signedIn) sessionStorage.removeItem(key)
    }
    for (const field of document.querySelectorAll<TextField>("textarea, input[type=text], input:not([type])")) {
      if (!field.form || !isTextField(field)) continue
      const stored = sessionStorage.getItem(keyOf(field))
      if (!stored) continue
      const kept = JSON.parse(stored) as Kept
      if (kept.base === field.defaultValue && field.value === field.defaultValue) field.value = kept.text
    }
  })
}
