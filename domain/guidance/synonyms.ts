/**
 * What people write, and the words our texts use for it, per language. The phrase gives way to those words: "i lost my job" is no
 * question about jobs. In small letters; of two phrases that fit the longer one counts.
 */
const synonyms: Record<string, [phrase: string, words: string][]> = {
  en: [
    ["lost my job", "dismissal notice fired"],
    ["lose my job", "dismissal notice fired"],
    ["losing my job", "dismissal notice fired"],
    ["laid off", "dismissal notice fired"],
    ["made redundant", "dismissal notice fired"],
    ["sacked", "dismissal notice fired"],
    ["quit my job", "resignation notice"],
    ["work permit", "permit"],
    ["work visa", "permit"],
    ["visa", "permit"],
    ["blue card", "permit"],
    ["yellow card", "health card"],
    ["free card", "exemption frikort"],
    ["tax free card", "exemption frikort"],
    ["04.063", "04.063 tax card"],
    ["tax id", "tax card number"],
    ["social security number", "cpr number"],
    ["personal number", "cpr number"],
    ["sick pay", "sickness benefit sick"],
    ["sick leave", "sickness sick"],
    ["maternity leave", "parental leave"],
    ["paternity leave", "parental leave"],
    ["overtime", "working hours overtime"],
    ["bank account", "nemkonto"],
    ["bullying", "working environment stress"],
    ["bullied", "working environment stress"],
    ["harassment", "working environment discrimination"],
    ["dole", "unemployment insurance benefit"],
  ],
  da: [
    ["mobning", "arbejdsmiljø stress"],
    ["mobbet", "arbejdsmiljø stress"],
    ["mobbes", "arbejdsmiljø stress"],
    ["chikane", "arbejdsmiljø diskrimination"],
    ["lige løn", "ligeløn"],
    ["melde mig ind", "medlem"],
    ["melder mig ind", "medlem"],
    ["behandlet dårligt", "diskrimination forskelsbehandling"],
    ["dårligt behandlet", "diskrimination forskelsbehandling"],
    ["mistet mit job", "fyret opsigelse"],
    ["mistet jobbet", "fyret opsigelse"],
    ["er blevet fyret", "fyret opsigelse"],
    ["fyreseddel", "fyret opsigelse"],
    ["arbejdstilladelse", "opholdstilladelse"],
    ["visum", "opholdstilladelse"],
    ["gult kort", "sundhedskort"],
    ["gule kort", "sundhedskort"],
    ["sygesikringsbevis", "sundhedskort"],
    ["personnummer", "cpr-nummer"],
    ["barsel", "barsel forældreorlov"],
    ["barselsorlov", "barsel forældreorlov"],
    ["lønsedlen", "lønseddel"],
    ["bankkonto", "nemkonto"],
  ],
}

/** The question with what it means in our texts' words. */
export function inOurWords(question: string, language: string): string {
  let said = ` ${question.toLowerCase().replace(/\s+/g, " ").trim()} `
  const added: string[] = []
  const known = (synonyms[language] ?? []).toSorted(([a], [b]) => b.length - a.length)
  for (const [phrase, words] of known) {
    const at = new RegExp(`(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`, "gu")
    if (!at.test(said)) continue
    said = said.replace(at, " ")
    added.push(words)
  }
  return [said.trim().replace(/\s+/g, " "), ...added].filter(Boolean).join(" ")
}

/** Other spellings of a word: æ ø å by those who have none on their keyboard, and by those who have. Without the word itself. */
export function otherSpellings(word: string): string[] {
  const danish = word.replaceAll("ae", "æ").replaceAll("oe", "ø").replaceAll("aa", "å")
  const plain = word.replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa")
  return [danish, plain].filter((other, i, all) => other !== word && all.indexOf(other) === i)
}
