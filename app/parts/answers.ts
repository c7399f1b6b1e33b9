const TRY_AGAIN_MS = 1_000
/** Answers of a proxy for a portal that cannot be reached, and of a portal that cannot reach its data. */
const AWAY = new Set([502, 503, 504])
/** What a page re-reads by itself must not cost what stands on the screen, whatever is wrong. */
const isAway = (status: number, byItself: boolean) => AWAY.has(status) || (byItself && status >= 500)

type Listener = (coming: boolean) => void
const listeners = new Set<Listener>()

/** Tells when a page's data cannot be had, and when it can be had again. Answers how to stop listening. */
export function onAnswers(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * While a page listens, data that it reads is waited for. Otherwise one lost answer would put the router's error page in place of what
 * was read, and the router has no place of its own for another try. What is sent by a form is never sent twice.
 */
export function waitForAnswers(): void {
  const once = window.fetch
  window.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, location.href)
    const reads = (init?.method ?? "GET") === "GET" && address.pathname.endsWith(".data")
    if (!reads) return once(input, init)
    for (;;) {
      const answer = await once(input, init).catch((error: unknown) => {
        if (init?.signal?.aborted || listeners.size === 0) throw error
        return null
      })
      const came = answer !== null && !isAway(answer.status, address.searchParams.has("live"))
      for (const listener of listeners) listener(came)
      if (came || (answer && listeners.size === 0)) return answer
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS))
      init?.signal?.throwIfAborted()
    }
  }
}
