import { Cookie, SetCookie } from "@remix-run/headers"
import type { Config } from "#config"
import { SESSION_HOURS } from "#domain/staff/rules.ts"
import { OWN_PAGE_MINUTES } from "#domain/mine/own-page.ts"
import { SETUP_OPEN_HOURS } from "#domain/office/setup-code.ts"
import { keptFor } from "#domain/retention/policy.ts"

const hour = 3600

/** The portal's cookies. All are needed for what the person asked for, so none waits for consent. */
const cookies = {
  /** The secret of a booking on its way. */
  booking: { maxAge: keptFor.draftHours * hour, httpOnly: true },
  /** The secret of a household that is open on this device. */
  prereg: { maxAge: keptFor.preregDraftDays * 24 * hour, httpOnly: true },
  /** The secret of one's own page, or of the code that it waits for. */
  mine: { maxAge: (2 * OWN_PAGE_MINUTES * hour) / 60, httpOnly: true },
  /** The secret of a staff session. */
  staff: { maxAge: SESSION_HOURS * hour, httpOnly: true },
  /** That somebody of the staff has signed in with this browser before: strangers' tries do not slow it down. */
  "staff-device": { maxAge: 365 * 24 * hour, httpOnly: true },
  /** What a sign-in at the office's own sign-in must be answered with. */
  "staff-office": { maxAge: hour / 6, httpOnly: true },
  /** What the right code gave whoever sets up the office. */
  setup: { maxAge: SETUP_OPEN_HOURS * hour, httpOnly: true },
  /** The counter at which somebody stands with this browser today. */
  "staff-counter": { maxAge: 12 * hour, httpOnly: true },
  /** The language of the staff pages. */
  "staff-language": { maxAge: 365 * 24 * hour, httpOnly: true },
} as const
type CookieName = keyof typeof cookies

/** With https the name says that the cookie belongs to this host alone; plain http (a try-out on one's own machine) cannot carry that. */
const fullName = (config: Config, name: CookieName) => (config.portalUrl.startsWith("https:") ? `__Host-${name}` : name)

export function readCookie(config: Config, request: Request, name: CookieName): string | null {
  const header = request.headers.get("cookie")
  return header ? new Cookie(header).get(fullName(config, name)) : null
}

/** The header that sets a cookie; an empty value removes it. */
export function setCookie(config: Config, name: CookieName, value: string): string {
  const { maxAge, httpOnly } = cookies[name]
  return new SetCookie({
    name: fullName(config, name),
    value,
    path: "/",
    secure: config.portalUrl.startsWith("https:"),
    sameSite: "Lax",
    httpOnly,
    maxAge: value === "" ? 0 : maxAge,
  }).toString()
}
