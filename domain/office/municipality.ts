import { addMonthsToDay } from "#domain/time/office-time.ts"

/** A stretch of days, both included. Null is open: since ever, or until further notice. */
export interface Validity {
  from: string | null
  to: string | null
}

export interface MunicipalityTerm extends Validity {
  id: string
  kind: "host" | "partner" | "region"
  /** The region's name; empty for the other kinds. */
  region: string
}

/** Who, of the people moving to a municipality, goes elsewhere than all others. */
export interface MunicipalityException extends Validity {
  id: string
  who: "everyone" | "students"
  /** Student residences it holds for; none named is everywhere. */
  residences: string[]
  goes: "here" | "own"
  source: string
}

export interface Municipality {
  /** Statistics Denmark's three digits. */
  code: string
  name: string
  terms: MunicipalityTerm[]
  exceptions: MunicipalityException[]
}

export interface Newcomer {
  student: boolean
  residence: string | null
}

export interface WhereToGo {
  goes: "here" | "own"
  why: "host" | "partner" | "exception" | "no-partner"
  exception: MunicipalityException | null
}

export const holdsOn = (validity: Validity, day: string): boolean =>
  (validity.from === null || validity.from <= day) && (validity.to === null || day <= validity.to)

/**
 * Where a person who moves to a municipality registers on a day: here, or at the municipality's own citizen service. The
 * narrowest exception that fits decides (a residence before all students, students before everyone); without one, whether the
 * municipality hosts the office or is a partner of it that day.
 */
export function whereToGo(municipality: Municipality, who: Newcomer, day: string): WhereToGo {
  const exception = municipality.exceptions
    .filter((e) => holdsOn(e, day) && (e.who === "everyone" || who.student))
    .filter((e) => e.residences.length === 0 || (who.residence !== null && e.residences.includes(who.residence)))
    .toSorted((a, b) => narrowness(b) - narrowness(a))[0]
  if (exception) return { goes: exception.goes, why: "exception", exception }
  const role = municipality.terms.find((t) => t.kind !== "region" && holdsOn(t, day))
  return role
    ? { goes: "here", why: role.kind === "host" ? "host" : "partner", exception: null }
    : { goes: "own", why: "no-partner", exception: null }
}

const narrowness = (e: MunicipalityException) => (e.residences.length > 0 ? 2 : 0) + (e.who === "students" ? 1 : 0)

/** The region a municipality belongs to on a day; null where we have not been told. */
export function regionOn(municipality: Municipality, day: string): string | null {
  return municipality.terms.find((t) => t.kind === "region" && holdsOn(t, day))?.region ?? null
}

/** The region of a day, and the one that follows it within a year, with the day it begins: regions merge and are renamed. */
export function regionsFrom(
  municipality: Municipality,
  day: string,
): { now: string; next: { region: string; from: string } | null } | null {
  const now = regionOn(municipality, day)
  if (now === null) return null
  const next = municipality.terms
    .filter((t) => t.kind === "region" && t.from !== null && t.from > day && t.from <= addMonthsToDay(day, 12))
    .toSorted((a, b) => a.from!.localeCompare(b.from!))[0]
  return { now, next: next && next.region !== now ? { region: next.region, from: next.from! } : null }
}

/** Student residences that decide where somebody goes, on a day: the answer must be asked for. */
export function residencesThatMatter(municipality: Municipality, day: string): string[] {
  return [...new Set(municipality.exceptions.filter((e) => holdsOn(e, day)).flatMap((e) => e.residences))]
}

/**
 * Whether people of a municipality belong to this office on a day, when nothing else is asked of them: all do, or some (students of a
 * residence, say), and then nobody is turned away.
 */
export const mayBelong = (municipality: Municipality, day: string): boolean =>
  whereToGo(municipality, { student: false, residence: null }, day).goes === "here" ||
  municipality.exceptions.some((e) => e.goes === "here" && holdsOn(e, day))

/** Municipalities that a language calls by a name of its own. */
const ownNames: Readonly<Record<string, Readonly<Record<string, string>>>> = { en: { København: "Copenhagen" } }

/** A municipality's name as it stands in a sentence of a language. */
export const nameInSentence = (name: string, language: string): string => ownNames[language]?.[name] ?? name

/** The same in a list, where it is looked for by either name. */
export function nameInList(name: string, language: string): string {
  const own = nameInSentence(name, language)
  return own === name ? name : `${own} (${name})`
}
