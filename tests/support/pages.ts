import { RouterContextProvider } from "react-router"
import { readConfig } from "#config"
import type { SignedIn } from "#db/staff/reads.ts"
import { permissions } from "#domain/staff/permissions.ts"
import { LiveHub } from "#app/web/live.server.ts"
import { type Portal, portalContext, staffContext } from "#app/web/context.server.ts"
import { localeMiddleware } from "#app/web/locale.server.ts"
import type { Language } from "#locales/languages.ts"
import type { TestOffice } from "./office.ts"

export const admin: SignedIn & { sessionId: string } = {
  id: "00000000-0000-4000-8000-000000000001",
  email: "karen@example.org",
  name: "Karen Holm",
  role: "admin",
  language: "en",
  active: true,
  passwordHash: "",
  shortcuts: true,
  totpSecret: null,
  totpStep: null,
  subject: null,
  permissions,
  skills: null,
  roleNames: { en: "Administrator", da: "Administrator" },
  sessionId: "00000000-0000-4000-8000-000000000002",
  createdAt: new Date("2026-11-01T08:00:00Z"),
}

/** What a process holds for its requests, over a test's office; nobody's limits are used up. */
export const portalFor = ({ url, db, ctx }: TestOffice, addresses: Portal["addresses"] = null): Portal => ({
  config: readConfig({
    NODE_ENV: "test",
    PORTAL_URL: "https://ankomst.test",
    DATABASE_URL: url,
    SESSION_SECRET: "0123456789abcdef".repeat(2),
    DATA_KEYS: `1:${"a1".repeat(32)}`,
  }),
  db,
  ctx,
  live: new LiveHub(),
  limits: {
    allow: () => Promise.resolve(true),
    allowMail: () => Promise.resolve(true),
    answered: () => Promise.resolve(),
  },
  addresses,
})

/** A request for a page of staff, by one of them, in a language; for presenters that read what they show. */
export async function staffPage(
  office: TestOffice,
  language: Language,
  account: SignedIn & { sessionId: string } = admin,
): Promise<RouterContextProvider> {
  const headers = { cookie: `staff-language=${language}` }
  const context = await pageContext(office, new Request("https://ankomst.test/staff/calendar", { headers }))
  context.set(staffContext, account)
  return context
}

/** The same for a page of citizens; the language stands in its address. */
export const citizenPage = (office: TestOffice, language: Language): Promise<RouterContextProvider> =>
  pageContext(office, new Request(`https://ankomst.test/${language}`))

async function pageContext(office: TestOffice, request: Request): Promise<RouterContextProvider> {
  const context = new RouterContextProvider()
  context.set(portalContext, portalFor(office))
  const given = { request, context, url: new URL(request.url), pattern: "", params: {} }
  await localeMiddleware(given, () => Promise.resolve(new Response()))
  return context
}
