import type { Change } from "#db/live.ts"
import { type Look, type Looks, lookersAt, withLook } from "#domain/desk/looks.ts"
import { type Topic, isAbout } from "#domain/topics.ts"

/** `looks`: at which visit those who look have changed. */
type News = Change | { looks: string } | "reconnected" | "ending"
type Subscriber = (news: News) => void

/** More different questions than these are not kept: an answer may hold six weeks of free times. */
const MOST_KEPT = 100

/**
 * Hands changes announced by any process to the calendars open on this one, and lets requests for the same thing share one
 * read. A shared read is never older than the last change known when the request came in.
 */
export class LiveHub {
  #subscribers = new Set<Subscriber>()
  #looks: Looks = new Map()
  /** What was last said of each visit that somebody looks at. */
  #told = new Map<string, string>()
  #reads = new Map<string, { until: number; about: ((topic: Topic) => boolean) | null; result: Promise<unknown> }>()

  /** When this process last heard of a change, in milliseconds; of what was before it began it knows nothing. */
  last = Date.now()

  get open(): number {
    return this.#subscribers.size
  }

  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber)
    return () => this.#subscribers.delete(subscriber)
  }

  /** Who looks at a visit, each person once. */
  lookers(visitId: string): { staffId: string; name: string }[] {
    return lookersAt(this.#looks, visitId, Date.now())
  }

  /** Somebody looks at a visit, or leaves it. Open pages hear of it where that changes who is there, now and when it ends. */
  look(look: Look): void {
    const tell = () => {
      const names = this.lookers(look.visitId)
        .map(({ name }) => name)
        .join("\n")
      if (names === (this.#told.get(look.visitId) ?? "")) return
      if (names) this.#told.set(look.visitId, names)
      else this.#told.delete(look.visitId)
      for (const subscriber of this.#subscribers) subscriber({ looks: look.visitId })
    }
    this.#looks = withLook(this.#looks, look, Date.now())
    tell()
    setTimeout(tell, look.forMs + 50).unref()
  }

  publish(news: Exclude<News, { looks: string }>): void {
    this.last = Date.now()
    for (const [key, { about }] of this.#reads) {
      const kept = about && typeof news === "object" && !isAbout(news.topics, "everything") && !news.topics.some(about)
      if (!kept) this.#reads.delete(key)
    }
    for (const subscriber of this.#subscribers) subscriber(news)
  }

  /** Lets every open stream end, so that the process can stop; the browsers connect again, to another one. */
  end(): void {
    this.publish("ending")
    this.#subscribers.clear()
  }

  /**
   * Reads once for everybody who asks while the read is under way and, with `keptMs`, for so long after: a change whose news
   * has not come yet is not in it. So what somebody has just done is read without. `about` says which topics' news put an end to the
   * answer; without it any news does.
   */
  share<T>(
    key: string,
    read: () => Promise<T>,
    keptMs = 0,
    about: ((topic: Topic) => boolean) | null = null,
  ): Promise<T> {
    const now = performance.now()
    const known = this.#reads.get(key)
    if (known && now < known.until) return known.result as Promise<T>
    for (const [old, { until }] of this.#reads) if (until <= now) this.#reads.delete(old)
    if (this.#reads.size >= MOST_KEPT) this.#reads.clear()
    const entry = { until: Infinity, about, result: read() }
    this.#reads.set(key, entry)
    const forget = () => {
      if (this.#reads.get(key) === entry) this.#reads.delete(key)
    }
    const keep = () => {
      entry.until = performance.now() + keptMs
    }
    entry.result.then(keptMs > 0 ? keep : forget, forget)
    return entry.result
  }
}
