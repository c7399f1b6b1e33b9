/** Between the names of one source in several languages, the portal's order of languages kept. */
const BETWEEN = " / "

/**
 * What a source is called to a reader: "skat.dk, tax card / skat.dk, skattekort" has a name for each of the `languages`, in their order.
 * A name that has not as many stands for all.
 */
export function sourceName(label: string, language: string, languages: readonly string[]): string {
  const names = label.split(BETWEEN)
  return names.length === languages.length ? (names[languages.indexOf(language)] ?? label) : label
}
