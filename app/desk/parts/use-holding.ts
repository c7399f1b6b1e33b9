import { type RefObject, useCallback, useEffect, useRef, useState } from "react"
import type { Block } from "#app/desk/day-blocks.server.ts"
import type { DayShown } from "#app/desk/day.server.ts"
import { drawnRows, withinDay } from "#domain/desk/drag.ts"
import type { Interval } from "#domain/time/interval.ts"

/** A visit's leg that is held over the calendar, and where; or rows of a counter that somebody draws. Columns from 0. */
export type Held = { block: Block; column: number; row: number; byKeys: boolean } | { drawn: Interval; column: number }

/** So far the pointer goes before it drags: less is a click that shook. Pixels. */
const SHAKE = 6

const movable = new Set(["booked", "provisional", "arrived"])

interface Pressed {
  x: number
  y: number
  /** The block under the pointer, and how many rows below its top it was grabbed; without one, where drawing begins. */
  grabbed: { block: Block; below: number; element: HTMLElement } | { column: number; row: number }
}

/**
 * What somebody holds over the calendar: dragged with a mouse or a pen, or taken with the key G and moved with the arrow keys. `drop` is
 * told where it was let go. A finger scrolls; whoever has no mouse finds the same under "Move".
 */
export function useHolding(
  area: RefObject<HTMLElement | null>,
  day: DayShown,
  { moves, draws, keys }: { moves: boolean; draws: boolean; keys: boolean },
  drop: (held: Held) => void,
): Held | null {
  const [held, setHeld] = useState<Held | null>(null)
  const now = useRef<{ held: Held | null; day: DayShown }>({ held: null, day })
  useEffect(() => {
    now.current.day = day
  }, [day])
  const hold = useCallback((next: Held | null) => {
    const before = now.current.held
    if (JSON.stringify(placeOf(before)) === JSON.stringify(placeOf(next))) return
    now.current.held = next
    setHeld(next)
  }, [])

  usePointer(area, now, hold, { moves, draws }, drop)
  useHoldingKeys(now, hold, moves && keys, drop)
  return held
}

const placeOf = (held: Held | null) =>
  held && ("block" in held ? [held.block.id, held.column, held.row] : [held.drawn, held.column])

type Now = RefObject<{ held: Held | null; day: DayShown }>
type Hold = (next: Held | null) => void

const blockOf = (day: DayShown, element: Element | null): Block | undefined => {
  const id = element?.closest<HTMLElement>("[data-block]")?.dataset.block
  const block = day.columns.flatMap((column) => column.blocks).find((one) => one.id === id)
  return block && movable.has(block.state) ? block : undefined
}

function usePointer(
  area: RefObject<HTMLElement | null>,
  now: Now,
  hold: Hold,
  { moves, draws }: { moves: boolean; draws: boolean },
  drop: (held: Held) => void,
) {
  const pressed = useRef<Pressed | null>(null)
  useEffect(() => {
    const place = area.current?.parentElement
    if (!place || !(moves || draws)) return

    /** The counter and the row under a point; a counter beyond the last one is the last one. */
    function cellAt(event: PointerEvent) {
      const box = place!.getBoundingClientRect()
      const { columns, rooms, rows } = now.current.day
      const wide = box.width / (columns.length + rooms.length)
      const column = Math.floor((event.clientX - box.left) / wide)
      const row = Math.floor((event.clientY - box.top) / (box.height / rows))
      return { column: Math.max(0, Math.min(column, columns.length - 1)), row }
    }
    function onDown(event: PointerEvent) {
      if (event.button !== 0 || event.pointerType === "touch" || event.ctrlKey || event.metaKey || event.shiftKey)
        return
      const element = (event.target as Element).closest<HTMLElement>("[data-block]")
      const cell = cellAt(event)
      const block = moves ? blockOf(now.current.day, element) : undefined
      const grabbed = block
        ? { block, below: cell.row - block.row, element: element! }
        : draws && !element && (event.target as Element).closest(".col")
          ? cell
          : null
      pressed.current = grabbed && { x: event.clientX, y: event.clientY, grabbed }
    }
    function onMove(event: PointerEvent) {
      const press = pressed.current
      if (!press) return
      if (!now.current.held && Math.hypot(event.clientX - press.x, event.clientY - press.y) < SHAKE) return
      event.preventDefault()
      const cell = cellAt(event)
      const { rows } = now.current.day
      if ("block" in press.grabbed) {
        const { block, below } = press.grabbed
        hold({ block, column: cell.column, row: withinDay(cell.row - below, block.rows, rows), byKeys: false })
      } else hold({ drawn: drawnRows(press.grabbed.row, cell.row, rows), column: press.grabbed.column })
    }
    function onUp(event: PointerEvent) {
      const press = pressed.current
      const { held } = now.current
      pressed.current = null
      if (!press || !held || ("byKeys" in held && held.byKeys)) return
      hold(null)
      // What was dragged is not opened as well.
      if (event.target instanceof Element && place!.contains(event.target)) stopClick(place!)
      drop(held)
    }
    function onCancel() {
      pressed.current = null
      if (now.current.held) hold(null)
    }
    // A link would be dragged as an address.
    const noLink = (event: DragEvent) => event.preventDefault()
    place.addEventListener("pointerdown", onDown)
    place.addEventListener("dragstart", noLink)
    document.addEventListener("pointermove", onMove)
    document.addEventListener("pointerup", onUp)
    document.addEventListener("pointercancel", onCancel)
    return () => {
      place.removeEventListener("pointerdown", onDown)
      place.removeEventListener("dragstart", noLink)
      document.removeEventListener("pointermove", onMove)
      document.removeEventListener("pointerup", onUp)
      document.removeEventListener("pointercancel", onCancel)
    }
  }, [area, now, hold, moves, draws, drop])
}

/** The click that a browser makes of the same press, where it makes one. */
function stopClick(place: HTMLElement) {
  const stop = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  place.addEventListener("click", stop, { capture: true, once: true })
  setTimeout(() => place.removeEventListener("click", stop, { capture: true }))
}

const steps: Readonly<Record<string, [columns: number, rows: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

function useHoldingKeys(now: Now, hold: Hold, active: boolean, drop: (held: Held) => void) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const { held, day } = now.current
      if (held && event.key === "Escape") {
        hold(null)
        return taken(event)
      }
      if (event.ctrlKey || event.altKey || event.metaKey) return
      if (held && "block" in held && held.byKeys) {
        const step = steps[event.key]
        if (step) {
          const column = Math.max(0, Math.min(held.column + step[0], day.columns.length - 1))
          hold({ ...held, column, row: withinDay(held.row + step[1], held.block.rows, day.rows) })
        } else if (event.key === "Enter") {
          hold(null)
          drop(held)
        } else if (event.key === "Tab") return hold(null)
        return taken(event)
      }
      const block = active && event.key.toLowerCase() === "g" ? blockOf(day, event.target as Element) : undefined
      if (!block) return
      const column = day.columns.findIndex((one) => one.blocks.includes(block))
      hold({ block, column, row: block.row, byKeys: true })
      taken(event)
    }
    // Before the calendar's own keys: the arrows move what is held.
    document.addEventListener("keydown", onKey, true)
    return () => document.removeEventListener("keydown", onKey, true)
  }, [now, hold, active, drop])
}

function taken(event: Event) {
  event.preventDefault()
  event.stopImmediatePropagation()
}
