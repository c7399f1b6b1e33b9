import type { Change } from "#db/live.ts"

type News = Change | "reconnected" | "ending"
type Subscriber = (news: News) => void

/**
 * Hands changes announced by any process to the calendars open on this one, and lets requests for the same day that arrive
 * together share one read. A shared read is never older than the last change known when the request came in.
 */
export class LiveHub {
  #subscribers = new Set<Subscriber>()
  #version = 0
  #reads = new Map<string, { version: number; result: Promise<unknown> }>()

  get open(): number {
    return this.#subscribers.size
  }

  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber)
    return () => this.#subscribers.delete(subscriber)
  }

  publish(news: News): void {
    this.#version++
    for (const subscriber of this.#subscribers) subscriber(news)
  }

  /** Lets every open stream end, so that the process can stop; the browsers connect again, to another one. */
  end(): void {
    this.publish("ending")
    this.#subscribers.clear()
  }

  share<T>(key: string, read: () => Promise<T>): Promise<T> {
    const running = this.#reads.get(key)
    if (running?.version === this.#version) return running.result as Promise<T>
    const entry = { version: this.#version, result: read() }
    this.#reads.set(key, entry)
    const forget = () => {
      if (this.#reads.get(key) === entry) this.#reads.delete(key)
    }
    entry.result.then(forget, forget)
    return entry.result
  }
}
