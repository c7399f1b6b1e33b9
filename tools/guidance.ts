import { readFileSync } from "node:fs"
import { parse } from "yaml"
import type { Transaction } from "#db/client.ts"
import { type ArticleText, seedGuidance } from "#db/seed/guidance.ts"
import { languageCodes } from "#locales/languages.ts"

/** An article's file: what stands between the first two lines of "---" is YAML, the rest Markdown. Throws when something lacks. */
export function readArticleFile(language: string, slug: string): ArticleText {
  const file = `locales/${language}/guidance/${slug}.md`
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(file, "utf8"))
  if (!parts) throw new Error(`${file} has no front matter`)
  const front = parse(parts[1]!) as Partial<ArticleText>
  const { title, lead, summary, keywords } = front
  if (!title || !lead || !keywords || !Array.isArray(summary)) throw new Error(`${file}: the front matter is not whole`)
  return {
    title,
    lead: lead.trim(),
    keywords,
    summary: summary.map(({ name, text }) => ({ name: String(name), text: String(text) })),
    body: parts[2]!.trim(),
  }
}

/** The articles of `locales/` that the database does not have yet. */
export const bringGuidance = (tx: Transaction, now: Date): Promise<number> =>
  seedGuidance(tx, readArticleFile, languageCodes, now)
