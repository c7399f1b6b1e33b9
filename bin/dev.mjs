// The web process of `npm run dev`.
import process from "node:process"

process.stderr.write("bin/dev.mjs has nothing to start yet.\n")
process.exit(1)
