import { trainingSubjects } from "#domain/identity/training.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import { addStaff } from "#operations/staff/accounts.ts"
import { enterTraining } from "#operations/identity/training.ts"
import { supervisor } from "../../support/identity.ts"
import { PASSWORD, type RunningPortal, staffEmail } from "./portal.ts"

/** Whether a registration wants checks; other tests share the office. */
export async function checksIdentity(portal: RunningPortal, wants: boolean) {
  await portal.database.pool.query("update service set checks_identity = $1 where key = 'cpr'", [wants])
  await portal.database.pool.query("update site set office_version = office_version + 1")
}

/** An office that registers nobody unchecked, with these roles trained for it. */
export async function trainedOffice(portal: RunningPortal, roles: readonly string[]) {
  await checksIdentity(portal, true)
  const today = officeDay(new Date())
  for (const role of roles) {
    if (!(await accountByEmail(portal.database.db, staffEmail(role))))
      await addStaff(portal.ctx, {
        email: staffEmail(role),
        name: "Fatima Rahimi",
        role,
        password: PASSWORD,
        language: "en",
      })
    const account = (await accountByEmail(portal.database.db, staffEmail(role)))!
    for (const subject of trainingSubjects)
      await enterTraining(portal.ctx, {
        staffId: account.id,
        subject,
        proof: "Course",
        passedOn: today,
        validUntil: addDays(today, 365),
        by: supervisor,
      })
  }
}
