import { useEffect, useState } from "react"
import { followStream } from "#app/parts/stream.ts"
import { Icon } from "#app/parts/icon.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"

/** So often an open page says that it still is. */
const BEAT_MS = 20_000

/** Who else has this visit open, now. Said politely, and only when it changes. */
export function AlsoHere({ visitId }: { visitId: string }) {
  const { t, i18n } = useTranslation("desk")
  const names = useLookers(visitId)
  const who = new Intl.ListFormat(i18n.language).format(names)
  return (
    <p className="presence" role="status">
      {names.length > 0 ? (
        <>
          <Icon name="visibility" className="i" /> <span>{t("visit.alsoHere", { who, count: names.length })}</span>
        </>
      ) : null}
    </p>
  )
}

const tabName = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36).padStart(7, "0")).join("")

function useLookers(visitId: string): string[] {
  const [names, setNames] = useState<string[]>([])
  useEffect(() => {
    const address = paths.staff.visitLooks(visitId)
    const said = new URLSearchParams({ tab: tabName() })
    let stopped = false
    async function beat() {
      if (stopped) return
      const answer = await fetch(address, { method: "POST", body: said, redirect: "manual" }).catch(() => null)
      const read = answer?.ok ? ((await answer.json()) as { names: string[] }) : null
      if (!stopped) setNames(read?.names ?? [])
    }
    const leave = () => navigator.sendBeacon(address, new URLSearchParams([...said, ["left", "1"]]))
    const following = followStream(paths.staff.stream(), (heard) => {
      if (heard.kind === "missed" || (heard.kind === "looks" && heard.visit === visitId)) void beat()
      if (heard.kind === "lost" || heard.kind === "over") setNames([])
    })
    void beat()
    const beats = setInterval(() => void beat(), BEAT_MS)
    window.addEventListener("pagehide", leave)
    return () => {
      stopped = true
      clearInterval(beats)
      following.stop()
      window.removeEventListener("pagehide", leave)
      leave()
    }
  }, [visitId])
  return names
}
