import { sql } from "drizzle-orm"
import { transact } from "#db/client.ts"
import { appendAudit } from "#db/staff/writes.ts"
import { measure, median } from "./measure.ts"
import { openOffice } from "./office.ts"

/**
 * Audited acts per second, over the same inserts into a table of the same shape without the chain. Each act is a transaction of its
 * own, of eight clients at once, in rounds that alternate. All acts take the one row at the chain's end in turn, at their commit: so
 * this is the worst there is, acts that do nothing else.
 */
const CLIENTS = 8
const ROUNDS = 5
const ACTS = 400
const LEAST = 0.1
/** What an office of fifty people does at its busiest moment, far above what was ever counted. */
const ENOUGH = 20

await measure(async () => {
  const office = await openOffice("quiet", CLIENTS)
  await office.pool.query("create table audit_plain (like audit_entry including all)")
  const plain = () =>
    transact(office.db, (tx) =>
      tx.execute(sql`insert into audit_plain (at, kind, detail) values (now(), 'signed-in', '{"network": "x"}')`),
    )
  const chained = () =>
    transact(office.db, (tx) => appendAudit(tx, { at: new Date(), kind: "signed-in", detail: { network: "x" } }))
  const speeds = { plain: [] as number[], chained: [] as number[] }
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, act] of [["plain", plain] as const, ["chained", chained] as const]) {
      const began = performance.now()
      await Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          for (let done = 0; done < ACTS / CLIENTS; done++) await act()
        }),
      )
      // The first round warms up.
      if (round > 0) speeds[name].push((ACTS * 1000) / (performance.now() - began))
    }
  await office.close()
  const [bare, real] = [median(speeds.plain), median(speeds.chained)]
  const ratio = real / bare
  return {
    rows: [
      {
        measure: "Audited acts per second with the chain, over the same inserts without it",
        measured: `${ratio.toFixed(2)} (${Math.round(real)}/s over ${Math.round(bare)}/s)`,
        target: `≥ ${LEAST}, and ≥ ${ENOUGH}/s`,
        reached: ratio >= LEAST && real >= ENOUGH,
      },
    ],
  }
})
