import type { MunicipalityChange } from "#operations/office/municipalities.ts"

/** What one of the page's forms asks for; null for a form that is none of them. */
export function readMunicipalityChange(form: FormData): MunicipalityChange | null {
  const text = (name: string) => String(form.get(name) ?? "").trim()
  const dayOrNull = (name: string) => text(name) || null
  const code = text("code")
  switch (text("what")) {
    case "partner-begins":
      return { what: "partner-begins", code, from: text("from") }
    case "partner-ends":
      return { what: "partner-ends", code, to: text("to") }
    case "partner-goes-on":
      return { what: "partner-goes-on", code }
    case "region":
      return { what: "region", code, region: text("region").slice(0, 100), from: text("from") }
    case "exception":
      return {
        what: "exception",
        code,
        who: text("who") === "students" ? "students" : "everyone",
        residences: text("residences")
          .split("\n")
          .map((line) => line.trim())
          // "-" is the answer "another residence".
          .filter((line) => line !== "" && line !== "-"),
        goes: text("goes") === "here" ? "here" : "own",
        from: dayOrNull("from"),
        to: dayOrNull("to"),
        source: text("source").slice(0, 500),
      }
    case "remove-exception":
      return { what: "remove-exception", code, id: text("id") }
    default:
      return null
  }
}
