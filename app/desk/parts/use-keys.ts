import { useEffect } from "react"

const VISITS = "[data-block]"
/** With Shift the arrow keys stop at the empty places between the visits, too. */
const PLACES = "[data-block], [data-free]"

/**
 * Keys of the calendar. Arrows walk from block to block (one tab stop for the whole calendar), digits act on the open visit
 * when the focus is on it or in its panel (`onElsewhere` is told when it is on another one),
 * letters change day and view, or begin a booking for somebody. Nothing happens while somebody types, or with Ctrl, Alt or Meta; `single` switches all
 * single-character keys off (WCAG 2.1.4), and they act only with the focus in the calendar or the panel.
 */
export function useKeys(single: boolean, onFocusBlock: (id: string) => void, onElsewhere: () => void): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.altKey || event.metaKey || target.closest("input, textarea, select")) return
      const area = target.closest(".cal, .panel, .tbl, .toast, body")
      if (!area) return
      const block = target.closest<HTMLElement>(PLACES)
      if (block && walk(event.key, block, event.shiftKey ? PLACES : VISITS)) return event.preventDefault()
      if (event.key === "Escape") {
        const close = document.querySelector<HTMLAnchorElement>("[data-close]")
        if (close) {
          event.preventDefault()
          close.click()
        }
        return
      }
      if (!single) return
      const inside = target.closest(".cal, .panel") !== null || target === document.body
      if (!inside) return
      const key = event.key.toLowerCase()
      if (key === "/") {
        event.preventDefault()
        document.getElementById("q")?.focus()
      } else if (key === "n") {
        document.querySelector(".nowline")?.scrollIntoView({ block: "center" })
      } else if (/^[1-7z]$/.test(key)) {
        const panel = document.querySelector<HTMLElement>(".panel")
        // Selection, focus and panel are one thing: with the focus on another visit a key must not act on the open one.
        if (block && panel?.dataset.panel !== block.dataset.visit) return onElsewhere()
        const act = document.querySelector<HTMLElement>(`.panel [data-act="${key}"], .toast [data-act="${key}"]`)
        if (act) {
          event.preventDefault()
          act.click()
        }
      } else {
        document.querySelector<HTMLElement>(`.tools [data-key="${CSS.escape(key)}"]`)?.click()
      }
    }

    function walk(key: string, block: HTMLElement, stops: string): boolean {
      const column = block.closest<HTMLElement>(".col")!
      const all = [...column.querySelectorAll<HTMLElement>(PLACES)]
        .filter((one) => one === block || one.matches(stops))
        .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      const at = all.indexOf(block)
      let next: HTMLElement | undefined
      if (key === "ArrowDown") next = all[at + 1]
      else if (key === "ArrowUp") next = all[at - 1]
      else if (key === "Home") next = all[0]
      else if (key === "End") next = all.at(-1)
      else if (key === "ArrowRight" || key === "ArrowLeft") {
        const columns = [...document.querySelectorAll<HTMLElement>(".col")]
        const step = key === "ArrowRight" ? 1 : -1
        const top = block.getBoundingClientRect().top
        for (let i = columns.indexOf(column) + step; i >= 0 && i < columns.length && !next; i += step) {
          next = [...columns[i]!.querySelectorAll<HTMLElement>(stops)].toSorted(
            (a, b) => Math.abs(a.getBoundingClientRect().top - top) - Math.abs(b.getBoundingClientRect().top - top),
          )[0]
        }
      } else return false
      if (next) {
        if (next.dataset.block) onFocusBlock(next.dataset.block)
        next.focus()
      }
      return true
    }

    document.addEventListener("keydown", onKey)
    return () => document.removeEventListener("keydown", onKey)
  }, [single, onFocusBlock, onElsewhere])
}
