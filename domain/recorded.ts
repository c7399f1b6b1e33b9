/** What a history keeps comes back as JSON that nobody vouches for: read it by these, which answer nothing rather than fail. */
export type State = Readonly<Record<string, unknown>>

export const isState = (value: unknown): value is State =>
  value !== null && typeof value === "object" && !Array.isArray(value)

export const stateOf = (value: unknown): State | null => (isState(value) ? value : null)

export const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : ""

export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : [])

export const numberOf = (value: unknown): number => (typeof value === "number" ? value : Number.NaN)
