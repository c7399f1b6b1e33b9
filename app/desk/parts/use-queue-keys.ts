import { useEffect } from "react"

/**
 * Digits press the buttons they stand on, Z takes back what was just done. Nothing happens while somebody types, or with Ctrl, Alt or
 * Meta; `on` is whether somebody uses single keys at all (WCAG 2.1.4).
 */
export function useQueueKeys(on: boolean): void {
  useEffect(() => {
    if (!on) return
    function press(event: KeyboardEvent) {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
      if (target.closest("input, textarea, select")) return
      const key = event.key.toLowerCase()
      if (key === "/") {
        event.preventDefault()
        document.getElementById("q")?.focus()
      } else if (/^[1-7z]$/.test(key)) {
        const button = document.querySelector<HTMLButtonElement>(`main [data-act="${key}"]`)
        if (!button) return
        event.preventDefault()
        button.click()
      }
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [on])
}
