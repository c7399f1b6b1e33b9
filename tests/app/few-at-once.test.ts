import { expect, test } from "vitest"
import { fewAtOnce, turnsOf } from "#app/web/few-at-once.server.ts"

test("so many run at once, the next one is turned away, and a place is free again however the work ends", async () => {
  const few = fewAtOnce(2)
  const ends: (() => void)[] = []
  const work = () => new Promise<string>((resolve) => ends.push(() => resolve("done")))
  const running = [few(work), few(work)]
  expect(await few(work)).toBeNull()
  for (const end of ends) end()
  expect(await Promise.all(running)).toEqual(["done", "done"])
  await expect(few(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken")
  expect(await Promise.all([few(async () => 1), few(async () => 2)])).toEqual([1, 2])
})

test("in turns everybody is answered, never more than so many at once", async () => {
  const inTurn = turnsOf(2)
  let [running, most] = [0, 0]
  const work = async (n: number) => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    if (n === 3) throw new Error("broken")
    return n
  }
  const all = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => inTurn(() => work(n))))
  expect(all.map((one) => (one.status === "fulfilled" ? one.value : "broken"))).toEqual([1, 2, "broken", 4, 5])
  expect(most).toBe(2)
})
