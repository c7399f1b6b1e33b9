import { expect, test } from "vitest"
import {
  type Deed,
  type Happened,
  type Heard,
  type News,
  type Tab,
  type Word,
  newTab,
  next,
} from "#app/parts/shared-stream.ts"

/** A browser: tabs in the order in which they wait for the lock, what they say to each other, and which have the stream open. */
class Browser {
  tabs = new Map<string, { tab: Tab; heard: Heard["kind"][]; open: boolean; asked: boolean }>()
  #waiting: string[] = []
  #holder: string | null = null
  #words: { from: string; word: Word }[] = []

  join(...names: string[]) {
    for (const name of names) {
      this.tabs.set(name, { tab: newTab, heard: [], open: false, asked: false })
      this.#words.push({ from: name, word: { kind: "ask" } })
      this.#waiting.push(name)
      this.#settle()
    }
  }
  leave(name: string) {
    this.tabs.delete(name)
    this.#waiting = this.#waiting.filter((one) => one !== name)
    if (this.#holder === name) this.#holder = null
    this.#settle()
  }
  happen(name: string, happened: Happened) {
    const at = this.tabs.get(name)!
    const [tab, deeds] = next(at.tab, happened)
    at.tab = tab
    for (const deed of deeds) this.#do(name, deed)
    this.#settle()
  }
  /** The stream says something to whoever has it open. */
  say(news: News) {
    for (const [name, { open }] of this.tabs) if (open) this.happen(name, { from: "stream", news })
  }
  heard(name: string) {
    return this.tabs.get(name)!.heard.splice(0)
  }
  get open() {
    return [...this.tabs].flatMap(([name, { open }]) => (open ? [name] : []))
  }

  #do(name: string, deed: Deed) {
    const at = this.tabs.get(name)!
    if (deed.do === "open") at.open = true
    else if (deed.do === "close") at.open = false
    else if (deed.do === "say") this.#words.push({ from: name, word: deed.word })
    else if (deed.do === "tell") at.heard.push(deed.heard.kind)
    else if (deed.do === "ask-session") at.asked = true
    else {
      const before = this.#holder
      this.#waiting = this.#waiting.filter((one) => one !== name)
      this.#holder = name
      if (before) {
        this.#waiting.push(before)
        this.happen(before, { from: "lock", won: false })
      }
      this.happen(name, { from: "lock", won: true })
    }
  }
  #settle() {
    while (this.#words.length > 0) {
      const { from, word } = this.#words.shift()!
      for (const name of this.tabs.keys()) if (name !== from) this.happen(name, { from: "tab", word })
    }
    if (this.#holder === null && this.#waiting.length > 0) {
      this.#holder = this.#waiting.shift()!
      this.happen(this.#holder, { from: "lock", won: true })
    }
  }
}

const change: News = { kind: "changed", topics: ["day 2026-11-27"], at: 5 }
const eight = ["a", "b", "c", "d", "e", "f", "g", "h"]

test("eight tabs open one stream, and each hears each change", () => {
  const browser = new Browser()
  browser.join(...eight)
  expect(browser.open).toEqual(["a"])
  browser.say({ kind: "open", last: 1 })
  browser.say({ kind: "beat" })
  browser.say(change)
  for (const name of eight) expect(browser.heard(name)).toEqual(["stands", "changed"])
})

test("a tab that comes later is told how things stand, and nobody else hears of its question", () => {
  const browser = new Browser()
  browser.join("a", "b")
  browser.say({ kind: "open", last: 1 })
  browser.say(change)
  browser.heard("a")
  browser.heard("b")
  browser.join("c")
  expect(browser.heard("c")).toEqual(["stands"])
  expect(browser.tabs.get("c")!.tab.last).toBe(5)
  expect([browser.heard("a"), browser.heard("b")]).toEqual([[], []])
  browser.say({ kind: "lost" })
  browser.join("d")
  expect(browser.heard("d")).toEqual(["lost"])
})

test("when the leading tab closes the next one opens the stream, and all read again what they may have missed", () => {
  const browser = new Browser()
  browser.join("a", "b", "c")
  browser.say({ kind: "open", last: 1 })
  browser.heard("b")
  browser.heard("c")
  browser.leave("a")
  expect(browser.open).toEqual(["b"])
  browser.say({ kind: "open", last: 9 })
  expect([browser.heard("b"), browser.heard("c")]).toEqual([["missed"], ["missed"]])
})

test("a lost connection is said in every tab, and so is its return", () => {
  const browser = new Browser()
  browser.join("a", "b")
  browser.say({ kind: "open", last: 1 })
  browser.say({ kind: "lost" })
  browser.say({ kind: "open", last: 2 })
  for (const name of ["a", "b"]) expect(browser.heard(name)).toEqual(["stands", "lost", "missed"])
})

test("a leading tab that is put to sleep loses its place to the first that misses it", () => {
  const browser = new Browser()
  browser.join("a", "b", "c")
  browser.say({ kind: "open", last: 1 })
  browser.happen("c", { from: "clock" })
  expect(browser.open).toEqual(["c"])
  browser.say({ kind: "open", last: 1 })
  expect(browser.heard("c")).toEqual(["stands", "lost", "missed"])
  expect(browser.heard("a")).toEqual(["stands", "missed"])
  browser.leave("c")
  expect(browser.open).toEqual(["b"])
})

test("silence in the leading tab is a loss for all, and the stream is opened again", () => {
  const browser = new Browser()
  browser.join("a", "b")
  browser.say({ kind: "open", last: 1 })
  browser.happen("a", { from: "clock" })
  expect(browser.open).toEqual(["a"])
  browser.say({ kind: "open", last: 1 })
  expect(browser.heard("b")).toEqual(["stands", "lost", "missed"])
})

test("a session that has ended is said by each tab for itself, after asking", () => {
  const browser = new Browser()
  browser.join("a", "b")
  browser.say({ kind: "open", last: 1 })
  browser.happen("a", { from: "server" })
  expect(browser.heard("a")).toEqual(["stands", "over"])
  expect(browser.open).toEqual([])
  expect(browser.heard("b")).toEqual(["stands"])
  expect(browser.tabs.get("b")!.asked).toBe(true)
  browser.happen("b", { from: "server" })
  expect(browser.heard("b")).toEqual(["over"])
  browser.happen("b", { from: "tab", word: change })
  expect(browser.heard("b")).toEqual([])
})
