import { type RouterContextProvider, data, redirect } from "react-router"
import { LANGUAGE_SWITCH, readForm } from "#app/parts/parse.ts"
import { portalOf, visitorOf } from "#app/web/context.server.ts"
import { readCookie, setCookie } from "#app/web/cookies.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { municipalitiesByName } from "#app/web/place-names.server.ts"
import { officeExists, readMunicipalities } from "#db/office/reads.ts"
import type { FoundingFault, FoundingTyped } from "#domain/office/founding.ts"
import type { SetupCodeRefusal } from "#domain/office/setup-code.ts"
import { spokenClock, weekdayName } from "#domain/time/spoken.ts"
import { capital } from "#domain/capital.ts"
import { type Language, otherLanguages } from "#locales/languages.ts"
import { found, judgeFounding, readyServices } from "#operations/office/found.ts"
import { ticketHolds, trySetupCode } from "#operations/office/setup-code.ts"
import { paths } from "#paths"
import { FIRST_GROUPS, MOST_SETUP_FIELDS, readFoundingForm } from "./forms.ts"

type Context = Readonly<RouterContextProvider>

/** What the form chooses from, and what stands in it before anybody has typed. */
export async function setupShown(context: Context) {
  const language = localeOf(context)
  const municipalities = await readMunicipalities(portalOf(context).db)
  const roles = (kind: "host" | "partner") =>
    municipalities.filter((m) => m.terms.some((term) => term.kind === kind)).map((m) => m.code)
  return {
    first: firstTyped(language, roles("host")[0] ?? "", roles("partner")),
    days: [1, 2, 3, 4, 5, 6, 7].map((weekday) => capital(weekdayName(`2026-11-${22 + weekday}`, language))),
    services: readyServices.map(({ key, texts }) => ({ key, ...(texts[language] ?? texts.en!) })),
    municipalities: municipalitiesByName(municipalities, language).map(({ code, name }) => ({ code, name })),
  }
}
export type SetupShown = Awaited<ReturnType<typeof setupShown>>

/** A start that most offices come close to; only their own name, people and addresses are asked for. */
function firstTyped(language: Language, host: string, partners: string[]): FoundingTyped {
  const weekdays = 5
  const group = (name = "", en = "", counters = "", services: string[] = []) => ({
    name,
    names: { ...Object.fromEntries(otherLanguages.map((code) => [code, ""])), en },
    counters,
    services,
  })
  const groups = [
    group("SIRI", "", "1", ["eu-residence"]),
    group("Borgerservice", "Citizen service", "3", ["cpr", "health-card", "mitid"]),
    group("Skat og job", "Tax and jobs", "1", ["tax-card", "pd-u2", "career"]),
  ]
  return {
    name: "",
    address: "",
    postalLine: "",
    phone: "",
    email: "",
    hours: [0, 1, 2, 3, 4, 5, 6].map((day) =>
      day < weekdays
        ? { opens: spokenClock("09:00", language), closes: spokenClock("15:00", language) }
        : { opens: "", closes: "" },
    ),
    groups: Array.from({ length: FIRST_GROUPS }, (_, i) => groups[i] ?? group()),
    services: readyServices.map(({ key }) => key),
    host,
    partners,
    admin: { name: "", email: "", password: "" },
  }
}

/** What became of a posted code or form. */
export interface SetupAnswer {
  /** Somebody else set up the office meanwhile. */
  already: boolean
  codeError: SetupCodeRefusal | "code-missing" | "too-many" | null
  /** The code as it was typed. */
  code: string
  /** Null when only the code was posted. */
  typed: FoundingTyped | null
  faults: FoundingFault[]
}

const nothingYet: SetupAnswer = { already: false, codeError: null, code: "", typed: null, faults: [] }
const answer = (status: number, given: Partial<SetupAnswer>) => data<SetupAnswer>({ ...nothingYet, ...given }, status)

/** Takes the code, or the form, or the form with a code where the one before has lapsed in the meantime. */
export async function actOnSetup(request: Request, context: Context) {
  const { config, ctx, db } = portalOf(context)
  const form = await readForm(request, MOST_SETUP_FIELDS)
  if (await officeExists(db)) return answer(409, { already: true })
  const given = form.has("name") ? readFoundingForm(form) : null
  // Passwords are typed anew: they are not sent back and forth.
  const typed = given && { ...given, admin: { ...given.admin, password: "", again: "" } }
  if (form.has(LANGUAGE_SWITCH)) return answer(200, { typed })

  const opened = await openWith(context, form.get("code"), readCookie(config, request, "setup"))
  const code = String(form.get("code") ?? "")
  if (!opened.ok) return answer(opened.error === "too-many" ? 429 : 422, { codeError: opened.error, code, typed })
  const kept = { "set-cookie": setCookie(config, "setup", opened.ticket) }
  const language = localeOf(context)
  if (!given) return redirect(paths.setup({ language }), { headers: kept })
  const judged = await judgeFounding(db, given)
  if (!judged.ok)
    return data<SetupAnswer>({ ...nothingYet, typed, faults: judged.faults }, { status: 422, headers: kept })
  const founded = await found(ctx, { founding: judged.value, language, ticket: opened.ticket })
  if (!founded.ok)
    return founded.error === "already-founded"
      ? answer(409, { already: true })
      : answer(422, { codeError: founded.error, typed })
  const headers = new Headers()
  headers.append("set-cookie", setCookie(config, "setup", ""))
  headers.append("set-cookie", setCookie(config, "staff-language", language))
  return redirect(paths.staff.signIn(undefined, { founded: "yes" }), { headers })
}

/** The ticket that the typed code answers, or the one the browser holds already. */
async function openWith(
  context: Context,
  code: FormDataEntryValue | null,
  held: string | null,
): Promise<{ ok: true; ticket: string } | { ok: false; error: NonNullable<SetupAnswer["codeError"]> }> {
  const { ctx, limits } = portalOf(context)
  if (held && (await ticketHolds(ctx, held))) return { ok: true, ticket: held }
  if (code === null) return { ok: false, error: "code-lapsed" }
  if (String(code).trim() === "") return { ok: false, error: "code-missing" }
  if (!(await limits.allow("set-up-code", visitorOf(context).address))) return { ok: false, error: "too-many" }
  const tried = await trySetupCode(ctx, { typed: String(code) })
  return tried.ok ? { ok: true, ticket: tried.value.ticket } : tried
}
