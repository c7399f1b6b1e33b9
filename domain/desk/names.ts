import { folded } from "#domain/words.ts"

const wordsOf = (name: string) => name.trim().split(/\s+/)
/** From the least to all of a name: the first word, with the last one's initial, with the last word, with the whole. */
const longer: readonly ((words: readonly string[]) => string)[] = [
  (words) => words[0] ?? "",
  (words) => (words.length > 1 ? `${words[0]} ${initialOf(words.at(-1)!)}.` : words[0]!),
  (words) => (words.length > 1 ? `${words[0]} ${words.at(-1)}` : words[0]!),
  (words) => words.join(" "),
]
const initialOf = (word: string) => [...new Intl.Segmenter().segment(word)][0]?.segment.toUpperCase() ?? ""

/**
 * What each person of a day is called on the open screens of the office: the first word of the name, and only as much more of it as
 * tells people apart whose first words are alike when read in passing. Two people of the very same name stay alike; the reference tells
 * them apart. The answer is by the id of the visit.
 */
export function calledNames(people: readonly { id: string; name: string }[]): Map<string, string> {
  const called = new Map<string, string>()
  const alike = new Map<string, { id: string; words: string[] }[]>()
  for (const { id, name } of people) {
    if (called.has(id)) continue
    const words = wordsOf(name)
    const first = longer[0]!(words)
    called.set(id, first)
    if (first === "") continue
    const key = folded(first)
    alike.set(key, [...(alike.get(key) ?? []), { id, words }])
  }
  for (const group of alike.values()) {
    if (group.length < 2) continue
    const names = new Set(group.map(({ words }) => folded(words.join(" "))))
    const tells = longer.find((say) => new Set(group.map(({ words }) => folded(say(words)))).size === names.size)
    for (const { id, words } of group) called.set(id, (tells ?? longer.at(-1)!)(words))
  }
  return called
}
