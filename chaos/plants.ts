import type { PromiseName } from "./check.ts"

/** A bug that is put into the portal on purpose, to see that the checker sees it. */
export interface Plant {
  /** Any of these must be broken by it: another one would be red for another reason. */
  breaks: readonly PromiseName[]
  /** Said to the database once the office is there. */
  sql?: string
  /** Settings of the database server. */
  settings?: Record<string, string>
  /** Changes of a copy of the sources. Each text must be there exactly once: a plant whose ground has moved says so. */
  patches?: readonly { file: string; from: string; to: string }[]
}

/**
 * Queues on a connection of its own, a moment after the transaction, as something that "need not hold up the answer".
 */
const QUEUED_OUTSIDE = `const outside = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 })
outside.on("error", () => {})

export async function enqueue(_tx: Transaction, job: Job): Promise<void> {
  const values = [job.task, JSON.stringify(job.payload), job.runAt?.toISOString() ?? null, job.key]
  const text =
    "select graphile_worker.add_job($1, payload := $2::json, run_at := $3::timestamptz, job_key := $4, max_attempts := 450)"
  setTimeout(() => void outside.query(text, values).catch(() => {}), 300)
}
`

/** The bugs by name. */
export const plants: Readonly<Record<string, Plant>> = {
  "constraint-dropped": {
    breaks: ["overlap"],
    sql: `alter table leg drop constraint leg_counter_once`,
  },
  "commit-not-waited-for": {
    breaks: ["lost", "changed"],
    settings: { synchronous_commit: "off", wal_writer_delay: "10s", wal_writer_flush_after: "1GB" },
  },
  "job-outside-transaction": {
    breaks: ["message-lost", "reminder"],
    patches: [
      {
        file: "db/queue.ts",
        from: `export async function enqueue(tx: Transaction, job: Job): Promise<void> {
  await tx.execute(sql\`select \${addJob(job)}\`)
}
`,
        to: QUEUED_OUTSIDE,
      },
      {
        file: "db/queue.ts",
        from: `import { sql } from "drizzle-orm"\n`,
        to: `import { sql } from "drizzle-orm"\nimport pg from "pg"\n`,
      },
      {
        file: "db/booking/writes.ts",
        from: `import { type Job, attemptsOf } from "../queue.ts"`,
        to: `import { type Job, attemptsOf, enqueue } from "../queue.ts"`,
      },
      {
        file: "db/booking/writes.ts",
        from: `  await updateToBooked(tx, {\n`,
        to: `  for (const job of jobs) await enqueue(tx, job)\n  await updateToBooked(tx, {\n`,
      },
      { file: "db/booking/writes.ts", from: `    jobs: JSON.stringify(jobs),\n`, to: `    jobs: "[]",\n` },
    ],
  },
  "twice-with-one-key": {
    breaks: ["once-per-key"],
    patches: [
      {
        file: "operations/booking/hold.ts",
        from: `  if (before && before.state !== "held" && before.state !== "lapsed") return refuse("already-booked")\n`,
        to: "",
      },
      {
        file: "operations/booking/book.ts",
        from: `    if (found.visit.state === "booked" || found.visit.state === "provisional") return ok({ visitId: found.visit.id })\n`,
        to: "",
      },
    ],
  },
  "provisional-keeps-no-place": {
    breaks: ["overlap", "broken"],
    // The trigger that looks for a visit's legs would refuse it: both are gone.
    sql: `drop trigger visit_has_its_legs on visit;
      create function chaos_frees() returns trigger language plpgsql as $$
      begin
        update leg set active = false where visit_id = new.id and current;
        return null;
      end $$;
      create constraint trigger chaos_frees after update of state on visit deferrable initially deferred for each row
        when (new.state = 'provisional') execute function chaos_frees()`,
  },
  "reminder-in-utc": {
    breaks: ["reminder"],
    patches: [
      {
        file: "domain/booking/reminders.ts",
        from: `  return ahead(officeInstant(day, clockAt(times.reminderHour)), now)\n`,
        to: `  return ahead(new Date(\`\${day}T\${clockAt(times.reminderHour)}:00Z\`), now)\n`,
      },
    ],
  },
  "offer-without-hold": {
    breaks: ["offer"],
    patches: [
      {
        file: "operations/offers/make.ts",
        from: `  await insertLegs(
    tx,
    rows.map((row) => ({ ...row, current: false, offerId: id })),
  )
`,
        to: "",
      },
    ],
  },
  "correction-gives-up-first": {
    breaks: ["broken", "overlap"],
    patches: [
      {
        file: "operations/booking/correct.ts",
        from: `import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"`,
        to: `import { dropLegs } from "#db/booking/leg-writes.ts"
import { lockVisit, recordEvent, updateVisit } from "#db/booking/writes.ts"`,
      },
      {
        file: "operations/booking/correct.ts",
        from: `    const place = await placeFor(tx, {`,
        to: `    await dropLegs(tx, visit.id)\n    const place = await placeFor(tx, {`,
      },
    ],
  },
}
