import { describe, expect, test } from "vitest"
import {
  bookingSettingNames,
  bookingSettings,
  fitsSetting,
  settingsOf,
  settingsWrong,
} from "#domain/booking/settings.ts"

describe("the numbers of booking", () => {
  test.each(bookingSettingNames)("%s: its bounds hold on both sides, and its standard lies between", (name) => {
    const { least, most, standard } = bookingSettings[name]
    expect([least - 1, least, standard, most, most + 1].map((n) => fitsSetting(name, n))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(fitsSetting(name, least + 0.5)).toBe(false)
    expect(fitsSetting(name, Number.NaN)).toBe(false)
  })
  test("what the office has not set, or what cannot hold, is the standard", () => {
    const standard = settingsOf({})
    expect(settingsOf({ mostMoves: 7 })).toEqual({ ...standard, mostMoves: 7 })
    expect(settingsOf({ mostMoves: "7", offerMinutes: 1e9, other: 1 })).toEqual(standard)
    expect(settingsWrong(standard)).toEqual([])
    expect(settingsWrong({ ...standard, mostMoves: 0 })).toEqual(["mostMoves"])
  })
})
