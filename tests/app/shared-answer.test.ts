import { gunzipSync } from "node:zlib"
import { beforeEach, expect, test } from "vitest"
import { RouterContextProvider } from "react-router"
import { LiveHub } from "#app/web/live.server.ts"
import { portalContext, staffContext, type Portal } from "#app/web/context.server.ts"
import { localeMiddleware } from "#app/web/locale.server.ts"
import { sharedAnswer } from "#app/web/shared-answer.server.ts"
import type { Language } from "#locales/languages.ts"
import { admin } from "../support/pages.ts"

const REREAD = "/staff/calendar.data?day=2026-11-23&live=1&_routes=desk%2Fcalendar"
const middleware = sharedAnswer("desk/calendar", (query) => query.has("visit"))

let live: LiveHub
let read: number
beforeEach(() => {
  live = new LiveHub()
  read = 0
})

/** What the page answers to one of the staff: how often it had been read, and whom it was read for. */
async function ask(
  address: string,
  reader: { name?: string; language?: Language; skills?: string[] | null; encodings?: string; method?: string } = {},
) {
  const { name = "Karen", language = "en", skills = null, encodings = "br, gzip", method = "GET" } = reader
  const headers = { cookie: `staff-language=${language}`, "accept-encoding": encodings }
  const request = new Request(`https://ankomst.test${address}`, { method, headers })
  const context = new RouterContextProvider()
  context.set(portalContext, { live } as Portal)
  context.set(staffContext, { ...admin, name, skills })
  const given = { request, context, url: new URL(request.url), pattern: "", params: {} }
  await localeMiddleware(given, () => Promise.resolve(new Response()))
  const answer = (await middleware(given, async () => {
    read++
    await new Promise((resolve) => setImmediate(resolve))
    return new Response(`${read} for ${name}`, { status: 202, headers: { "content-type": "text/x-script" } })
  })) as Response
  const bytes = Buffer.from(await answer.arrayBuffer())
  const encoding = answer.headers.get("content-encoding")
  return { answer, encoding, text: (encoding === "gzip" ? gunzipSync(bytes) : bytes).toString() }
}

test("pages that re-read themselves at the same moment share one answer, until news comes", async () => {
  const both = await Promise.all([ask(REREAD), ask(REREAD, { name: "Mette" })])
  expect(both.map(({ text }) => text)).toEqual(["1 for Karen", "1 for Karen"])
  expect(both[1].answer.status).toBe(202)
  expect(both[1].answer.headers.get("content-type")).toBe("text/x-script")
  expect((await ask(REREAD)).text).toBe("1 for Karen")
  live.publish("reconnected")
  expect((await ask(REREAD)).text).toBe("2 for Karen")
})

test.each([
  ["another language", REREAD, { language: "da" }],
  ["other counters", REREAD, { skills: ["permit"] }],
  ["another day", REREAD.replace("23", "24"), {}],
  ["an open visit", `${REREAD}&visit=1`, {}],
  ["a page that somebody opens", REREAD.replace("&live=1", ""), {}],
  ["the data of another route besides", `${REREAD}%2Cstaff%2Flayout`, {}],
  ["the data of every route", REREAD.replace("&_routes=desk%2Fcalendar", ""), {}],
  ["an act", REREAD, { method: "POST" }],
] as const)("%s has an answer of its own", async (_, address, reader) => {
  await ask(REREAD)
  expect((await ask(address, { ...reader, name: "Mette" } as Parameters<typeof ask>[1])).text).toBe("2 for Mette")
})

test("it is packed for whoever can unpack it", async () => {
  expect((await ask(REREAD)).encoding).toBe("gzip")
  const plain = await ask(REREAD, { encodings: "identity" })
  expect([plain.encoding, plain.text]).toEqual([null, "1 for Karen"])
})

/** A reader whose own reading ends as `fails` says. */
async function failing(fails: () => Promise<Response>) {
  const request = new Request(`https://ankomst.test${REREAD}`)
  const context = new RouterContextProvider()
  context.set(portalContext, { live } as Portal)
  context.set(staffContext, admin)
  const given = { request, context, url: new URL(request.url), pattern: "", params: {} }
  await localeMiddleware(given, () => Promise.resolve(new Response()))
  return middleware(given, async () => {
    await new Promise((resolve) => setImmediate(resolve))
    return fails()
  })
}

test.each([
  ["breaks", () => Promise.reject(new Error("call aborted"))],
  ["is refused because its reader went away", () => Promise.resolve(new Response("aborted", { status: 500 }))],
] as const)("an answer that %s is nobody else's, also not of those who wait for it", async (_, fails) => {
  const [first, waiting] = await Promise.allSettled([failing(fails), ask(REREAD), ask(REREAD, { name: "Mette" })])
  expect(first.status === "rejected" || (first.value as Response).status === 500).toBe(true)
  expect(waiting.status === "fulfilled" && waiting.value.text).toMatch(/^\d for Karen$/)
  expect((await ask(REREAD, { name: "Jonas" })).answer.status).toBe(202)
})
