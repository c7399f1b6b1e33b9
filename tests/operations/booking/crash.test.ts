import { readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { officeInstant } from "#domain/time/office-time.ts"
import { visitById } from "#db/booking/reads.ts"
import { openDatabase } from "#db/client.ts"
import { migrate } from "#db/migrate.ts"
import { seedOffice } from "#db/seed/office.ts"
import { makeContext } from "#operations/context.ts"
import { type TestOffice, KEYS, SECRET, at, bookAt, count, testOffice } from "../../support/office.ts"
import { startPostgres } from "../../../bin/postgres.mjs"

describe("a booking whose backend is killed", () => {
  let office: TestOffice
  beforeAll(async () => {
    office = await testOffice()
  })
  afterAll(() => office.end())

  test("leaves nothing half-written, whenever it happens", async () => {
    const day = "2026-12-02"
    let stop = false
    const killer = (async () => {
      while (!stop) {
        await office.pool
          .query(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid() and query not like '%pg_terminate%'",
          )
          .catch(() => {})
        await new Promise((resolve) => setTimeout(resolve, 7))
      }
    })()
    const clocks = Array.from({ length: 24 }, (_, i) =>
      `${11 + Math.floor(i / 6)}:${(i % 6) * 10}`.replace(/:0$/, ":00"),
    )
    const answers = await Promise.all(
      clocks.map((clock) =>
        bookAt(office.ctx, at(day, clock)).then(
          (id) => id,
          () => null,
        ),
      ),
    )
    stop = true
    await killer
    for (const id of answers.filter((a) => a !== null)) {
      const { visit, legs } = (await visitById(office.db, id))!
      expect(visit.state).toBe("booked")
      expect(legs.every((l) => l.active && l.until === null)).toBe(true)
    }
    expect(
      await count(
        office,
        "visit v where state = 'booked' and not exists (select 1 from visit_event e where e.visit_id = v.id and e.kind = 'booked')",
      ),
    ).toBe(0)
    expect(
      await count(
        office,
        "visit v where state = 'booked' and (select count(*) from graphile_worker._private_jobs j where j.payload->>'visitId' = v.id::text) < 2",
      ),
    ).toBe(0)
    expect(
      await count(office, "visit v where state = 'held' and not exists (select 1 from leg l where l.visit_id = v.id)"),
    ).toBe(0)
  })
})

describe("PostgreSQL killed with SIGKILL", () => {
  test(
    "every visit that was confirmed before is there afterwards, with its mail queued",
    { timeout: 90_000 },
    async () => {
      const dir = join(tmpdir(), `ankomst-crash-${process.pid}`)
      let postgres = await startPostgres({ dir, settings: { fsync: "on", synchronous_commit: "on" } })
      try {
        await migrate(postgres.url)
        let open = openDatabase(postgres.url, { size: 6, onError: () => {} })
        await open.db.transaction((tx) => seedOffice(tx, "2026-11-23"))
        const ctx = { ...makeContext(open.db, [SECRET], KEYS, true), now: () => officeInstant("2026-11-23", "07:00") }
        const confirmed: string[] = []
        const booking = Promise.all(
          Array.from({ length: 6 }, async (_, lane) => {
            for (let i = 0; i < 12; i++)
              confirmed.push(
                await bookAt(ctx, at(`2026-12-0${[2, 3, 4, 7, 9][i % 5]}`, `${12 + Math.floor(i / 6)}:${lane}0`)).catch(
                  () => Promise.reject(new Error("lost")),
                ),
              )
          }),
        ).catch(() => {})
        while (confirmed.length < 8) await new Promise((resolve) => setTimeout(resolve, 5))
        const pid = Number((await readFile(join(dir, "postmaster.pid"), "utf8")).split("\n")[0])
        process.kill(pid, "SIGKILL")
        await booking
        // Not waited for: what was under way when the server died may take its time to notice.
        open.close().catch(() => {})
        await postgres.stop().catch(() => {})

        postgres = await startPostgres({ dir, settings: { fsync: "on", synchronous_commit: "on" } })
        open = openDatabase(postgres.url, { size: 2 })
        for (const id of confirmed) {
          const found = await visitById(open.db, id)
          expect(found?.visit.state).toBe("booked")
          expect(found?.legs.every((l) => l.active && l.until === null)).toBe(true)
          const jobs = await open.pool.query(
            "select 1 from graphile_worker._private_jobs where payload->>'visitId' = $1",
            [id],
          )
          expect(jobs.rowCount).toBe(2)
        }
        await open.close()
      } finally {
        await postgres.stop().catch(() => {})
        await rm(dir, { recursive: true, force: true })
        for (const suffix of ["-password", "-port", ".log", ".lock"]) await rm(dir + suffix, { force: true })
      }
    },
  )
})
