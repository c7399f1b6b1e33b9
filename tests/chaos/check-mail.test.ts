import { describe, expect, test } from "vitest"
import { check } from "../../chaos/check.ts"
import { NOW, START, broken, calm, entry, event, id, mail, minutes, says, text } from "../support/chaos.ts"

describe("what the checker sees of mails and SMS", () => {
  test("a message that was never sent, as when its job was queued outside the transaction", () => {
    const the = calm()
    the.world.mails.pop()
    expect(broken(the)).toEqual(["message-lost"])
  })

  test("a message about what was rolled back, and one to somebody else", () => {
    const the = calm()
    the.world.mails.push(mail(`${id(900)}.booked`, 1), mail(`${id(100)}.moved`, 2))
    expect(check(the).map(({ promise }) => promise)).toEqual(["message-strange", "message-strange"])
  })

  test("more copies than something came between", () => {
    const the = calm()
    the.world.mails.push(the.world.mails[0]!)
    expect(broken(the)).toEqual(["message-copies"])
    the.faults.push({ kind: "kill-worker", at: 0 })
    expect(check(the)).toEqual([])
  })

  test("an SMS that nobody got, one to a strange number, one about nothing, and a copy without a reason", () => {
    const moved = () => {
      const the = calm()
      the.world.events.push(
        event(1, "moved", { id: id(101), at: minutes(NOW, -5), detail: { to: START.toISOString() } }),
      )
      the.entries.push(entry(1, "move", { startsAt: START.toISOString() }))
      the.world.mails.push(mail(`${id(101)}.moved`, 1))
      return the
    }
    expect(broken(moved())).toEqual(["message-lost"])
    const told = moved()
    told.world.texts.push(text(`${id(101)}.moved`))
    expect(check(told)).toEqual([])
    told.world.texts.push(text(`${id(101)}.moved`))
    expect(broken(told)).toEqual(["message-copies"])
    told.faults.push({ kind: "sms-down", at: 0 })
    expect(check(told)).toEqual([])
    const strange = moved()
    strange.world.texts.push(text(`${id(101)}.moved`, "4520000001"), text(`${id(900)}.moved`))
    expect(check(strange).map(({ promise }) => promise)).toEqual(["message-strange", "message-strange"])
    // The number of before the last correction was given, too.
    strange.entries.push(entry(1, "correct", { phone: "+4520000001" }), entry(1, "correct", { phone: says.phone }))
    strange.world.texts.pop()
    expect(check(strange)).toEqual([])
  })
})
