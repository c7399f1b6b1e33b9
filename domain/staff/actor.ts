/** One of the staff, as what they do is signed with. */
export interface StaffMember {
  staffId: string
  staffName: string
}

/** Who does something to a thing of a visitor's: the visitor, one of the staff, or the clock. */
export type Actor = { kind: "visitor" } | ({ kind: "staff" } & StaffMember) | { kind: "system" }

/** The actor as what happened is signed. */
export function signed(by: Actor): { by: Actor["kind"] } & Partial<StaffMember> {
  return by.kind === "staff" ? { by: "staff", staffId: by.staffId, staffName: by.staffName } : { by: by.kind }
}

/** Where a thing is the visitor's own unless one of the staff acts for them. */
export const actorOf = (staff: StaffMember | null): Actor => (staff ? { kind: "staff", ...staff } : { kind: "visitor" })
