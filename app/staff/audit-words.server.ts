import { countries } from "#domain/plan/countries.ts"
import { spokenDay } from "#domain/time/spoken.ts"
import { isDay } from "#domain/time/office-time.ts"
import { type AuditDetail, isAuditDetail } from "#domain/staff/audit.ts"
import { type Language, isLanguage, languages } from "#locales/languages.ts"
import { textAt } from "#locales/text-at.ts"
import { translator } from "#locales/translator.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"

interface Reader {
  language: Language
  today: string
  /** A role as the office calls it. */
  roleName(key: string): string
}

/** One part of an entry's detail, as its reader says it. What an older entry holds that has no words stands as it was written. */
export function detailWords(kind: string, name: string, value: string, reader: Reader): string {
  const { t, exists } = translator(reader.language)
  const what = kind === "erased" ? `office:retention.goes.${name}` : `staff:audit.name.${name}`
  const said = isAuditDetail(name) ? valueWords(name, value, reader) : value
  return `${exists(what) ? textAt(t, what) : name}: ${said}`
}

/** By which key the words of a detail's values are found. */
const keyOf: Partial<Record<AuditDetail, (value: string) => string>> = {
  by: (value) => `staff:audit.value.by.${value}`,
  where: (value) => `staff:audit.value.where.${value}`,
  publish: (value) => `staff:audit.value.publish.${value}`,
  from: (value) => `staff:audit.value.from.${value}`,
  about: (value) => `staff:audit.value.about.${value}`,
  fields: (value) => `staff:audit.value.fields.${value}`,
  permissions: (value) => `staff:permission.${value}`,
  was: (value) => `staff:permission.${value}`,
  message: (value) => `mail-staff:kind.${value}.name`,
  list: (value) => `rules:list.${value}`,
  channel: (value) => `booking-staff:channel.${value}`,
  exceptions: (value) => `booking-staff:exception.short.${value}`,
  term: (value) => `office:retention.term.${value}.name`,
}

function valueWords(name: AuditDetail, value: string, { language, today, roleName }: Reader): string {
  const { t, exists } = translator(language)
  if (isDay(value)) return spokenDay(value, language, today)
  if (name === "language" && isLanguage(value)) return languages.find(({ code }) => code === value)!.name
  if (name === "role") return roleName(value)
  if (name === "added" || name === "removed")
    return value
      .split(" ")
      .map((code) => (countries.includes(code) ? citizenshipName(code, language) : code))
      .join(", ")
  const one = (part: string) => {
    const key = keyOf[name]?.(part)
    return key && exists(key) ? textAt(t, key) : name === "was" ? roleName(part) : part
  }
  // Rights and exceptions stand with a space between them, fields with a comma.
  if (name === "permissions" || name === "was" || name === "exceptions") return value.split(" ").map(one).join(", ")
  return name === "fields" ? value.split(",").map(one).join(", ") : one(value)
}
