import process from "node:process"
import pg from "pg"

/** Ends one backend: node kill-backend.mjs <database url> <pid> */
const [url, pid] = process.argv.slice(2)
const client = new pg.Client({ connectionString: url })
await client.connect()
await client.query("select pg_terminate_backend($1)", [Number(pid)])
await client.end()
