import { readFileSync, readdirSync, writeFileSync } from "node:fs"
import { languageCodes } from "./languages.ts"

const file = new URL("resources.ts", import.meta.url)
const folder = (code: string) => new URL(`${code}/`, import.meta.url)

/** The names of the text files, which are those of the first language: `check.ts` sees to it that every language has them. */
const rooms = readdirSync(folder(languageCodes[0]))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(/\.json$/, ""))
  .toSorted()

const nameOf = (code: string, room: string) =>
  `${code}${room.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}`

/** `resources.ts` as the languages and files that there are make it. */
export function generated(): string {
  const imports = languageCodes.flatMap((code) =>
    rooms.map((room) => `import ${nameOf(code, room)} from "./${code}/${room}.json" with { type: "json" }`),
  )
  const languages = languageCodes.map((code) => {
    const texts = rooms.map((room) => `    ${room.includes("-") ? `"${room}"` : room}: ${nameOf(code, room)},`)
    return `  ${code}: {\n${texts.join("\n")}\n  },`
  })
  const [first] = languageCodes
  return `// Made by \`npm run texts\` from languages.ts and the files beside it.
${imports.join("\n")}

/** All texts. The first language is the type: a key without a text in it does not compile. */
export const resources = {
${languages.join("\n")}
} as const

export type Texts = (typeof resources)["${first}"]
export const namespaces = Object.keys(resources.${first}) as (keyof Texts)[]
`
}

export const isUpToDate = (): boolean => readFileSync(file, "utf8") === generated()

if (process.argv[1]?.endsWith("generate.ts")) writeFileSync(file, generated())
