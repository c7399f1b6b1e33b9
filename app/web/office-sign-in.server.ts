import * as oidc from "openid-client"
import type { Config } from "#config"
import type { OfficeIdentity } from "#operations/staff/office-sign-in.ts"
import { paths } from "#paths"

type Settings = NonNullable<Config["oidc"]>

/** What one sign-in keeps in its browser until the answer comes: the answer must fit it. */
export interface Asked {
  state: string
  nonce: string
  verifier: string
  back: string
  /** Somebody who is signed in shows again that it is them. */
  again: boolean
}

/** So long ago somebody may have signed in at the issuer when they are asked again. */
const FRESH_SECONDS = 30

const known = new Map<string, Promise<oidc.Configuration>>()

/** The issuer's own description, read once; tried again after it could not be. */
function issuerOf(settings: Settings): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = settings
  const key = `${issuer} ${clientId}`
  let found = known.get(key)
  if (!found) {
    const plain = issuer.startsWith("http:") ? { execute: [oidc.allowInsecureRequests] } : {}
    found = oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: 5, ...plain })
    found.catch(() => known.delete(key))
    known.set(key, found)
  }
  return found
}

const answerAddress = (portalUrl: string) => `${portalUrl}${paths.staff.officeAnswer()}`

/** Where the browser is sent to, and what it keeps meanwhile (authorization code with PKCE, state and nonce). */
export async function askOffice(
  settings: Settings,
  portalUrl: string,
  going: { back: string; again: boolean },
): Promise<{ to: URL; asked: Asked }> {
  const issuer = await issuerOf(settings)
  const secrets = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
  const asked = { ...secrets, ...going }
  const to = oidc.buildAuthorizationUrl(issuer, {
    redirect_uri: answerAddress(portalUrl),
    scope: "openid profile email",
    state: asked.state,
    nonce: asked.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(asked.verifier),
    code_challenge_method: "S256",
    ...(going.again ? { max_age: String(FRESH_SECONDS) } : {}),
  })
  return { to, asked }
}

/**
 * Reads the answer: the code is exchanged, and signature, issuer, audience, nonce, state and time are checked, and when somebody is
 * asked again, that they signed in just now. Throws when one does not fit.
 */
export async function readAnswer(
  settings: Settings,
  portalUrl: string,
  query: string,
  asked: Asked,
): Promise<OfficeIdentity> {
  const issuer = await issuerOf(settings)
  const tokens = await oidc.authorizationCodeGrant(issuer, new URL(answerAddress(portalUrl) + query), {
    pkceCodeVerifier: asked.verifier,
    expectedState: asked.state,
    expectedNonce: asked.nonce,
    idTokenExpected: true,
    ...(asked.again ? { maxAge: FRESH_SECONDS } : {}),
  })
  const claims = tokens.claims()!
  const text = (name: string) => (typeof claims[name] === "string" ? claims[name] : "")
  const groups = claims[settings.groupsClaim]
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: text("email") || text("preferred_username"),
    name: text("name"),
    groups: Array.isArray(groups) ? groups.filter((one) => typeof one === "string") : [],
  }
}
