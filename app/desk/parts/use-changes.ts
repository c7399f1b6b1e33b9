import { useEffect, useRef, useState } from "react"
import type { DayShown } from "#app/desk/day.server.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { nameOf } from "./words.ts"

/** Sums up for assistive technology what changed on the screen since it was last read; minutes are never announced. */
export function useChanges(day: DayShown | null): string {
  const { t } = useTranslation("desk")
  const last = useRef<{ day: string; states: Map<string, string> } | null>(null)
  const [status, setStatus] = useState("")
  useEffect(() => {
    if (!day) return
    const blocks = day.columns.flatMap((c) => c.blocks)
    const states = new Map(blocks.map((b) => [b.id, `${b.state} ${b.row} ${b.counter}`]))
    const before = last.current
    last.current = { day: day.day, states }
    if (before?.day !== day.day) return
    const changed = blocks.filter((b) => before.states.get(b.id) !== states.get(b.id))
    const gone = [...before.states.keys()].filter((id) => !states.has(id)).length
    if (changed.length + gone === 0) return
    const news = changed.slice(0, 2).map((b) => t("live.news", { name: nameOf(t, b), state: t(`state.${b.state}`) }))
    setStatus(
      changed.length + gone > 2 || changed.length === 0
        ? t("live.changes", { count: changed.length + gone })
        : news.join(". "),
    )
  }, [day, t])
  return status
}
