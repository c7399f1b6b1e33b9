import type { ClosureChange, OfficeChange } from "#domain/office/changes.ts"
import { type Given, changeOffice } from "#operations/office/change.ts"
import type { TestOffice } from "./office.ts"
import { rightsOf } from "./rights.ts"

const by = { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Karen" }

/** Changes an office as its coordinator, unless `given` says that somebody else does. */
export const coordinatorChanges =
  (office: TestOffice) =>
  (change: OfficeChange, given: Partial<Given> = {}) =>
    changeOffice(office.ctx, { change, decision: null, by, ...rightsOf("coordinator"), ...given })

/** Nobody at some counters, or at any of them, on one day. */
export const absence = (day: string, counters: string[] | null, over: Partial<ClosureChange> = {}): ClosureChange => ({
  what: "closure",
  kind: "unstaffed",
  firstDay: day,
  lastDay: day,
  from: null,
  to: null,
  counters,
  reason: "Ill",
  ...over,
})
