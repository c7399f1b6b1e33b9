/** Services whose papers a pre-registered household's own list names, person by person. */
const registering = new Set(["eu-residence", "cpr"])

/**
 * The lines of what to bring to a visit, each once, in the order of its services. Where every person's own papers are known
 * (`perPerson`), only what the other services want besides.
 */
export function bringLines(
  services: readonly { key: string; bring: readonly string[] }[],
  perPerson: boolean,
): string[] {
  const lines = (of: typeof services) => [...new Set(of.flatMap((s) => s.bring))]
  if (!perPerson) return lines(services)
  const known = new Set(lines(services.filter((s) => registering.has(s.key))))
  return lines(services.filter((s) => !registering.has(s.key))).filter((line) => !known.has(line))
}
