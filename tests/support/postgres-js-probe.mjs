// Runs one transaction on postgres.js whose backend is killed between its two statements. A process of its own, since one of
// the ways in which this goes wrong is that the process dies.
import pg from "pg"
import postgres from "postgres"

const [url, size, wait] = process.argv.slice(2)
const admin = new pg.Client({ connectionString: url })
await admin.connect()
const sql = postgres(url, { max: Number(size), onnotice: () => {} })
await sql
  .begin(async (tx) => {
    const [row] = await tx`select pg_backend_pid() as pid`
    await tx`insert into probe values ('first')`
    await admin.query("select pg_terminate_backend($1)", [row.pid])
    await new Promise((resolve) => setTimeout(resolve, Number(wait)))
    await tx`insert into probe values ('second')`
  })
  .catch(() => {})
// The promise is refused at once; the callback, which a caller cannot stop, goes on and sends its second statement.
await new Promise((resolve) => setTimeout(resolve, Number(wait) + 500))
await sql.end({ timeout: 1 }).catch(() => {})
await admin.end()
