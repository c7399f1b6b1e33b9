import { expect, test } from "vitest"
import { actorOf, signed } from "#domain/staff/actor.ts"

const anna = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Anna" }

test("what staff do is signed with who it was, what others do with what they are", () => {
  expect(signed({ kind: "staff", ...anna })).toEqual({ by: "staff", ...anna })
  expect(signed(actorOf(anna))).toEqual({ by: "staff", ...anna })
  expect(signed(actorOf(null))).toEqual({ by: "visitor" })
  expect(signed({ kind: "system" })).toEqual({ by: "system" })
})
