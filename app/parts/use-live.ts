import type { Topic } from "#domain/topics.ts"
import { useEffect, useRef, useState } from "react"
import { useFetcher } from "react-router"
import { onAnswers } from "./answers.ts"

/** The server beats every 20 seconds: after two beats without a word the connection is lost, whatever the socket says. */
const SILENCE_MS = 45_000
const TRY_AGAIN_MS = 3_000

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
  useEffect(() => {
    concernsNow.current = concerns
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

  useEffect(
    () =>
      listen(stream, {
        opened(first) {
          // After a loss everything may have changed: read first, and only then say that all is well.
          if (first) return
          stale.current = true
          again.current()
        },
        changed(topics) {
          if (concernsNow.current(topics)) again.current()
        },
        lost: () => setLostSince((since) => since ?? Date.now()),
        answered: () => {
          if (!stale.current) setLostSince(null)
        },
        signedOut: () => setSignedOut(true),
      }),
    [stream],
  )
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

interface Hearing {
  opened(first: boolean): void
  changed(topics: readonly Topic[]): void
  lost(): void
  /** Something was read, with the stream open. */
  answered(): void
  signedOut(): void
}

/** Listens to the stream for as long as the page stands: opens it again when it was closed or fell silent. Answers how to stop. */
function listen(stream: string, hear: Hearing): () => void {
  let source: EventSource | null = null
  let silence: ReturnType<typeof setTimeout>
  let retry: ReturnType<typeof setTimeout>
  let opened = 0

  function alive() {
    clearTimeout(silence)
    silence = setTimeout(() => {
      hear.lost()
      open()
    }, SILENCE_MS)
  }
  function open() {
    source?.close()
    clearTimeout(retry)
    source = new EventSource(stream)
    alive()
    source.addEventListener("open", () => {
      alive()
      hear.opened(opened++ === 0)
    })
    source.addEventListener("beat", alive)
    source.addEventListener("changed", (event) => {
      alive()
      hear.changed((JSON.parse((event as MessageEvent<string>).data) as { topics: Topic[] }).topics)
    })
    source.addEventListener("error", () => {
      hear.lost()
      // A browser gives up after an answer that is no stream: the session has ended, or a proxy speaks for the portal.
      if (source?.readyState === EventSource.CLOSED) void closed()
    })
  }
  async function closed() {
    const asking = new AbortController()
    const status = await fetch(stream, { signal: asking.signal, redirect: "manual" }).then(
      (answer) => answer.status,
      () => 0,
    )
    asking.abort()
    if (status === 401) {
      clearTimeout(silence)
      return hear.signedOut()
    }
    retry = setTimeout(open, TRY_AGAIN_MS)
  }

  const unlisten = onAnswers((coming) => {
    if (!coming) hear.lost()
    else if (source?.readyState === EventSource.OPEN) hear.answered()
  })
  open()
  return () => {
    unlisten()
    source?.close()
    clearTimeout(silence)
    clearTimeout(retry)
  }
}
