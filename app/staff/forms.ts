import type { RoleGiven } from "#operations/staff/roles.ts"
import { PASSWORD_MOST } from "#domain/staff/password.ts"
import { isPermission } from "#domain/staff/permissions.ts"
import { isLanguage, languages } from "#locales/languages.ts"

const NAME_MOST = 120
const KEY_MOST = 40

/** What the form for a colleague says, cut to what a name may be. */
export function readPerson(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim()
  const language = text("language")
  return {
    email: text("email").slice(0, 254),
    name: text("name").slice(0, NAME_MOST),
    role: text("role").slice(0, KEY_MOST),
    language: isLanguage(language) ? language : languages[0].code,
  }
}

/**
 * What somebody types to show again that it is them; null before they have. These names begin with "__", which no other form of the
 * portal reads: so the password goes no further when the form beside it is sent on. `empty` when nothing was being sent.
 */
export function readConfirm(form: FormData) {
  const text = (name: string, most: number) => String(form.get(name) ?? "").slice(0, most)
  return {
    given: form.has("__confirm")
      ? { password: text("__password", PASSWORD_MOST + 1), code: text("__code", KEY_MOST) }
      : null,
    empty: form.has("__empty"),
  }
}

/** What the form for a role says: a name in each language, what is ticked, and the counters it is bound to, if any. */
export function readRole(form: FormData, skills: readonly string[]): RoleGiven & { key: string; version: number } {
  const text = (name: string) => String(form.get(name) ?? "").trim()
  const ticked = form.getAll("permissions").map(String)
  const chosen = skills.filter((skill) => form.getAll("skills").includes(skill))
  return {
    key: text("key").toLowerCase().slice(0, KEY_MOST),
    version: /^\d{1,9}$/.test(text("version")) ? Number(text("version")) : 0,
    names: Object.fromEntries(languages.map(({ code }) => [code, text(`name-${code}`).slice(0, NAME_MOST)])),
    permissions: ticked.filter(isPermission),
    skills: chosen.length > 0 ? chosen : null,
  }
}
