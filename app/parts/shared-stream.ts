import type { Topic } from "#domain/topics.ts"

/** What the stream says, and what becomes of it. */
export type News =
  /** It stands open. `last`: when its server last heard of a change, in milliseconds. */
  | { kind: "open"; last: number }
  | { kind: "changed"; topics: readonly Topic[]; at: number }
  /** Who looks at a visit has changed. */
  | { kind: "looks"; visit: string }
  | { kind: "beat" }
  | { kind: "lost" }
  /** The session has ended. */
  | { kind: "over" }

/** What the tabs of one browser say to each other: the news of the stream, and a question with its answer for a tab that comes later. */
export type Word = News | { kind: "ask" } | { kind: "stands"; open: boolean; last: number }

/** What a page is told. `stands`: the stream is open as the page begins; `missed`: it is open again, and anything may have happened. */
export type Heard =
  { kind: "stands"; last: number } | { kind: "missed" } | Extract<News, { kind: "changed" | "looks" | "lost" | "over" }>

/**
 * One tab. One of all tabs leads: it holds the lock and the only connection to the stream, and passes on what it hears. The stream
 * tells everything that changes, whatever the page of the leading tab shows, so that each tab picks what concerns it.
 */
export interface Tab {
  leads: boolean
  stands: "unknown" | "open" | "lost" | "over"
  last: number
}
export const newTab: Tab = { leads: false, stands: "unknown", last: 0 }

export type Happened =
  /** The lock was won, or somebody took it. */
  | { from: "lock"; won: boolean }
  | { from: "stream"; news: News }
  | { from: "tab"; word: Word }
  /** Nothing was heard for so long that the stream, or the tab that leads, must be dead. */
  | { from: "clock" }
  /** Whether the session still stands was asked for, and it does not. */
  | { from: "server" }

export type Deed =
  { do: "open" | "close" | "take-over" | "ask-session" } | { do: "say"; word: Word } | { do: "tell"; heard: Heard }

/** What a tab is after something happened, and what it does about it, in this order. */
export function next(tab: Tab, happened: Happened): [Tab, Deed[]] {
  if (tab.stands === "over") return [tab, []]
  switch (happened.from) {
    case "lock":
      return [{ ...tab, leads: happened.won }, [{ do: happened.won ? "open" : "close" }]]
    case "stream":
      return tab.leads ? lead(tab, happened.news) : [tab, []]
    case "tab":
      return tab.leads ? answer(tab, happened.word) : follow(tab, happened.word)
    case "clock": {
      const [lost, deeds] = hear(tab, { kind: "lost" })
      const again: Deed[] = tab.leads
        ? [{ do: "say", word: { kind: "lost" } }, { do: "close" }, { do: "open" }]
        : [{ do: "take-over" }]
      return [lost, [...deeds, ...again]]
    }
    case "server":
      return tab.leads ? lead(tab, { kind: "over" }) : hear(tab, { kind: "over" })
  }
}

/** The tab that leads passes on what it hears, then hears it itself. */
function lead(tab: Tab, news: News): [Tab, Deed[]] {
  const [after, deeds] = hear(tab, news)
  const over: Deed[] = news.kind === "over" ? [{ do: "close" }] : []
  return [after, [{ do: "say", word: news }, ...deeds, ...over]]
}

/** To a tab that comes later it says how things stand; before it knows, the opening itself will say it. */
function answer(tab: Tab, word: Word): [Tab, Deed[]] {
  if (word.kind !== "ask" || tab.stands === "unknown") return [tab, []]
  return [tab, [{ do: "say", word: { kind: "stands", open: tab.stands === "open", last: tab.last } }]]
}

function follow(tab: Tab, word: Word): [Tab, Deed[]] {
  switch (word.kind) {
    case "ask":
      return [tab, []]
    case "stands":
      // The answer to somebody else's question says nothing new.
      if (tab.stands !== "unknown") return [tab, []]
      return hear(tab, word.open ? { kind: "open", last: word.last } : { kind: "lost" })
    case "over":
      // Somebody may have signed in again in this tab since the leading one was refused.
      return [tab, [{ do: "ask-session" }]]
    default:
      return hear(tab, word)
  }
}

function hear(tab: Tab, news: News): [Tab, Deed[]] {
  const tell = (heard: Heard): Deed[] => [{ do: "tell", heard }]
  switch (news.kind) {
    case "open": {
      const first = tab.stands === "unknown"
      const after: Tab = { ...tab, stands: "open", last: Math.max(tab.last, news.last) }
      return [after, tell(first ? { kind: "stands", last: news.last } : { kind: "missed" })]
    }
    case "changed":
      return [{ ...tab, last: Math.max(tab.last, news.at) }, tell(news)]
    case "looks":
      return [tab, tell(news)]
    case "beat":
      return [tab, []]
    case "lost":
      return [{ ...tab, stands: "lost" }, tell(news)]
    case "over":
      return [{ ...tab, stands: "over" }, tell(news)]
  }
}
