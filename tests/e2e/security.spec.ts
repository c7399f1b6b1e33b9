import { expect, test } from "./support/portal.ts"

test("a post that no page of the portal sent is refused on every kind of route", async ({ request, portal }) => {
  const own = { origin: portal.url }
  const paths = [
    "/en/book/services",
    "/en/book/let-go",
    "/en/visit/x/cancel",
    "/staff/sign-in",
    "/staff/calendar/stream",
    "/en/visit/x/visit.ics",
    "/demo/mail",
    "/healthz",
    "/anything",
  ]
  for (const path of paths) {
    for (const headers of [
      {} as Record<string, string>,
      { origin: "https://evil.example" },
      { origin: "null" },
      { ...own, "sec-fetch-site": "cross-site" },
      { ...own, "sec-fetch-site": "same-site" },
      { ...own, "sec-fetch-site": "none" },
    ]) {
      const answer = await request.post(portal.url + path, { form: { a: "1" }, headers })
      expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(403)
    }
    expect((await request.post(portal.url + path, { form: { a: "1" }, headers: own })).status(), path).not.toBe(403)
  }
})

test("headers: a strict policy with a nonce of its own each time, and nothing that lets others in", async ({
  request,
  portal,
}) => {
  const nonces = new Set<string>()
  for (let i = 0; i < 3; i++) {
    const headers = (await request.get(`${portal.url}/en`)).headers()
    const policy = headers["content-security-policy"]!
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    nonces.add(/'nonce-([^']+)'/.exec(policy)![1]!)
    expect(headers["x-content-type-options"]).toBe("nosniff")
    expect(headers["referrer-policy"]).toBe("same-origin")
    expect(headers["x-powered-by"]).toBeUndefined()
  }
  expect(nonces.size).toBe(3)
})

test("bad input is never a 500", async ({ request, portal }) => {
  const headers = { origin: portal.url }
  const started = await request.post(`${portal.url}/en/book/services`, {
    form: { service: "cpr", municipality: "101" },
    headers,
    maxRedirects: 0,
  })
  const cookie = started.headers()["set-cookie"]!.split(";")[0]!
  await request.post(`${portal.url}/en/book/people`, {
    form: { party: "3" },
    headers: { ...headers, cookie },
    maxRedirects: 0,
  })
  const posts: [string, Record<string, string>][] = [
    ["/en/book/services", { service: "\u0000" }],
    ["/en/book/services", { nonsense: "x" }],
    ["/en/book/people", { party: "999999999999999999999" }],
    ["/en/book/people", { party: "-1" }],
    ["/en/book/time", { time: "2026-02-31T10:00" }],
    ["/en/book/time", { time: "9999-12-31T23:59" }],
    ["/en/book/time", { time: "0000-01-01T00:00" }],
    ["/en/book/time", { time: "\u0000" }],
    [
      "/en/book/details",
      {
        contactName: "\u0000\u202e",
        email: "\u0000@x.dk",
        phone: "\u0000",
        language: "xx",
        supportNeeds: "x".repeat(10_000),
      },
    ],
    ["/en/book/details", { contactName: "x".repeat(10_000), email: `${"x".repeat(300)}@example.org` }],
    ["/en/book/code", { code: "1".repeat(5000) }],
    ["/en/book/check", { visit: "not-an-id" }],
    ["/en/book/check", { visit: "00000000-0000-4000-8000-000000000000" }],
    ["/en/mine", { email: "\u0000" }],
    ["/staff/sign-in", { email: "\u0000", password: "\u0000".repeat(100) }],
  ]
  for (const [path, form] of posts) {
    const answer = await request.post(portal.url + path, { form, headers: { ...headers, cookie }, maxRedirects: 0 })
    expect(answer.status(), `${path} ${JSON.stringify(form).slice(0, 80)}`).toBeLessThan(500)
  }
  for (const path of [
    "/en/book/time?month=2026-99&day=nonsense",
    "/en/book/time?day=0000-00-00",
    "/en/book/taken?day=9999-99-99T99:99",
    "/en/visit/%00",
    "/en/%E0%A4%A",
    "/xx/book",
    "/en/visit/x/move?to=nonsense",
    "/demo/mail",
    "/staff/calendar/stream",
    "/staff/visit/nonsense",
    "/.env",
    "/assets/../../package.json",
  ]) {
    const answer = await request.get(portal.url + path, { headers: { cookie, "accept-language": "\u00ff;q=x,,,;" } })
    expect(answer.status(), path).toBeLessThan(500)
  }
  for (const cookies of ["booking=%%%", "booking=", "staff=x; staff-language=zz", ";;;="]) {
    for (const path of ["/en/book/time", "/staff/calendar"])
      expect((await request.get(portal.url + path, { headers: { cookie: cookies } })).status()).toBeLessThan(500)
  }
})

test("health, readiness and figures for the operator", async ({ request, portal }) => {
  expect(await (await request.get(`${portal.url}/healthz`)).text()).toBe("ok\n")
  expect((await request.get(`${portal.url}/readyz`)).status()).toBe(200)
  expect(await (await request.get(`${portal.url}/metrics`)).text()).toContain("ankomst_request_seconds_bucket")
})

test("the session cookie is not for scripts, and signing in leads nowhere else", async ({ request, portal }) => {
  const answer = await request.post(`${portal.url}/staff/sign-in`, {
    form: { email: "coordinator@office.example", password: "a long enough password", back: "//evil.example/x" },
    headers: { origin: portal.url },
    maxRedirects: 0,
  })
  expect(answer.headers().location).toBe("/staff/sign-in/second?back=%2Fstaff")
  expect(answer.headers()["set-cookie"]).toMatch(/staff=[^;]+;.*HttpOnly/)
  expect(answer.headers()["set-cookie"]).toMatch(/SameSite=Lax/)
})

test("addresses that are none, bodies that are too large or of another kind, and hosts that are none are refused", async ({
  request,
  portal,
}) => {
  for (const path of [
    "/%2Fevil.example/book",
    "/%2Fevil.example/book/time",
    "/xx/book",
    "/%00/book",
    "/%0d%0aX:1/book",
  ]) {
    const answer = await request.get(portal.url + path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(404)
    expect(answer.headers().location).toBeUndefined()
  }
  const headers = { origin: portal.url }
  const post = (path: string, options: object) =>
    request.post(portal.url + path, { headers, maxRedirects: 0, ...options })
  expect(
    (
      await post("/en/mine", {
        data: Buffer.alloc(70_000, "a"),
        headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
      })
    ).status(),
  ).toBe(413)
  const many = Array.from({ length: 500 }, () => "service=cpr").join("&")
  expect(
    (
      await post("/en/book/services", {
        data: many,
        headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
      })
    ).status(),
  ).toBe(400)
  for (const path of ["/en/book/services", "/en/mine", "/staff/sign-in"]) {
    expect((await post(path, { data: { a: 1 } })).status(), path).toBe(400)
    expect(
      (await post(path, { data: "x", headers: { ...headers, "content-type": "multipart/form-data" } })).status(),
      path,
    ).toBe(400)
    expect((await post(path, { form: { __intent__: "{bad", __proto__: "x" } })).status(), path).toBeLessThan(500)
  }
  expect((await post("/en/mine", { form: { email: "group:victim@example.org" } })).status()).toBe(422)
  expect((await request.get(`${portal.url}/en`, { headers: { host: "a b" } })).status()).toBe(400)
})

test("a malformed day or month in an address changes nothing for the next visitor", async ({ request, portal }) => {
  const headers = { origin: portal.url }
  const started = await request.post(`${portal.url}/en/book/services`, {
    form: { service: "cpr", municipality: "101" },
    headers,
    maxRedirects: 0,
  })
  const cookie = started.headers()["set-cookie"]!.split(";")[0]!
  await request.post(`${portal.url}/en/book/people`, {
    form: { party: "1" },
    headers: { ...headers, cookie },
    maxRedirects: 0,
  })
  const read = async (query: string) =>
    (await request.get(`${portal.url}/en/book/time?${query}`, { headers: { cookie } })).text()
  const first = await read("")
  const next = /[?&](?:amp;)?month=(\d{4}-\d{2})"/.exec(first)![1]!
  const day = /[?&](?:amp;)?day=(\d{4}-\d{2}-\d{2})/.exec(await read(`month=${next}`))![1]!
  expect(day.slice(0, 7)).toBe(next)
  // The opened day is marked; a day with something behind it opens none of that month.
  await read(`day=${day}zzz`)
  expect(await read(`day=${day}`)).toMatch(new RegExp(`day=${day}[^>]*aria-current="date"`))
})

test("a plan's link that is none never breaks a page, and leads nowhere else", async ({ request, portal }) => {
  for (const link of ["%E2%82%AC", "a%0d%0ab", "%00", "..%2f..%2f%2fevil.com", "a%3fb"]) {
    for (const page of ["", "/papers", "/plan.ics"]) {
      const answer = await request.get(`${portal.url}/en/plan/${link}${page}`, { maxRedirects: 0 })
      expect(answer.status(), `${link}${page}`).toBeLessThan(500)
      const to = answer.headers()["location"]
      if (to !== undefined) expect(to).toBe("/en/plan")
    }
  }
})
