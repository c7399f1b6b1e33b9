import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { Provider } from "oidc-provider"
import { type Asked, askOffice, readAnswer } from "#app/web/office-sign-in.server.ts"
import { accountByEmail } from "#db/staff/reads.ts"
import { accountOfOffice } from "#operations/staff/office-sign-in.ts"
import { changePerson } from "#operations/staff/accounts.ts"
import { type TestOffice, testOffice } from "../support/office.ts"
import { account } from "../support/staff.ts"

const portalUrl = "http://127.0.0.1:1"
const client = { clientId: "ankomst", clientSecret: "a secret of the test's client, long enough" }
let issuer: string
let server: ReturnType<typeof createServer>
let office: TestOffice

/** A real issuer on this machine, whose person is who the test says. */
let person = { sub: "u-1", email: "anna@office.example", name: "Anna Holm", groups: ["desk", "bosses"] }

beforeAll(async () => {
  office = await testOffice()
  server = createServer()
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [`${portalUrl}/staff/sign-in/office/answer`],
      },
      {
        client_id: "another",
        client_secret: "another secret, long enough for it",
        redirect_uris: ["http://127.0.0.1:2/x"],
      },
    ],
    claims: { openid: ["sub"], email: ["email"], profile: ["name", "groups"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...person, sub }) }),
    interactions: { url: () => "/nobody-asks" },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ accountId: person.sub, clientId: ctx.oidc.client.clientId })
      grant.addOIDCScope("openid profile email")
      await grant.save()
      return grant
    },
  })
  // The person is signed in there already: the test is about the answer, not about the issuer's own pages.
  provider.use(async (ctx, next) => {
    if (ctx.path === "/auth") {
      const session = await provider.Session.get(ctx)
      session.accountId = person.sub
      session.loginTs = Math.floor(Date.now() / 1000)
      await session.save(60)
      ctx.cookies.set("_session", session.id)
      ctx.req.headers.cookie = `_session=${session.id}`
    }
    await next()
  })
  server.on("request", provider.callback())
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await office.end()
})
beforeEach(() => {
  person = { sub: "u-1", email: "anna@office.example", name: "Anna Holm", groups: ["desk", "bosses"] }
})

const settings = () => ({ issuer, ...client, groupsClaim: "groups", roles: [] })

/** Asks as a browser does, and answers what the issuer sends back to the portal. */
async function answered(again = false): Promise<{ query: string; asked: Asked }> {
  const { to, asked } = await askOffice(settings(), portalUrl, { back: "/staff/calendar", again })
  const response = await fetch(to, { redirect: "manual" })
  const back = response.headers.get("location")
  if (!back?.startsWith(portalUrl)) throw new Error(`the issuer went to ${back}: ${await response.text()}`)
  return { query: new URL(back).search, asked }
}

test("whoever is known there is read with name, address and groups", async () => {
  const { query, asked } = await answered()
  const identity = await readAnswer(settings(), portalUrl, query, asked)
  expect(identity).toEqual({
    issuer,
    subject: "u-1",
    email: "anna@office.example",
    name: "Anna Holm",
    groups: ["desk", "bosses"],
  })
})

test("an answer to another question is refused: state, nonce and verifier must be those of this browser", async () => {
  const first = await answered()
  const other = await answered()
  const state = { ...first.asked, state: other.asked.state }
  await expect(readAnswer(settings(), portalUrl, first.query, state)).rejects.toThrow()
  const nonce = { ...first.asked, nonce: other.asked.nonce }
  await expect(readAnswer(settings(), portalUrl, first.query, nonce)).rejects.toThrow()
  const verifier = { ...other.asked, verifier: first.asked.verifier }
  await expect(readAnswer(settings(), portalUrl, other.query, verifier)).rejects.toThrow()
})

test("an answer is used once", async () => {
  const { query, asked } = await answered()
  await readAnswer(settings(), portalUrl, query, asked)
  await expect(readAnswer(settings(), portalUrl, query, asked)).rejects.toThrow()
})

test("a token for another audience is refused", async () => {
  const { query, asked } = await answered()
  const another = { ...settings(), clientId: "another", clientSecret: "another secret, long enough for it" }
  await expect(readAnswer(another, portalUrl, query, asked)).rejects.toThrow()
})

test("whoever is asked again must have signed in there just now", async () => {
  const fresh = await answered(true)
  expect(await readAnswer(settings(), portalUrl, fresh.query, fresh.asked)).toMatchObject({ subject: "u-1" })
  // An answer that does not say when somebody signed in could be an old session there.
  const { query, asked } = await answered()
  await expect(readAnswer(settings(), portalUrl, query, { ...asked, again: true })).rejects.toThrow()
})

test("an issuer that is away is told as such, and asked anew the next time", async () => {
  const away = { ...settings(), issuer: "http://127.0.0.1:9" }
  const ask = () => askOffice(away, portalUrl, { back: "/staff", again: false })
  await expect(ask()).rejects.toThrow()
  await expect(ask()).rejects.toThrow()
})

const identity = (over: Partial<typeof person> = {}) => {
  const { sub: subject, ...rest } = { ...person, ...over }
  return { issuer, subject, ...rest }
}
const roles = [
  { group: "bosses", role: "coordinator" },
  { group: "desk", role: "reception" },
]

test("the first group that fits gives the role, anew each time; without one nobody comes in", async () => {
  const made = await accountOfOffice(office.ctx, identity(), roles, "da")
  expect(made).toMatchObject({ ok: true, value: { role: "coordinator", name: "Anna Holm", passwordHash: null } })
  const lowered = await accountOfOffice(office.ctx, identity({ groups: ["desk"], name: "Anna Berg" }), roles, "da")
  expect(lowered).toMatchObject({ ok: true, value: { role: "reception", name: "Anna Berg" } })
  for (const groups of [[], ["others"]])
    expect(await accountOfOffice(office.ctx, identity({ groups }), roles, "da")).toEqual({
      ok: false,
      error: "office-no-role",
    })
  expect(await accountOfOffice(office.ctx, identity({ sub: "u-9", email: "" }), roles, "da")).toMatchObject({
    error: "office-no-email",
  })
})

test("an account with the same address is taken over by the first who has it there, and by nobody after", async () => {
  const own = await account(office.ctx, "caseworker", "Ib")
  const mine = identity({ sub: "u-2", email: own.email, name: "Ib" })
  expect(await accountOfOffice(office.ctx, mine, roles, "da")).toMatchObject({ ok: true, value: { id: own.id } })
  const thief = identity({ sub: "u-3", email: own.email })
  expect(await accountOfOffice(office.ctx, thief, roles, "da")).toEqual({ ok: false, error: "office-closed" })
  const boss = await account(office.ctx, "admin", "Boss")
  await changePerson(office.ctx, { id: own.id, by: boss.id, to: "closed" })
  expect(await accountOfOffice(office.ctx, mine, roles, "da")).toEqual({ ok: false, error: "office-closed" })
  expect((await accountByEmail(office.db, own.email))!.active).toBe(false)
})
