import { expect, test } from "vitest"
import { fold, searchPatterns } from "#domain/search/fold.ts"

test.each([
  ["Łukasz Wójcik", "lukasz wojcik"],
  ["Sørensen", "sorensen"],
  ["Soerensen", "sorensen"],
  ["Nguyễn Thị Minh Khai", "nguyen thi minh khai"],
  ["Şirin", "sirin"],
  ["İpek Işık", "ipek isik"],
  ["Müller", "muller"],
  ["Mueller", "muller"],
  ["Ågård", "agard"],
  ["Aagaard", "agard"],
  ["Kærgård", "kargard"],
  ["Þórður", "thordur"],
  ["O’Brien", "obrien"],
  ["Иванова", "иванова"],
])("%s is written as %s", (name, plain) => {
  expect(fold(name)).toBe(plain)
})

test.each([
  ["Minh Khai Nguyen", ["%minh%", "%khai%", "%nguyen%"]],
  ["Garcia-Lopez", ["%garcia%", "%lopez%"]],
  ["Wu", ["% wu%"]],
  ["+45 12 34 56 78", ["%12345678%"]],
  ["0045 12345678", ["%12345678%"]],
  ["(+45) 12-34-56-78", ["%12345678%"]],
  ["+44 (0)20 7946 0958", ["%79460958%"]],
  ["Maria 12 34 56 78", ["%12345678%", "%maria%"]],
  ["2800.lyngby@example.org", ["%2800.lyngby@example.org%"]],
  ["KTM-4537", ["%ktm%", "%4537%"]],
  ["12 34 56 78", ["%12345678%"]],
  ["Anna.Holm@Example.org", ["%anna.holm@example.org%"]],
  ["100%_", ["%100\\%%"]],
  ["KTM-4QX7", ["%ktm%", "%4qx7%"]],
  ["gmqx", ["%gmqx%"]],
  ["  ", []],
])("%s is looked for as %j", (typed, patterns) => {
  expect(searchPatterns(typed)).toEqual(patterns)
})
