import type { Topic } from "#domain/topics.ts"
import { type Deed, type Happened, type Heard, type News, type Tab, type Word, newTab, next } from "./shared-stream.ts"

/** The server beats every 20 seconds: after two beats without a word the connection is lost, whatever the socket says. */
const SILENCE_MS = 45_000
/** Tabs that follow wait this much longer, each for a while of its own, so that they do not all take over at once. */
const PATIENCE_MS = 3_000
const TRY_AGAIN_MS = 3_000
/** A page that is left for another one hands its place in the stream on to it. */
const LINGER_MS = 1_000
const NAME = "ankomst stream"

type Ear = (heard: Heard) => void
export interface Following {
  isOpen(): boolean
  stop(): void
}

let connection: Connection | null = null

if (typeof window !== "undefined") {
  addEventListener("pagehide", () => connection?.leave())
  // A page that comes back as it was left knows nothing of what happened since, or of who has signed out.
  addEventListener("pageshow", (event) => event.persisted && location.reload())
}

/**
 * Tells what the stream of changes says, for as long as a page stands. All tabs of a browser share one connection, as browsers allow
 * six to one host: the tab that holds the lock keeps it. Where a browser knows no locks, each tab has its own.
 */
export function followStream(address: string, ear: Ear): Following {
  const joined = (connection ??= new Connection(address))
  joined.add(ear)
  return {
    isOpen: () => joined.isOpen,
    stop: () => joined.remove(ear),
  }
}

class Connection {
  #tab: Tab = newTab
  #ears = new Set<Ear>()
  #source: EventSource | null = null
  #channel: BroadcastChannel | null = null
  /** Lets the lock go. */
  #release = () => {}
  #waiting = new AbortController()
  #stopped = false
  #silence?: ReturnType<typeof setTimeout>
  #retry?: ReturnType<typeof setTimeout>
  #linger?: ReturnType<typeof setTimeout>
  readonly #address: string

  constructor(address: string) {
    this.#address = address
    this.#alive()
    if (!("locks" in navigator) || !("BroadcastChannel" in window)) {
      this.#happen({ from: "lock", won: true })
      return
    }
    this.#channel = new BroadcastChannel(NAME)
    this.#channel.addEventListener("message", (event: MessageEvent<Word>) => {
      if (event.data.kind !== "ask") this.#alive()
      this.#happen({ from: "tab", word: event.data })
    })
    this.#say({ kind: "ask" })
    this.#wait({ signal: this.#waiting.signal })
  }

  get isOpen(): boolean {
    return this.#tab.stands === "open"
  }

  add(ear: Ear): void {
    clearTimeout(this.#linger)
    this.#ears.add(ear)
    // A page that joins late knows no less than the first one.
    if (this.#tab.stands === "open") ear({ kind: "stands", last: this.#tab.last })
    else if (this.#tab.stands === "lost") ear({ kind: "lost" })
    else if (this.#tab.stands === "over") ear({ kind: "over" })
  }

  remove(ear: Ear): void {
    this.#ears.delete(ear)
    if (this.#ears.size === 0) this.#linger = setTimeout(() => this.leave(), LINGER_MS)
  }

  /** Lets everything go at once, so that the page that follows, or another tab, need not wait until it is noticed. */
  leave(): void {
    if (connection === this) connection = null
    this.#stopped = true
    this.#waiting.abort()
    this.#close()
    this.#release()
    clearTimeout(this.#silence)
    this.#channel?.close()
  }

  #happen(happened: Happened): void {
    if (this.#stopped) return
    const [tab, deeds] = next(this.#tab, happened)
    this.#tab = tab
    for (const deed of deeds) this.#do(deed)
    if (tab.stands === "over") {
      clearTimeout(this.#silence)
      this.#release()
    }
  }

  #do(deed: Deed): void {
    switch (deed.do) {
      case "open":
        return this.#open()
      case "close":
        return this.#close()
      case "take-over":
        this.#waiting.abort()
        this.#alive()
        return this.#wait({ steal: true })
      case "ask-session":
        return void this.#session().then((status) => status === 401 && this.#happen({ from: "server" }))
      case "say":
        return this.#say(deed.word)
      case "tell":
        for (const ear of this.#ears) ear(deed.heard)
    }
  }

  /** Waits for the lock, or takes it, and keeps it until it is released, this tab closes or another one takes it. */
  #wait(how: LockOptions): void {
    let won = false
    const kept = navigator.locks.request(NAME, how, () => {
      if (this.#stopped || this.#tab.stands === "over") return
      won = true
      this.#happen({ from: "lock", won: true })
      return new Promise<void>((resolve) => (this.#release = resolve))
    })
    kept.catch(() => {
      if (!won || this.#stopped) return
      this.#happen({ from: "lock", won: false })
      this.#waiting = new AbortController()
      this.#wait({ signal: this.#waiting.signal })
    })
  }

  #alive(): void {
    clearTimeout(this.#silence)
    const patience = this.#tab.leads ? 0 : PATIENCE_MS * (0.5 + Math.random())
    this.#silence = setTimeout(() => this.#happen({ from: "clock" }), SILENCE_MS + patience)
  }

  #close(): void {
    this.#source?.close()
    this.#source = null
    clearTimeout(this.#retry)
  }

  #open(): void {
    this.#close()
    const source = new EventSource(this.#address)
    this.#source = source
    this.#alive()
    const on = (name: string, news: (said: string) => News) =>
      source.addEventListener(name, (event) => {
        this.#alive()
        // The browser's own event of this name says that the answer has begun, the stream's says how it stands.
        if (event instanceof MessageEvent) this.#happen({ from: "stream", news: news(event.data as string) })
      })
    on("open", (said) => ({ kind: "open", ...(JSON.parse(said) as { last: number }) }))
    on("beat", () => ({ kind: "beat" }))
    on("changed", (said) => ({ kind: "changed", ...(JSON.parse(said) as { topics: Topic[]; at: number }) }))
    on("looks", (said) => ({ kind: "looks", ...(JSON.parse(said) as { visit: string }) }))
    source.addEventListener("error", () => {
      this.#happen({ from: "stream", news: { kind: "lost" } })
      // A browser gives up after an answer that is no stream: the session has ended, or a proxy speaks for the portal.
      if (source === this.#source && source.readyState === EventSource.CLOSED) void this.#refused()
    })
  }

  async #refused(): Promise<void> {
    if ((await this.#session()) === 401) return this.#happen({ from: "server" })
    if (this.#source) this.#retry = setTimeout(() => this.#open(), TRY_AGAIN_MS)
  }

  /** What the server answers to who asks for the stream; 0 where it cannot be reached. */
  async #session(): Promise<number> {
    const asking = new AbortController()
    const status = await fetch(this.#address, { signal: asking.signal, redirect: "manual" }).then(
      (answer) => answer.status,
      () => 0,
    )
    asking.abort()
    return status
  }

  #say(word: Word): void {
    this.#channel?.postMessage(word)
  }
}
