import os from "node:os"
import process from "node:process"

/** @typedef {{ measure: string, measured: string, target: string, reached: boolean }} Row */

/** What the figures were measured on: a ratio travels between machines, a time does not. */
export function machineOf(postgresVersion) {
  const cores = os.cpus().length
  const memory = Math.round(os.totalmem() / 1024 ** 3)
  return `${cores} cores, ${memory} GB, ${os.type()} ${os.arch()}, Node ${process.versions.node}, PostgreSQL ${postgresVersion} with its default durability`
}

/** @param {Row[]} rows */
export function tableOf(rows) {
  const lines = rows.map((row) => [row.measure, row.measured, row.target, row.reached ? "yes" : "**no**"])
  return [["Measure", "Measured", "Target", "Reached"], ["---", "---", "---", "---"], ...lines]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`)
    .join("")
}

/** @param {Date} now @param {string} machine @param {Row[]} rows @param {string[]} notes */
export function page(now, machine, rows, notes) {
  const missed = rows.filter((row) => !row.reached).length
  return [
    "# What the portal's speed rests on\n",
    `Measured by \`npm run bench\` on ${now.toISOString().slice(0, 10)}: ${machine}. Load, portal and database share the machine. KB is 1000 bytes.\n`,
    `${rows.length - missed} of ${rows.length} targets reached.\n`,
    tableOf(rows),
    ...(notes.length > 0
      ? ["How it was measured, and what stood out:\n", `${notes.map((note) => `- ${note}`).join("\n")}\n`]
      : []),
  ].join("\n")
}
