import { existsSync, readFileSync } from "node:fs"
import { resolve } from "node:path"
import { ConfigError } from "#config"
import { officeExists, readMunicipalities } from "#db/office/reads.ts"
import type { Context } from "#operations/context.ts"
import { found, judgeFounding } from "#operations/office/found.ts"
import { newPassword } from "./demo-accounts.ts"
import { readOfficeFile } from "./office-file.ts"

/** A whole office with a comment at each line, to be copied and filled in. Commands run in the project's folder. */
export const exampleFile = (): string => readFileSync("tools/office-example.yaml", "utf8")

const ALREADY =
  "The office is already set up; nothing was changed. What is different now is changed in the portal, under Office."

/** Sets up the office that a file describes: all of it, or nothing and every mistake with its line. Answers what to tell. */
export async function newOffice(ctx: Context, given: { file: string; portalUrl: string }): Promise<string> {
  if (await officeExists(ctx.db)) throw new ConfigError(ALREADY)
  // npm runs commands in the project's folder; a file is named from where its owner stands.
  const file = resolve(process.env.INIT_CWD ?? ".", given.file)
  if (!existsSync(file)) throw new ConfigError(`${given.file}: there is no such file`)
  const set = process.env.STAFF_PASSWORD
  const password = set || newPassword()
  const wrong = (problems: readonly string[]) =>
    new ConfigError(`${problems.map((problem) => `${given.file}, ${problem}`).join("\n")}\nNothing was set up.`)

  const read = readOfficeFile(readFileSync(file, "utf8"), await readMunicipalities(ctx.db), password)
  if (!read.ok) throw wrong(read.problems)
  const judged = await judgeFounding(ctx.db, read.typed)
  if (!judged.ok) throw wrong(judged.faults.map(read.say))
  const founding = judged.value
  const founded = await found(ctx, { founding, language: read.language, ticket: null })
  if (!founded.ok) throw new ConfigError(ALREADY)
  return [
    `${founding.office.name} is set up: ${founding.counters.length} counters, ${founding.services.length} services.`,
    `${founding.admin.email} signs in at ${given.portalUrl}/staff with ${
      set ? "the password of STAFF_PASSWORD" : `the password ${password}, which is shown only now`
    }.`,
    "",
  ].join("\n")
}
