import type { Place } from "#app/parts/where.tsx"
import { studyDecides } from "#domain/booking/served.ts"
import { type Municipality, residencesThatMatter } from "#domain/office/municipality.ts"
import type { Language } from "#locales/languages.ts"
import { municipalitiesByName } from "./place-names.server.ts"

/** The municipalities to choose from, each with what else decides on a day. */
export const placesOf = (municipalities: readonly Municipality[], language: Language, day: string): Place[] =>
  municipalitiesByName(municipalities, language).map((m) => ({
    code: m.code,
    name: m.name,
    residences: studyDecides(m, day) ? residencesThatMatter(m, day) : null,
  }))
