import { expect, test } from "vitest"
import { isStaffPath, withoutLink } from "#paths"

test.each(["/staff", "/staff/calendar", "/Staff/calendar", "/st%61ff/visit/1"])("%s is of the staff's side", (path) => {
  expect(isStaffPath(path)).toBe(true)
})

test.each(["/", "/en/staff", "/staffing", "/en/%E0%A4%A"])("%s is not", (path) => {
  expect(isStaffPath(path)).toBe(false)
})

test("no log shows the link of a visit or a plan", () => {
  expect(withoutLink("/en/visit/secret/move")).toBe("/en/visit/…/move")
  expect(withoutLink("/en/book/invited/secret")).toBe("/en/book/invited/…")
  expect(withoutLink("/en/plan/WyJ.abc/plan.ics")).toBe("/en/plan/…/plan.ics")
  expect(withoutLink("/staff/feed/abc-_123/calendar.ics")).toBe("/staff/feed/…/calendar.ics")
  expect(withoutLink("/en/Benefit%2DFrom-Home/secret")).toBe("/en/Benefit-From-Home/…")
  expect(withoutLink("/en/certificate/CDFG-HJKL-MNPQ/certificate.pdf")).toBe("/en/certificate/…/certificate.pdf")
  expect(withoutLink("/en/my-courses/secret/give-up")).toBe("/en/my-courses/…/give-up")
  expect(withoutLink("/en/plan")).toBe("/en/plan")
})
