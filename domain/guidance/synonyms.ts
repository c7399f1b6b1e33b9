import { type Synonym, shippedSynonyms } from "./shipped-synonyms.ts"

/** The question with what it means in our texts' words. Of two phrases that fit, the longer one counts; of two the same, the own one. */
export function inOurWords(question: string, language: string, own: readonly Synonym[] = []): string {
  let said = ` ${question.toLowerCase().replace(/\s+/g, " ").trim()} `
  const added: string[] = []
  const known = [...new Map([...(shippedSynonyms[language] ?? []), ...own])].toSorted(([a], [b]) => b.length - a.length)
  for (const [phrase, words] of known) {
    if (!said.includes(phrase)) continue
    const literal = phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    const at = new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "gu")
    if (!at.test(said)) continue
    said = said.replace(at, " ")
    added.push(words)
  }
  return [said.trim().replace(/\s+/g, " "), ...added].filter(Boolean).join(" ")
}
