import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { LiveHub } from "#app/web/live.server.ts"

describe("reads that are shared", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }))
  afterEach(() => void vi.useRealTimers())

  function counting(hub: LiveHub) {
    let reads = 0
    return {
      ask: (key: string, keptMs = 0) => hub.share(key, () => Promise.resolve(++reads), keptMs),
      count: () => reads,
    }
  }

  test("those who ask together share one read, and the next one reads again", async () => {
    const { ask, count } = counting(new LiveHub())
    expect(await Promise.all([ask("a"), ask("a"), ask("b")])).toEqual([1, 1, 2])
    await ask("a")
    expect(count()).toBe(3)
  })

  test("a kept read is used until its time is over, not a millisecond longer", async () => {
    const { ask } = counting(new LiveHub())
    expect(await ask("a", 1_000)).toBe(1)
    vi.advanceTimersByTime(999)
    expect(await ask("a", 1_000)).toBe(1)
    vi.advanceTimersByTime(1)
    expect(await ask("a", 1_000)).toBe(2)
  })

  test("news of a change ends every kept read, and those under way serve only who asked before", async () => {
    const hub = new LiveHub()
    const { ask } = counting(hub)
    await ask("a", 1_000)
    const before = ask("b", 1_000)
    hub.publish({ siteId: "s", topics: ["everything"] })
    expect(await ask("a", 1_000)).toBe(3)
    expect([await before, await ask("b", 1_000)]).toEqual([2, 4])
  })

  test("news of something else leaves a kept read that says what it is about; of its own, of everything, or lost news end it", async () => {
    const hub = new LiveHub()
    let reads = 0
    const ask = () =>
      hub.share(
        "a",
        () => Promise.resolve(++reads),
        1_000,
        (topic) => topic === "day 2026-12-01",
      )
    expect(await ask()).toBe(1)
    hub.publish({ siteId: "s", topics: ["courses", "day 2026-12-02"] })
    expect(await ask()).toBe(1)
    hub.publish({ siteId: "s", topics: ["courses", "day 2026-12-01"] })
    expect(await ask()).toBe(2)
    hub.publish({ siteId: "s", topics: ["everything"] })
    expect(await ask()).toBe(3)
    hub.publish("reconnected")
    expect(await ask()).toBe(4)
  })

  test("a read that failed is asked again", async () => {
    const hub = new LiveHub()
    await expect(hub.share("a", () => Promise.reject(new Error("away")), 1_000)).rejects.toThrow("away")
    expect(await hub.share("a", () => Promise.resolve(1), 1_000)).toBe(1)
  })
})
