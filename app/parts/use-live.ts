import type { Topic } from "#domain/topics.ts"
import { useEffect, useRef, useState } from "react"
import { useFetcher } from "react-router"
import { onAnswers } from "./answers.ts"
import { followStream } from "./stream.ts"

/** Clocks of web processes on different machines may differ by so much. */
const CLOCKS_MS = 2_000

/**
 * The newest of what the page loaded and what it re-read since. On each change of what it shows, the page re-reads its own
 * loader; the address is marked so that this does not count as the member of staff being at work. `lostSince` says since when
 * nothing has been heard; `signedOut` that the session has ended and names must go from the screen.
 */
export function useLive<T extends { key: string; read: number }>(
  loaded: T,
  concerns: (topics: readonly Topic[]) => boolean,
  stream: string,
  reload: string,
): { shown: T; lostSince: number | null; signedOut: boolean } {
  const fetcher = useFetcher<T>()
  const [lostSince, setLostSince] = useState<number | null>(null)
  const [signedOut, setSignedOut] = useState(false)
  const again = useRef<() => void>(() => {})
  const pending = useRef(false)
  // What stands on the screen is of before the loss until it has been read again.
  const stale = useRef(false)

  const concernsNow = useRef(concerns)
  const readAt = useRef(loaded.read)
  useEffect(() => {
    concernsNow.current = concerns
    readAt.current = loaded.read
    again.current = () => {
      if (fetcher.state === "idle") void fetcher.load(reload)
      else pending.current = true
    }
  })
  const reread = fetcher.data as T | undefined
  // It was asked for before the page went elsewhere, to another day or visit: what it heard of is read again for this place.
  const elsewhere = reread !== undefined && reread.key !== loaded.key && reread.read > loaded.read
  useEffect(() => {
    if (fetcher.state !== "idle") return
    if (pending.current || elsewhere) {
      pending.current = false
      again.current()
    } else if (stale.current) {
      stale.current = false
      setLostSince(null)
    }
  }, [fetcher.state, elsewhere])

  useEffect(() => {
    const following = followStream(stream, (heard) => {
      switch (heard.kind) {
        case "stands":
          // Something changed after the page had been read, and before it began to listen.
          if (heard.last > readAt.current - CLOCKS_MS) again.current()
          break
        case "missed":
          // After a loss everything may have changed: read first, and only then say that all is well.
          stale.current = true
          again.current()
          break
        case "changed":
          if (concernsNow.current(heard.topics)) again.current()
          break
        case "lost":
          setLostSince((since) => since ?? Date.now())
          break
        case "over":
          setSignedOut(true)
          break
        case "looks":
      }
    })
    const unlisten = onAnswers((coming) => {
      if (!coming) setLostSince((since) => since ?? Date.now())
      else if (following.isOpen() && !stale.current) setLostSince(null)
    })
    return () => {
      unlisten()
      following.stop()
    }
  }, [stream])
  useEffect(() => {
    // Minutes pass without any change: waiting times and the now-line move on.
    const minute = setInterval(() => {
      if (document.visibilityState === "visible" && lostSince === null && !signedOut) again.current()
    }, 60_000)
    return () => clearInterval(minute)
  }, [lostSince, signedOut])

  // The loader answers plain data, so what was re-read has the same shape as what the page was made with.
  const newer = reread && reread.key === loaded.key && reread.read > loaded.read ? reread : loaded
  return { shown: newer, lostSince, signedOut }
}
