import { eq, sql } from "drizzle-orm"
import type { CountryListKey } from "#domain/rules/country-lists.ts"
import type { Transaction } from "../client.ts"
import * as t from "./tables.ts"

/** Who enters or takes back a version of a list decides about all of them: one at a time. */
export async function lockCountryList(tx: Transaction, list: CountryListKey): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('country-list'), hashtext(${list}))`)
}

/** Two versions of a list that begin on one day break its constraint. Answers whether it is in. */
export async function insertCountryList(
  tx: Transaction,
  values: typeof t.countryListVersion.$inferInsert,
): Promise<boolean> {
  return ((await tx.insert(t.countryListVersion).values(values).onConflictDoNothing()).rowCount ?? 0) > 0
}

export async function deleteCountryList(tx: Transaction, id: string): Promise<void> {
  await tx.delete(t.countryListVersion).where(eq(t.countryListVersion.id, id))
}
