import { bringGuidance } from "../../tools/guidance.ts"
import { addStaff } from "#operations/staff/accounts.ts"
import type { TestOffice } from "./office.ts"

/** Brings the articles and figures of a new installation, and answers somebody who looks after them. */
export async function withEditor(office: TestOffice): Promise<{ staffId: string; staffName: string }> {
  await office.db.transaction((tx) => bringGuidance(tx, office.ctx.now()))
  const account = await addStaff(office.ctx, {
    email: "editor@ankomst.example",
    name: "Ida Ravn",
    role: "caseworker",
    password: "a long enough password",
    language: "da",
  })
  if (!account.ok) throw new Error(account.error)
  const [row] = (await office.pool.query<{ id: string }>("select id from staff_account")).rows
  return { staffId: row!.id, staffName: "Ida Ravn" }
}
