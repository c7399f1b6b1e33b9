/** "9", "9.00", "9:30" and "0930" as "HH:MM"; anything else as it was typed, for whoever decides about it to refuse. */
export function readClock(text: string): string {
  const found = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(text.trim())
  return found ? `${found[1]!.padStart(2, "0")}:${found[2] ?? "00"}` : text.trim()
}
