import { getTableName, is } from "drizzle-orm"
import { PgTable } from "drizzle-orm/pg-core"
import { expect, test } from "vitest"
import { tables } from "#domain/retention/policy.ts"
import * as schema from "#db/schema.ts"

test("the retention policy names every table, and no table that is gone", () => {
  const names = Object.values(schema as Record<string, unknown>).flatMap((value) =>
    is(value, PgTable) ? [getTableName(value)] : [],
  )
  expect(Object.keys(tables).toSorted()).toEqual(names.toSorted())
})
