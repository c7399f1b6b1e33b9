import { describe, expect, test } from "vitest"
import { ConfigError, readConfig } from "#config"
import { safeBack } from "#paths"

const good = {
  DATABASE_URL: "postgres://a:b@localhost:5432/c",
  SESSION_SECRET: "x".repeat(32),
  DATA_KEYS: `1:${"ab".repeat(32)}`,
  PORTAL_URL: "https://ankomst.test/",
  SMTP_URL: "smtp://mail.test",
  MAIL_FROM: "Ankomst <no-reply@ankomst.test>",
  NODE_ENV: "production",
}

describe("settings", () => {
  test("good ones are read, with the slash at the end of the address gone", () => {
    expect(readConfig(good)).toMatchObject({
      portalUrl: "https://ankomst.test",
      port: 3000,
      demo: false,
      trustProxy: 0,
    })
    expect(readConfig({ ...good, SESSION_SECRET: `${"n".repeat(32)}, ${"o".repeat(40)}` }).secrets).toHaveLength(2)
  })

  const bad: [string, Record<string, string>][] = [
    ["PORT", { PORT: "70000" }],
    ["PORT", { PORT: "http" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://x" }],
    ["DATABASE_URL", { DATABASE_URL: "" }],
    ["SESSION_SECRET", { SESSION_SECRET: "short" }],
    ["DATA_KEYS", { DATA_KEYS: "ab".repeat(32) }],
    ["DATA_KEYS", { DATA_KEYS: `1:${"ab".repeat(32)},1:${"cd".repeat(32)}` }],
    ["ADDRESS_LOOKUP_URL", { ADDRESS_LOOKUP_URL: "ftp://register", ADDRESS_LOOKUP_TOKEN: "t".repeat(10) }],
    ["ADDRESS_LOOKUP_URL", { ADDRESS_LOOKUP_URL: "http://register.test", ADDRESS_LOOKUP_TOKEN: "t".repeat(10) }],
    ["ADDRESS_LOOKUP_TOKEN", { ADDRESS_LOOKUP_TOKEN: "short" }],
    // What was set for the register that has closed names what is missing now.
    ["ADDRESS_LOOKUP_TOKEN", { ADDRESS_LOOKUP_URL: "https://api.dataforsyningen.dk" }],
    ["PORTAL_URL", { PORTAL_URL: "ankomst" }],
    ["PORTAL_URL", { PORTAL_URL: "http://ankomst.test" }],
    ["DAY_LIST_FOLDER", { DAY_LIST_PRINTER: "reception" }],
    ["DAY_LIST_PRINTER", { DAY_LIST_FOLDER: "/lists", DAY_LIST_PRINTER: "-o raw" }],
    ["SMTP_URL", { SMTP_URL: "mail.test" }],
    ["SMTP_URL", { SMTP_URL: "" }],
    ["MAIL_FROM", { MAIL_FROM: "" }],
    ["MAIL_FROM", { MAIL_FROM: "nobody" }],
    ["SMS_URL", { SMS_URL: "gateway", SMS_TOKEN: "t".repeat(20), SMS_SENDER: "Office" }],
    ["SMS_URL", { SMS_URL: "http://gateway.test", SMS_TOKEN: "t".repeat(20), SMS_SENDER: "Office" }],
    ["SMS_TOKEN", { SMS_TOKEN: "short", SMS_SENDER: "Office" }],
    ["SMS_SENDER", { SMS_TOKEN: "t".repeat(20), SMS_SENDER: "An Office Name" }],
    ["TRUST_PROXY", { TRUST_PROXY: "9" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["RATE_LIMITS", { RATE_LIMITS: "maybe" }],
    ["METRICS_TOKEN", { METRICS_TOKEN: "short" }],
  ]
  test.each(bad)("a bad %s is named with what is expected: %j", (name, setting) => {
    expect(() => readConfig({ ...good, ...setting })).toThrow(ConfigError)
    expect(() => readConfig({ ...good, ...setting })).toThrow(new RegExp(`^${name} .*expected`, "m"))
  })

  test("SMS go out only where both token and sender are set, and never from a demonstration", () => {
    expect(readConfig(good).sms).toBeNull()
    const sms = { SMS_TOKEN: "t".repeat(20), SMS_SENDER: "Office" }
    expect(readConfig({ ...good, ...sms }).sms).toEqual({
      url: "https://gatewayapi.com",
      token: sms.SMS_TOKEN,
      sender: "Office",
    })
    expect(readConfig({ ...good, ...sms, SMS_URL: "http://127.0.0.1:9/" }).sms?.url).toBe("http://127.0.0.1:9")
    expect(() => readConfig({ ...good, SMS_TOKEN: sms.SMS_TOKEN })).toThrow(/SMS_SENDER is missing/)
    const demo = { ...good, SMTP_URL: "", ANKOMST_DEMO: "1", MAIL_FROM: "" }
    expect(readConfig(demo).sms).toBeNull()
    expect(() => readConfig({ ...demo, ...sms })).toThrow(/no real SMS/)
  })

  test("a register of addresses is asked only where its token is set", () => {
    expect(readConfig(good).addressRegister).toBeNull()
    const token = "t".repeat(10)
    const register = (given: object) => readConfig({ ...good, ADDRESS_LOOKUP_TOKEN: token, ...given }).addressRegister
    expect(register({})).toEqual({ url: "https://adressevaelger.dk", token })
    expect(register({ ADDRESS_LOOKUP_URL: "http://127.0.0.1:9/" })).toEqual({ url: "http://127.0.0.1:9", token })
  })

  test("half a configuration is told whole, not one setting after the other", () => {
    const lines = (given: Record<string, string>) => {
      try {
        return readConfig(given) && []
      } catch (error) {
        return (error as Error).message.split("\n").map((line) => line.split(" ")[0])
      }
    }
    expect(lines({ NODE_ENV: "production" })).toEqual([
      "DATABASE_URL",
      "SESSION_SECRET",
      "DATA_KEYS",
      "SMTP_URL",
      "MAIL_FROM",
      "PORTAL_URL",
    ])
    expect(lines({ ...good, MAIL_FROM: "", PORTAL_URL: "http://ankomst.test", PORT: "http" })).toEqual([
      "PORT",
      "MAIL_FROM",
      "PORTAL_URL",
    ])
  })

  test("in production a missing mail server is no demonstration unless one is asked for", () => {
    expect(readConfig({ ...good, SMTP_URL: "", ANKOMST_DEMO: "1" }).demo).toBe(true)
    expect(readConfig({ ...good, SMTP_URL: "", NODE_ENV: "development" }).demo).toBe(true)
  })

  test("a demonstration is reached from its own machine only, unless it is told otherwise", () => {
    expect(readConfig({ ...good, SMTP_URL: "", ANKOMST_DEMO: "1" }).host).toBe("127.0.0.1")
    expect(readConfig({ ...good, SMTP_URL: "", NODE_ENV: "development" }).host).toBe("127.0.0.1")
    expect(readConfig({ ...good, SMTP_URL: "", ANKOMST_DEMO: "1", HOST: "0.0.0.0" }).host).toBe("0.0.0.0")
    expect(readConfig(good).host).toBe("0.0.0.0")
  })

  test.each([{ ANKOMST_DEMO: "1" }, { SEED_DEMO: "1" }, { SEED_DEMO: "1", NODE_ENV: "development" }])(
    "a demonstration together with real mail stops the start: %j",
    (setting) => {
      expect(() => readConfig({ ...good, ...setting })).toThrow(/^SMTP_URL is set together with a demonstration/m)
    },
  )

  test("limits are off only on one's own machine", () => {
    const off = { ...good, RATE_LIMITS: "off" }
    const here = { HOST: "127.0.0.1", PORTAL_URL: "http://127.0.0.1:3000" }
    expect(() => readConfig(off)).toThrow(/^RATE_LIMITS is off in production/m)
    expect(() => readConfig({ ...off, HOST: "127.0.0.1" })).toThrow(/^RATE_LIMITS/m)
    expect(() => readConfig({ ...off, PORTAL_URL: "http://localhost:3000" })).toThrow(/^RATE_LIMITS/m)
    expect(() => readConfig({ ...off, SMTP_URL: "", ANKOMST_DEMO: "1", HOST: "0.0.0.0" })).toThrow(/^RATE_LIMITS/m)
    expect(readConfig({ ...off, ...here }).rateLimits).toBe(false)
    expect(readConfig({ ...off, NODE_ENV: "test" }).rateLimits).toBe(false)
  })
})

test("returning leads only to addresses inside the portal", () => {
  for (const evil of [
    "//evil.test",
    "https://evil.test",
    "/\\evil.test",
    "/a//b",
    "/a\nb",
    "javascript:x",
    "",
    "/ø",
    "/%0aa b",
  ])
    expect(safeBack(evil, "/home")).toBe("/home")
  expect(safeBack("/staff/calendar?day=2026-11-23&view=table", "/home")).toBe(
    "/staff/calendar?day=2026-11-23&view=table",
  )
})
