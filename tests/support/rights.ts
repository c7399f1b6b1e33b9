import { readFileSync } from "node:fs"
import { join } from "node:path"
import { type Allowed, isPermission, permissions } from "#domain/staff/permissions.ts"

const migration = readFileSync(join(import.meta.dirname, "../../db/migrations/0010_own_people.sql"), "utf8")

/** What a built-in role may in a new installation, as the migration gives it. */
export function rightsOf(role: string): Allowed {
  if (role === "admin") return { permissions }
  const rights = new RegExp(`\\('${role}', '[^']*',\\s*'\\{([^}]*)\\}'`).exec(migration)?.[1]
  if (rights === undefined) throw new Error(`no role ${role}`)
  const given = rights.split(",").filter(isPermission)
  // Booking for somebody came to whoever changes visits (0015).
  const more = given.includes("change-visits") ? (["book-for-others"] as const) : []
  // Protecting the calendar came to whoever may overbook (0026).
  const most = given.includes("overbook") ? (["protect-calendar"] as const) : []
  // Statistics came to whoever changes the office (0026).
  const figures = given.includes("change-office") ? (["see-statistics"] as const) : []
  // Identity control came to whoever decides about households, and its supervision to whoever changes the office (0036).
  const checks = given.includes("review-prereg") ? (["check-identity"] as const) : []
  const supervises = given.includes("change-office") ? (["supervise-identity"] as const) : []
  return { permissions: [...given, ...more, ...most, ...figures, ...checks, ...supervises] }
}
