import { z } from "zod"

/** A setting is missing or wrong. The message names each variable and says what is expected. */
export class ConfigError extends Error {}

/** Said when real mail is to go out of a database that a demonstration was seeded into. */
export const DEMO_WITH_MAIL =
  "SMTP_URL is set, but the database holds accounts of a demonstration (@ankomst.example): " +
  "a portal that sends real mail has none. Close them with npm run staff:remove, " +
  "or set DATABASE_URL to a database of its own"

const flag = z
  .enum(["0", "1", "true", "false"], "0 or 1")
  .default("0")
  .transform((value) => value === "1" || value === "true")

const postgresUrl = z
  .string("a PostgreSQL address such as postgres://user:password@host:5432/ankomst")
  .regex(/^postgres(ql)?:\/\/\S+$/, "a PostgreSQL address such as postgres://user:password@host:5432/ankomst")

const SESSION_SECRET_EXPECTED =
  "at least 32 random characters (openssl rand -base64 48); several with commas between, the newest first"
const DATA_KEYS_EXPECTED =
  "a version, a colon and 32 random bytes in hex (1:, then openssl rand -hex 32); several with commas between, the newest first, each with a version of its own"
const OIDC_EXPECTED = "the address of the office's OpenID Connect issuer, such as https://login.example.dk/tenant/v2.0"
const OIDC_ROLES_EXPECTED =
  "groups of the issuer and the roles they have here, the first that fits counts: group-1=admin,group-2=caseworker"
const SMS_URL_EXPECTED = "the address of an SMS gateway in GatewayAPI's format, such as https://gatewayapi.com"
const SMS_TOKEN_EXPECTED = "the token of the SMS gateway"
const SMS_SENDER_EXPECTED = "at most 11 letters and digits, or a phone number of at most 15 digits"
const ADDRESS_LOOKUP_EXPECTED = "the address of Adressevælger, such as https://adressevaelger.dk"
const ADDRESS_TOKEN_EXPECTED = "the token of Adressevælger, 10 characters or more"
const CLAMD_EXPECTED = "the socket of ClamAV's clamd, such as /run/clamav/clamd.ctl or scanner.example.dk:3310"
const DAY_LIST_PRINTER_EXPECTED = "the name of a printer as lpstat -p tells it, such as reception"

const matching = (pattern: RegExp, error: string) => z.string().regex(pattern, error).optional()
const webAddress = (error: string) => z.url({ protocol: /^https?$/, hostname: /./, error })

const schema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"], "production, development or test").default("production"),
  PORT: z.coerce
    .number("a port number from 0 to 65535")
    .int()
    .min(0)
    .max(65535, "a port number from 0 to 65535")
    .default(3000),
  HOST: z.string().min(1).optional(),
  DATABASE_URL: postgresUrl,
  DATABASE_POOL: z.coerce.number("a number from 2 to 100").int().min(2).max(100, "a number from 2 to 100").default(10),
  PORTAL_URL: webAddress("the address visitors use, such as https://ankomst.example.dk")
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, "an SMTP address such as smtp://user:password@mail.example.dk:587")
    .optional(),
  MAIL_FROM: z.string().regex(/@/, "an e-mail address").default("Ankomst <no-reply@ankomst.example>"),
  SMS_URL: webAddress(SMS_URL_EXPECTED).default("https://gatewayapi.com"),
  SMS_TOKEN: matching(/^[\x21-\x7e]{16,}$/, SMS_TOKEN_EXPECTED),
  SMS_SENDER: matching(/^([A-Za-z0-9]{1,11}|\d{1,15})$/, SMS_SENDER_EXPECTED),
  SESSION_SECRET: z
    .string(SESSION_SECRET_EXPECTED)
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(z.string().min(32, SESSION_SECRET_EXPECTED)).min(1)),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: OIDC_EXPECTED }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_GROUPS_CLAIM: z.string().min(1).default("groups"),
  OIDC_ROLES: z
    .string()
    .regex(/^[^=,]+=[a-z][a-z0-9-]*(,[^=,]+=[a-z][a-z0-9-]*)*$/, OIDC_ROLES_EXPECTED)
    .transform((text) =>
      text.split(",").map((pair) => {
        const [group, role] = pair.split("=")
        return { group: group!.trim(), role: role!.trim() }
      }),
    )
    .optional(),
  DATA_KEYS: z
    .string(DATA_KEYS_EXPECTED)
    .regex(/^\d{1,6}:[0-9a-f]{64}(\s*,\s*\d{1,6}:[0-9a-f]{64})*$/i, DATA_KEYS_EXPECTED)
    .transform((text) =>
      text.split(",").map((part) => {
        const [version, key] = part.trim().split(":")
        return { version: Number(version), key: Buffer.from(key!, "hex") }
      }),
    )
    .refine((keys) => new Set(keys.map((k) => k.version)).size === keys.length, DATA_KEYS_EXPECTED),
  ADDRESS_LOOKUP_URL: webAddress(ADDRESS_LOOKUP_EXPECTED).default("https://adressevaelger.dk"),
  ADDRESS_LOOKUP_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{10,}$/, ADDRESS_TOKEN_EXPECTED)
    .optional(),
  TRUST_PROXY: z.coerce.number("how many reverse proxies stand in front, 0 to 5").int().min(0).max(5).default(0),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"], "fatal, error, warn, info, debug or silent")
    .default("info"),
  RATE_LIMITS: z.enum(["on", "off"], "on or off").default("on"),
  AUDIT_ANCHORS: z.string().min(1).optional(),
  CLAMD: matching(/^(\/\S+|[\w.-]+:\d{1,5})$/, CLAMD_EXPECTED),
  DAY_LIST_FOLDER: z.string().min(1).optional(),
  DAY_LIST_PRINTER: z
    .string()
    .regex(/^[A-Za-z0-9_][\w.-]{0,126}$/, DAY_LIST_PRINTER_EXPECTED)
    .optional(),
  METRICS_TOKEN: z.string().min(16, "at least 16 characters").optional(),
  ANKOMST_DEMO: flag,
  SEED_DEMO: flag,
})

const bare = (url: string) => url.replace(/\/+$/, "")
const isHere = (host: string) => ["localhost", "127.0.0.1", "::1", "[::1]"].includes(host)

/**
 * The portal's settings, read once at the start of each process.
 * `demo` is true when no SMTP server is set: mail is then caught and shown on a page of the portal. In production that must be
 * asked for with ANKOMST_DEMO=1, so that nobody publishes visitors' mail by forgetting a setting. A demonstration is reached from
 * its own machine only, unless HOST says otherwise, and never together with real mail.
 */
export interface Config {
  mode: "production" | "development" | "test"
  port: number
  host: string
  databaseUrl: string
  databasePool: number
  /** Where visitors reach the portal, without a slash at the end; mails link there. */
  portalUrl: string
  smtpUrl: string | null
  mailFrom: string
  /** Where SMS go out, and from whom; null where none are sent. */
  sms: { url: string; token: string; sender: string } | null
  /** People who give a phone number get SMS: a demonstration catches them as it does its mail. */
  sendsSms: boolean
  /** The newest first: the first one signs, all of them verify. */
  secrets: [string, ...string[]]
  /** What the keys of people's sealed answers are wrapped by, the newest first. */
  dataKeys: { version: number; key: Buffer }[]
  /** The register that is asked for addresses; null asks nobody. */
  addressRegister: { url: string; token: string } | null
  trustProxy: number
  logLevel: string
  rateLimits: boolean
  metricsToken: string | null
  /** A file outside the database into which the worker writes the end of the audit trail every hour. */
  auditAnchors: string | null
  /** The folder into which the worker saves the day's list each morning, and the printer that gets it; null saves none. */
  /** Where the virus scanner listens (`/run/clamav/clamd.ctl`, or host:port); null where papers are not scanned. */
  clamd: string | null
  dayList: { folder: string; printer: string | null } | null
  /** The office's own sign-in (OpenID Connect); null when there is none. */
  oidc: {
    issuer: string
    clientId: string
    clientSecret: string
    groupsClaim: string
    /** The first group that fits gives the role. */
    roles: readonly { group: string; role: string }[]
  } | null
  /** The second factor may be left out only where the people and what they see are made up. */
  secondFactor: "optional" | "required"
  demo: boolean
}

/** Reads and checks the settings. Refuses with a ConfigError that names every variable that is missing or wrong, all at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""))
  const parsed = schema.safeParse(given)
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => unusable(issue, given))
  const problems = [...new Set([...wrong, ...atOdds(given)])]
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.join("\n"))
  const c = parsed.data
  // A demonstration has accounts whose passwords lie beside it, and shows everybody's mail.
  const demo = c.ANKOMST_DEMO || !c.SMTP_URL
  const host = c.HOST ?? (demo ? "127.0.0.1" : "0.0.0.0")
  const portalUrl = c.PORTAL_URL ?? `http://localhost:${c.PORT}`
  return {
    mode: c.NODE_ENV,
    port: c.PORT,
    host,
    databaseUrl: c.DATABASE_URL,
    databasePool: c.DATABASE_POOL,
    portalUrl,
    smtpUrl: c.SMTP_URL ?? null,
    mailFrom: c.MAIL_FROM,
    sms: c.SMS_TOKEN && c.SMS_SENDER ? { url: bare(c.SMS_URL), token: c.SMS_TOKEN, sender: c.SMS_SENDER } : null,
    sendsSms: demo || c.SMS_TOKEN !== undefined,
    secrets: c.SESSION_SECRET as [string, ...string[]],
    dataKeys: c.DATA_KEYS,
    addressRegister: c.ADDRESS_LOOKUP_TOKEN ? { url: bare(c.ADDRESS_LOOKUP_URL), token: c.ADDRESS_LOOKUP_TOKEN } : null,
    trustProxy: c.TRUST_PROXY,
    logLevel: c.LOG_LEVEL,
    rateLimits: c.RATE_LIMITS === "on",
    metricsToken: c.METRICS_TOKEN ?? null,
    auditAnchors: c.AUDIT_ANCHORS ?? null,
    clamd: c.CLAMD ?? null,
    dayList: c.DAY_LIST_FOLDER ? { folder: c.DAY_LIST_FOLDER, printer: c.DAY_LIST_PRINTER ?? null } : null,
    oidc: oidcOf(c),
    secondFactor: demo || c.NODE_ENV !== "production" ? "optional" : "required",
    demo,
  }
}

type Given = Readonly<Record<string, string | undefined>>

function unusable(issue: z.core.$ZodIssue, given: Given): string {
  const name = String(issue.path[0] ?? "")
  const state = given[name] === undefined ? "is missing" : "is not usable"
  return `${name} ${state}: expected ${issue.message.replace(/^Invalid input: expected /, "")}`
}

/** What is wrong with settings that do not go together, or lack one another. Each by itself is judged by the schema. */
function atOdds(given: Given): string[] {
  const isOn = (name: string) => given[name] === "1" || given[name] === "true"
  const production = (given.NODE_ENV ?? "production") === "production"
  const open = production && !isOn("ANKOMST_DEMO")
  const { SMTP_URL: smtp, PORTAL_URL: portal } = given
  const host = given.HOST ?? (isOn("ANKOMST_DEMO") || !smtp ? "127.0.0.1" : "0.0.0.0")
  const address = portal ?? "http://localhost"
  const local = isHere(host) && URL.canParse(address) && isHere(new URL(address).hostname)
  return [
    open && !smtp
      ? "SMTP_URL is missing: expected an SMTP address such as smtp://user:password@mail.example.dk:587 " +
        "(or ANKOMST_DEMO=1 for a demonstration that catches its own mail)"
      : "",
    open && !given.MAIL_FROM
      ? "MAIL_FROM is missing: expected the address that mail comes from, such as Ankomst <no-reply@ankomst.example.dk>"
      : "",
    open && !portal
      ? "PORTAL_URL is missing: expected the address visitors use, such as https://ankomst.example.dk"
      : "",
    open && portal && URL.canParse(portal) && !/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(portal)
      ? "PORTAL_URL is not usable: expected https, since visitors' links and cookies travel by it"
      : "",
    (isOn("ANKOMST_DEMO") || isOn("SEED_DEMO")) && smtp
      ? `SMTP_URL is set together with a demonstration (${isOn("SEED_DEMO") ? "SEED_DEMO" : "ANKOMST_DEMO"}), ` +
        "whose visitors are made up and whose accounts come with it: it sends no real mail. " +
        "For the real thing set NODE_ENV=production and DATABASE_URL; for a demonstration leave SMTP_URL out"
      : "",
    production && given.RATE_LIMITS === "off" && !local
      ? "RATE_LIMITS is off in production: expected on. " +
        "Off is for load tests on one's own machine, with HOST=127.0.0.1 and a PORTAL_URL on localhost"
      : "",
    given.DAY_LIST_PRINTER && !given.DAY_LIST_FOLDER
      ? "DAY_LIST_FOLDER is missing: expected a folder, since DAY_LIST_PRINTER prints the list that is saved there"
      : "",
    ...smsFaults(given, isOn("ANKOMST_DEMO") || isOn("SEED_DEMO") || !smtp),
    given.ADDRESS_LOOKUP_URL && !given.ADDRESS_LOOKUP_TOKEN
      ? `ADDRESS_LOOKUP_TOKEN is missing: expected ${ADDRESS_TOKEN_EXPECTED}, which answers nobody without one`
      : "",
    unsafe(given, "ADDRESS_LOOKUP_URL", "people's addresses travel by it"),
    ...oidcFaults(given, open),
  ].filter(Boolean)
}

/** What to say of an address elsewhere that anybody on the way could read along; "" when none could. */
function unsafe(given: Given, name: string, since: string): string {
  const url = given[name] ?? ""
  return url.startsWith("http:") && URL.canParse(url) && !isHere(new URL(url).hostname)
    ? `${name} is not usable: expected https, since ${since}`
    : ""
}

/** What is missing or unsafe of the SMS gateway, when some of it is set. */
function smsFaults(given: Given, demo: boolean): string[] {
  const needed = ["SMS_TOKEN", "SMS_SENDER"] as const
  if (given.SMS_URL === undefined && needed.every((name) => given[name] === undefined)) return []
  const missing = needed.filter((name) => given[name] === undefined)
  return [
    ...missing.map((name) => `${name} is missing: ${needed.join(" and ")} belong together`),
    unsafe(given, "SMS_URL", "people's numbers travel by it"),
    demo
      ? "SMS_TOKEN is set, but SMTP_URL is not, or a demonstration is asked for, whose visitors are made up: " +
        "it sends no real SMS. For the real thing set SMTP_URL; for a demonstration leave SMS_TOKEN out"
      : "",
  ]
}

type Oidc = Pick<
  z.infer<typeof schema>,
  "OIDC_ISSUER" | "OIDC_CLIENT_ID" | "OIDC_CLIENT_SECRET" | "OIDC_ROLES" | "OIDC_GROUPS_CLAIM"
>

/** The office's own sign-in; null when none is set. */
function oidcOf(c: Oidc): Config["oidc"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_ROLES: roles } = c
  if (!issuer || !clientId || !clientSecret || !roles) return null
  return { issuer, clientId, clientSecret, roles, groupsClaim: c.OIDC_GROUPS_CLAIM }
}

/** What is missing or unsafe of the office's own sign-in, when some of it is set. */
function oidcFaults(given: Given, open: boolean): string[] {
  const needed = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLES"] as const
  if (needed.every((name) => given[name] === undefined)) return []
  const missing = needed.filter((name) => given[name] === undefined)
  return [
    ...missing.map((name) => `${name} is missing: all of ${needed.join(", ")} belong together`),
    open && given.OIDC_ISSUER?.startsWith("http:") ? "OIDC_ISSUER is not usable: expected https" : "",
  ]
}
