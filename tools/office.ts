import { resealChecks } from "#operations/identity/reseal.ts"
import { resealApps } from "#operations/staff/second-factor.ts"
import { verifyAudit } from "#operations/staff/audit.ts"
import type { ChainFault } from "#domain/staff/audit.ts"
import { existsSync, readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { officeDay } from "#domain/time/office-time.ts"
import { type Config, ConfigError, readConfig } from "#config"
import { type Database, openDatabase, postgresCode } from "#db/client.ts"
import { NoConnection, migrate } from "#db/migrate.ts"
import { officeExists, readSiteOffice } from "#db/office/reads.ts"
import { seedVisits } from "#db/seed/demo.ts"
import { seedIdentity } from "#db/seed/identity.ts"
import { seedPast } from "#db/seed/past.ts"
import { seedOffice } from "#db/seed/office.ts"
import { linkKey } from "#operations/link.ts"
import { type Context, hashSecret, makeContext } from "#operations/context.ts"
import { makeSetupCode } from "#operations/office/setup-code.ts"
import { rotateKeys } from "#operations/prereg/rotate-keys.ts"
import { seedCases } from "./cases.ts"
import { addDemoStaff, demoSignIns, passwordsFile, renewDemoStaff } from "./demo-accounts.ts"
import { seedDemoCourses } from "./courses.ts"
import { exampleFile, newOffice } from "./new-office.ts"
import { bringGuidance } from "./guidance.ts"
import { seedHouseholds } from "./households.ts"
import { addStaff, removeStaff } from "#operations/staff/accounts.ts"

/** Where this copy keeps what is its own (bin/folders.mjs); commands run in the project's folder. */
const KEPT = ".data"

const usage = `Usage: npm run db:migrate
       npm run seed [-- --once | --force]
       npm run staff:add -- --email a@b.dk --name "Anna Holm" --role admin|coordinator|caseworker|reception|siri|teacher [--language da|en] [--password …]
       npm run staff:remove -- --email a@b.dk
       npm run keys:rotate
       npm run audit:verify
       npm run office:new -- office.yaml    (npm run office:new -- --example prints one to fill in)
       npm run office:code
The password may also come from the variable STAFF_PASSWORD, which keeps it out of the shell's history.`

async function main(): Promise<void> {
  const [command, ...rest] = process.argv.slice(2)
  // Reads nothing and reaches nothing: somebody who has set nothing up yet may want to see it.
  if (command === "office-new" && rest.includes("--example")) return void process.stdout.write(exampleFile())
  const config = readConfig(process.env)
  if (command === "check-config") return
  if (command === "migrate") await migrate(config.databaseUrl)
  const { db, close } = openDatabase(config.databaseUrl, { size: 2 })
  const ctx = makeContext(db, config.secrets, config.dataKeys)
  try {
    const run = commands[command ?? ""]
    if (!run) throw new ConfigError(usage)
    await run({ db, ctx, config, rest })
  } finally {
    await close()
  }
}

const commands: Readonly<Record<string, (call: Call) => Promise<void>>> = {
  migrate: bringArticles,
  demo,
  seed,
  "staff-add": staffAdd,
  "staff-remove": staffRemove,
  "keys-rotate": keysRotate,
  "audit-verify": auditVerify,
  "office-new": officeNew,
  "office-code": officeCode,
}

/** What a command is called with. */
interface Call {
  db: Database
  ctx: Context
  config: Config
  rest: string[]
}

async function bringArticles({ db, ctx }: Call): Promise<void> {
  // An office that is set up by hand has the articles too; those it has changed stay.
  const count = await db.transaction((tx) => bringGuidance(tx, ctx.now()))
  if (count > 0) process.stdout.write(`${count} articles came.\n`)
}

async function demo({ db }: Call): Promise<void> {
  process.stdout.write(JSON.stringify({ staff: await demoSignIns(db, KEPT) }))
}

async function seed({ db, ctx, config, rest }: Call): Promise<void> {
  const { values } = parseArgs({ args: rest, options: { once: { type: "boolean" }, force: { type: "boolean" } } })
  if (config.mode === "production" && !values.force && process.env.ANKOMST_DEMO !== "1") {
    throw new ConfigError(
      "seed makes up an office, visits and accounts: it refuses when NODE_ENV=production, unless --force is given",
    )
  }
  await db.transaction(async (tx) => {
    if (await officeExists(tx)) {
      await renewDemoStaff({ ...ctx, db: tx }, KEPT)
      if (!values.once) process.stdout.write("The office is there already; nothing was seeded.\n")
      return
    }
    const now = ctx.now()
    await seedOffice(tx, officeDay(now))
    const at = await readSiteOffice(tx)
    const count = await seedVisits(tx, at, {
      today: officeDay(now),
      now,
      keyHashOf: (id) => hashSecret(linkKey(config.secrets[0], "visit", id)),
    })
    await seedPast(tx, at, officeDay(now))
    await addDemoStaff({ ...ctx, db: tx }, KEPT)
    await seedIdentity(tx, officeDay(now), now)
    const households = await seedHouseholds({ ...ctx, db: tx })
    await bringGuidance(tx, now)
    await seedCases({ ...ctx, db: tx })
    await seedDemoCourses({ ...ctx, db: tx }, tx, at.site.id)
    process.stdout.write(`Seeded the demonstration office with ${count} visits and ${households} households.\n`)
    process.stdout.write(`The passwords of its accounts are in ${passwordsFile(KEPT)}.\n`)
  })
}

async function staffAdd({ ctx, rest }: Call): Promise<void> {
  const { values } = parseArgs({
    args: rest,
    options: {
      email: { type: "string" },
      name: { type: "string" },
      role: { type: "string" },
      language: { type: "string" },
      password: { type: "string" },
    },
  })
  const role = values.role ?? ""
  const added = await addStaff(ctx, {
    email: values.email ?? "",
    name: values.name ?? "",
    role,
    language: values.language === "en" ? "en" : "da",
    password: values.password ?? process.env.STAFF_PASSWORD ?? "",
  })
  if (!added.ok) {
    const says = {
      "email-wrong": "--email is an e-mail address",
      "name-missing": "--name is missing",
      "role-unknown": "--role is the short name of a role, such as admin or reception",
      "password-short": "the password has at least 12 characters",
    }
    throw new ConfigError(`${says[added.error]}\n${usage}`)
  }
  process.stdout.write(`${values.email} can sign in as ${role}.\n`)
}

async function staffRemove({ ctx, rest }: Call): Promise<void> {
  const { values } = parseArgs({ args: rest, options: { email: { type: "string" } } })
  const removed = await removeStaff(ctx, { email: values.email ?? "" })
  if (!removed.ok) throw new ConfigError(`No account has the address ${values.email ?? ""}\n${usage}`)
  process.stdout.write(`${values.email} can no longer sign in.\n`)
}

/** Ends with 1 when the trail is not whole, so that a script sees it. */
async function auditVerify({ ctx, config }: Call): Promise<void> {
  const file = config.auditAnchors
  const kept = file && existsSync(file) ? readFileSync(file, "utf8") : ""
  const { entries, anchors, faults, forged } = await verifyAudit(ctx, kept)
  process.stdout.write(`${entries} entries, ${anchors} anchors from ${file ?? "no file (set AUDIT_ANCHORS)"}.\n`)
  for (const line of forged) process.stdout.write(`An anchor was not written by this portal: ${line}\n`)
  for (const fault of faults) process.stdout.write(`${faultText(fault)}\n`)
  if (faults.length + forged.length > 0) process.exitCode = 1
  else process.stdout.write("The audit trail is whole.\n")
}

function faultText(fault: ChainFault): string {
  switch (fault.is) {
    case "entry-changed":
      return `Entry ${fault.entryId} was changed (position ${fault.position}).`
    case "entry-deleted":
      return `Entry ${fault.entryId} was deleted (position ${fault.position}).`
    case "link-missing":
      return `The chain has a gap at position ${fault.position}.`
    case "cut-off":
      return `The chain ends at position ${fault.position}, and not where it was last written.`
    case "not-chained":
      return `Entry ${fault.entryId} stands outside the chain.`
    case "anchor-differs":
      return `What was written down outside differs at position ${fault.position}.`
  }
}

async function keysRotate({ ctx, config }: Call): Promise<void> {
  const count = await rotateKeys(ctx)
  await resealApps(ctx)
  await resealChecks(ctx)
  process.stdout.write(
    `${count} people's keys are now wrapped by data key ${config.dataKeys[0]!.version}. ` +
      "Older ones in DATA_KEYS are no longer needed, except for older backups.\n",
  )
}

async function officeNew({ ctx, config, rest }: Call): Promise<void> {
  const { positionals } = parseArgs({ args: rest, allowPositionals: true })
  if (positionals.length !== 1) throw new ConfigError(usage)
  process.stdout.write(await newOffice(ctx, { file: positionals[0]!, portalUrl: config.portalUrl }))
}

async function officeCode({ ctx, config, rest }: Call): Promise<void> {
  const { values } = parseArgs({ args: rest, options: { json: { type: "boolean" } } })
  const made = await makeSetupCode(ctx)
  if (values.json) return void process.stdout.write(JSON.stringify({ code: made?.code ?? null }))
  process.stdout.write(
    made
      ? `Set up the office at ${config.portalUrl}/setup with the code ${made.code}. It works for 24 hours.\n`
      : "The office is set up already: there is no code to make.\n",
  )
}

main().catch((error: unknown) => {
  if (postgresCode(error) === "42P01") {
    process.stderr.write("The database has no tables of this version yet: npm run db:migrate makes them.\n")
    process.exit(1)
  }
  const known = error instanceof ConfigError || error instanceof NoConnection
  process.stderr.write(`${known ? error.message : `${(error as Error).message}\n${(error as Error).stack ?? ""}`}\n`)
  process.exit(1)
})
