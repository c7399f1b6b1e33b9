import type { Permission } from "#domain/staff/permissions.ts"
import { useRouteLoaderData } from "react-router"

/** What every page of staff knows of who is signed in, and what waits for them. */
export interface StaffData {
  id: string
  name: string
  /** What the office is called. */
  office: string
  shortcuts: boolean
  waiting: number
  benefits: number
  taxCards: number
  /** Identity checks that wait for a second officer. */
  doubts: number
  undelivered: number
  /** Visits whose time the office cannot keep and whose visitors have been asked. */
  answers: number
  /** The calendar is guarded: by staff, or since unusually many times are taken. */
  unusual: boolean
  permissions: readonly Permission[]
}

/** Null on an error page that stands outside the layout. */
export const useStaff = (): StaffData | null => (useRouteLoaderData("staff/layout") as StaffData | undefined) ?? null
