import { readFileSync, readdirSync } from "node:fs"
import { type Language, languageCodes } from "./languages.ts"

/**
 * How hard the articles are to read: English sentences have at most 14 words on average, Danish texts a LIX of at most 35 (words
 * per sentence plus the share of words longer than six letters). Names an article that is harder and fails.
 */
const MOST_WORDS = 14
const MOST_LIX = 35

/** Whole sentences of an article as a reader meets them: no headings or bare list items, which would make it look easier. */
export function sentencesOf(markdown: string): string[] {
  return markdown
    .replace(/^---[\s\S]*?^---$/m, (front) => front.replace(/^keywords:.*$/m, "").replace(/^[\s-]*\w+: /gm, ""))
    .replace(/\{\{[^}]*\}\}/g, "10")
    .replace(/\{#\w+\}/g, "")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/[*_#[\]`>]/g, "")
    .replace(/(\d)\.(?=\d)/g, "$1")
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.replace(/^[\s\-–\d.]+(?=\s)/, "").trim())
    .filter((sentence) => /\p{L}.*[.!?]$/u.test(sentence))
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []

export function readability(markdown: string): { words: number; lix: number } {
  const sentences = sentencesOf(markdown)
  const words = sentences.flatMap(wordsOf)
  const long = words.filter((word) => word.length > 6).length
  const perSentence = words.length / sentences.length
  return { words: perSentence, lix: perSentence + (100 * long) / words.length }
}

export function hardArticles(language: Language): string[] {
  const folder = `locales/${language}/guidance`
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => {
      const { words, lix } = readability(readFileSync(`${folder}/${file}`, "utf8"))
      if (language === "da") return lix > MOST_LIX ? [`${folder}/${file}: LIX ${lix.toFixed(1)}`] : []
      return words > MOST_WORDS ? [`${folder}/${file}: ${words.toFixed(1)} words in a sentence`] : []
    })
}

if (process.argv[1]?.endsWith("reading.ts")) {
  const hard = languageCodes.flatMap(hardArticles)
  process.stdout.write(hard.length > 0 ? `${hard.join("\n")}\n` : "Every article is easy to read.\n")
  process.exitCode = hard.length > 0 ? 1 : 0
}
