import { readFileSync, readdirSync, statSync } from "node:fs"
import path from "node:path"
import { runOnce } from "graphile-worker"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openMailer } from "#jobs/channels/email.ts"
import { tasks } from "#jobs/schedule.ts"
import { preregById, wholeOf } from "#db/prereg/reads.ts"
import { ownSealed } from "#operations/prereg/open-sealed.ts"
import { returnPrereg } from "#operations/prereg/review.ts"
import { type TestOffice, testOffice } from "../../support/office.ts"
import { answersOf, filledHousehold, save, sentHousehold } from "../../support/household.ts"
import { type MailServer, mailServer } from "../../support/smtp.ts"

let office: TestOffice
let smtp: MailServer
beforeAll(async () => {
  office = await testOffice()
  smtp = await mailServer()
})
afterAll(async () => {
  await smtp.close()
  await office.end()
})

/** Ten numbers that occur nowhere else. */
const planted = Array.from({ length: 10 }, (_, i) => `PLANTED${7_310_442 + i * 97}`)

/** Every file of a folder, the largest first forgotten: a database's files are small here. */
function* files(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name)
    const found = statSync(file, { throwIfNoEntry: false })
    if (found?.isDirectory()) yield* files(file)
    else if (found?.isFile()) yield file
  }
}

test(
  "of ten planted passport numbers none stands in a dump, a file of the database, its write-ahead log, its own log, a job, an error or a mail",
  { timeout: 60_000 },
  async () => {
    const logged: string[] = []
    for (let i = 0; i < 3; i++) {
      const { preregId } = await sentHousehold(office.ctx, { passports: planted.slice(i * 3, i * 3 + 3) })
      const whole = await wholeOf(office.db, (await preregById(office.db, preregId))!)
      expect([...(await ownSealed(office.ctx, preregId)).values()]).toEqual(
        expect.arrayContaining(planted.slice(i * 3, i * 3 + 3)),
      )
      await returnPrereg(office.ctx, {
        preregId,
        asked: [{ personId: whole.people[0]!.id, part: "person", question: "passportNumber", template: "unclear" }],
        line: "",
        by: { staffId: whole.people[0]!.id, staffName: "F" },
      })
    }
    // Written twice, overwritten, and in a transaction that fails.
    const { preregId } = await filledHousehold(office.ctx)
    await save(office.ctx, preregId, [
      {
        part: "person",
        position: 1,
        answers: answersOf.person("Elena", "1988-03-14", { passportNumber: planted[9]! }),
      },
    ])
    const broken = { ...office.ctx, db: office.db, keys: [{ version: 9, key: Buffer.alloc(32) }] }
    await save(broken, preregId, [
      {
        part: "person",
        position: 1,
        answers: answersOf.person("Elena", "1988-03-14", { passportNumber: planted[9]! }),
      },
    ]).catch((error: unknown) => logged.push(String((error as Error).stack)))
    expect(logged).toHaveLength(1)

    const mailer = openMailer({
      smtpUrl: smtp.url,
      from: "Ankomst <no-reply@ankomst.test>",
      portalUrl: "https://ankomst.test",
    })
    await runOnce({
      pgPool: office.pool,
      taskList: tasks({
        ctx: office.ctx,
        mailer,
        portalUrl: "https://ankomst.test",
        auditAnchors: null,
        log: (...line) => logged.push(JSON.stringify(line)),
      }),
      noHandleSignals: true,
    })
    mailer.close()
    expect(smtp.mails.length).toBeGreaterThanOrEqual(7)

    const texts: [string, string][] = [
      ["logs and errors", logged.join("\n")],
      ...smtp.mails.map((mail): [string, string] => ["mail", JSON.stringify(mail)]),
    ]
    const tables = await office.pool.query<{ schema: string; name: string }>(
      "select schemaname as schema, tablename as name from pg_tables where schemaname in ('public', 'graphile_worker')",
    )
    expect(tables.rows.length).toBeGreaterThan(30)
    for (const { schema, name } of tables.rows) {
      const dump = await office.pool.query<{ row: string }>(`select t::text as row from "${schema}"."${name}" t`)
      texts.push([name, dump.rows.map((r) => r.row).join("\n")])
    }
    for (const [where, text] of texts)
      for (const number of planted) {
        expect(text.includes(number), `${number} in ${where}`).toBe(false)
        expect(text.includes(Buffer.from(number).toString("hex")), `${number} in ${where} as hex`).toBe(false)
      }

    await office.pool.query("checkpoint")
    const { rows } = await office.pool.query<{ folder: string; oid: string }>(
      "select current_setting('data_directory') as folder, oid::text from pg_database where datname = current_database()",
    )
    const { folder, oid } = rows[0]!
    let read = 0
    for (const part of ["pg_wal", path.join("base", oid)]) {
      const from = path.join(folder, part)
      if (!statSync(from, { throwIfNoEntry: false })) continue
      for (const file of files(from)) {
        const bytes = readFileSync(file)
        read += bytes.length
        for (const number of planted) expect(bytes.includes(number), `${number} in ${file}`).toBe(false)
      }
    }
    // The server's log stands beside its folder.
    const log = readFileSync(`${folder}.log`, "utf8")
    expect(log).toContain("database system is ready")
    for (const number of planted) expect(log.includes(number), `${number} in the server's log`).toBe(false)
    expect(read).toBeGreaterThan(1_000_000)
    // The search itself works: what is not sealed is found where it was looked for.
    expect(texts.some(([, text]) => text.includes("Via Zamboni"))).toBe(true)
  },
)
