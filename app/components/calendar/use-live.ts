import { useEffect, useRef, useState } from "react"
import { useFetcher } from "react-router"

/**
 * The newest of what the page loaded and what it re-read since. On each change of a day it shows, the page re-reads its own
 * loader; the address is marked so that this does not count as the member of staff being at work.
 */
export function useLive<T extends { key: string; read: number }>(
  loaded: T,
  concerns: (days: string[]) => boolean,
  stream: string,
  reload: string,
): { shown: T; lostSince: number | null } {
  const fetcher = useFetcher<T>()
  const [lostSince, setLostSince] = useState<number | null>(null)
  const again = useRef<() => void>(() => {})
  const pending = useRef(false)

  const concernsNow = useRef(concerns)
  useEffect(() => {
    concernsNow.current = concerns
    again.current = () => {
      if (fetcher.state === "idle") void fetcher.load(reload)
      else pending.current = true
    }
  })
  useEffect(() => {
    if (fetcher.state === "idle" && pending.current) {
      pending.current = false
      again.current()
    }
  }, [fetcher.state])

  useEffect(() => {
    const source = new EventSource(stream)
    let opened = false
    source.addEventListener("open", () => {
      // After a loss everything may have changed: read first, and only then say that all is well.
      if (opened) again.current()
      opened = true
      setLostSince(null)
    })
    source.addEventListener("changed", (event) => {
      const { days } = JSON.parse((event as MessageEvent<string>).data) as { days: string[] }
      if (days.includes("*") || concernsNow.current(days)) again.current()
    })
    source.addEventListener("error", () => setLostSince((since) => since ?? Date.now()))
    // Minutes pass without any change: waiting times and the now-line move on.
    const minute = setInterval(() => {
      if (document.visibilityState === "visible") again.current()
    }, 60_000)
    return () => {
      source.close()
      clearInterval(minute)
    }
  }, [stream])

  // The loader answers plain data, so what was re-read has the same shape as what the page was made with.
  const reread = fetcher.data as T | undefined
  const newer = reread && reread.key === loaded.key && reread.read > loaded.read ? reread : loaded
  return { shown: newer, lostSince }
}
