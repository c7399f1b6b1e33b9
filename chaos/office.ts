import { openDatabase } from "#db/client.ts"
import { migrate } from "#db/migrate.ts"
import { seedOffice } from "#db/seed/office.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import { staffSession } from "#db/staff/tables.ts"
import { type Context, hashSecret, makeContext, newSecret } from "#operations/context.ts"
import { addStaff } from "#operations/staff/accounts.ts"
import { sentHousehold } from "../tests/support/household.ts"
import { inCopenhagen } from "./clock.ts"

export const SECRET = "a secret of the chaos of more than 32 characters"
const KEY = Buffer.alloc(32, "a key of the chaos")
export const DATA_KEYS = `1:${KEY.toString("hex")}`

/** An office with twelve counters, signed-in members of staff and households that have sent their pre-registration. */
export interface ChaosOffice {
  staffTokens: string[]
  households: { preregId: string; email: string }[]
}

export async function makeOffice(url: string, wants: { staff: number; households: number }): Promise<ChaosOffice> {
  await migrate(url)
  const { db, close } = openDatabase(url, { size: 4 })
  try {
    await db.transaction((tx) => seedOffice(tx, inCopenhagen(new Date()).slice(0, 10)))
    const ctx = makeContext(db, [SECRET], [{ version: 1, key: KEY }])
    const staffTokens: string[] = []
    for (let i = 1; i <= wants.staff; i++)
      staffTokens.push(await signIn(ctx, db, `Chaos ${i}`, `staff${i}@chaos.example`))
    const households: ChaosOffice["households"] = []
    for (let i = 1; i <= wants.households; i++) {
      const passports = ["A", "B", "C"].map((letter) => `${letter}X${100_000 + i}`)
      households.push(await sentHousehold(ctx, { email: `household${i}@chaos.example`, passports }))
    }
    return { staffTokens, households }
  } finally {
    await close()
  }
}

async function signIn(
  ctx: Context,
  db: ReturnType<typeof openDatabase>["db"],
  name: string,
  email: string,
): Promise<string> {
  const added = await addStaff(ctx, { email, name, role: "admin", password: "a long enough password", language: "en" })
  if (!added.ok) throw new Error(added.error)
  const account = (await accountByEmail(db, email))!
  const token = newSecret()
  const now = new Date()
  await db.insert(staffSession).values({
    tokenHash: hashSecret(token),
    staffId: account.id,
    createdAt: now,
    seenAt: now,
    completeAt: now,
    confirmedAt: now,
  })
  return token
}
