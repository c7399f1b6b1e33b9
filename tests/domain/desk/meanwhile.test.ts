import { expect, test } from "vitest"
import { meanwhileOf } from "#domain/desk/meanwhile.ts"

const events = [
  { id: "4", kind: "arrived" },
  { id: "3", kind: "message-sent" },
  { id: "2", kind: "moved" },
  { id: "1", kind: "booked" },
]
const ids = (read: string) => meanwhileOf(events, read).map((event) => event.id)

test("what is newer than what was read is told, the latest first, and nothing that was sent by itself", () => {
  expect(ids("1")).toEqual(["4", "2"])
  expect(ids("2")).toEqual(["4"])
})

test("whoever has read the latest hears nothing, and whose reading is not known hears all", () => {
  expect(ids("4")).toEqual([])
  expect(ids("")).toEqual(["4", "2", "1"])
})
