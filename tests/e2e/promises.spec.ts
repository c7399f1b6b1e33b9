import type { APIRequestContext } from "@playwright/test"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import type { BenefitState } from "#domain/benefit/registration.ts"
import type { VisitState } from "#domain/booking/states.ts"
import { benefitByKey } from "#db/benefit/reads.ts"
import { nextFreeTimes, visitById } from "#db/booking/reads.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { confirmBenefit, registerBenefit, sendBenefitCode } from "#operations/benefit/register.ts"
import { confirmationCode, hashSecret, visitKey } from "#operations/context.ts"
import { CODE_DIGITS } from "#domain/booking/rules.ts"
import { bookAt } from "../support/office.ts"
import { newAddress, words } from "./support/page.ts"
import { type RunningPortal, SECRET, expect, test } from "./support/portal.ts"

/**
 * What a page says in each state of what it shows is true: it offers what succeeds, an act that would be refused is not offered, and
 * whoever is told that a link comes gets one. Read as HTML: none of these pages needs a script.
 */
const t = words("en")

/** The words of a page, as a reader meets them. */
async function read(request: APIRequestContext, url: string) {
  const answer = await request.get(url)
  const html = await answer.text()
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ""
  const text = main
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")
  return { status: answer.status(), html: main, text }
}
const press = (request: APIRequestContext, portal: RunningPortal, path: string, form: Record<string, string>) =>
  request.post(portal.url + path, { form, headers: { origin: portal.url }, maxRedirects: 0 })

async function booked(portal: RunningPortal, email: string): Promise<string> {
  const at = await readSiteOffice(portal.database.db)
  const services = at.services.filter((s) => s.key === "career")
  const from = addDays(officeDay(new Date()), 3)
  const [next] = await nextFreeTimes(portal.database.db, at, { services, party: 1 }, from, 1, new Date())
  return bookAt(portal.ctx, new Date(next!.slot.start * 60_000), { services: ["career"], email })
}

interface VisitCase {
  state: VisitState
  /** How it comes to be so, where it is more than its state. */
  also?: string
  name: string
  says: string
  changes: boolean
  coming: boolean
  bring: boolean
}
const gone = { changes: false, coming: false, bring: false }
const visitCases: VisitCase[] = [
  {
    name: "held",
    state: "held",
    also: "hold_until = now() + interval '10 minutes'",
    says: t("visit:notFound.title"),
    ...gone,
  },
  { name: "lapsed", state: "lapsed", says: t("visit:notFound.title"), ...gone },
  { name: "provisional", state: "provisional", says: t("visit:provisional"), changes: true, coming: true, bring: true },
  { name: "booked", state: "booked", says: t("visit:booked"), changes: true, coming: true, bring: true },
  {
    name: "booked, and the time to change it is over",
    state: "booked",
    also: "cutoff_hours = 2000",
    says: t("visit:tooLate"),
    changes: false,
    coming: true,
    bring: true,
  },
  {
    name: "booked, and the office has asked for another time",
    state: "booked",
    also: "asked_at = now()",
    says: t("visit:asked"),
    changes: true,
    coming: true,
    bring: true,
  },
  {
    name: "booked, and nobody has marked it since",
    state: "booked",
    also: "starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours'",
    says: t("visit:state.done"),
    ...gone,
  },
  {
    name: "provisional, and its time is over",
    state: "provisional",
    also: "starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours'",
    says: t("visit:state.done"),
    ...gone,
  },
  { name: "arrived", state: "arrived", says: t("visit:state.arrived"), changes: false, coming: false, bring: true },
  { name: "serving", state: "serving", says: t("visit:state.serving"), changes: false, coming: false, bring: true },
  { name: "done", state: "done", says: t("visit:state.done"), ...gone },
  { name: "missed", state: "missed", says: t("visit:state.missed"), ...gone },
  { name: "cancelled", state: "cancelled", says: t("visit:cancelled"), ...gone },
]

for (const { name, state, also, says, changes, coming, bring } of visitCases)
  test(`a visit that is ${name}: its pages promise what is true`, async ({ portal, request }) => {
    const email = newAddress()
    const id = await booked(portal, email)
    await portal.database.pool.query(`update visit set state = $2${also ? `, ${also}` : ""} where id = $1`, [id, state])
    const key = visitKey(SECRET, id)
    const here = `/en/visit/${key}`
    const page = await read(request, portal.url + here)
    expect(page.text).toContain(says)
    expect(page.html.includes(`${here}/move`), "offers to move it").toBe(changes)
    expect(page.html.includes(`${here}/cancel`), "offers to cancel it").toBe(changes)
    expect(page.text.includes(t("visit:cannotCome")), "speaks of not coming").toBe(coming)
    expect(page.text.includes(t("visit:bringTitle")), "says what to bring").toBe(bring)
    expect(page.html.includes("visit.ics"), "offers it for the calendar").toBe(coming)

    // The link that is asked for: the page says "if your address has a coming visit".
    const asked = await press(request, portal, "/en/visit", { email })
    expect((await read(request, portal.url + asked.headers().location!)).text).toContain(t("visit:find.sentLead"))
    const jobs = await portal.database.pool.query(
      "select 1 from graphile_worker._private_jobs where payload::text like '%' || $1 || '%' and key like 'links %'",
      [id],
    )
    const links = () =>
      portal.smtp.mails.filter((mail) => [mail.to].flat()[0]?.text === email && mail.text?.includes(key))
    if (coming) await expect.poll(() => links().some((mail) => mail.subject === t("message:links.subject"))).toBe(true)
    else expect(jobs.rowCount).toBe(0)

    // An act that is offered succeeds; one that is not is refused, and says why.
    const cancelled = await press(request, portal, `${here}/cancel`, {})
    const { visit } = (await visitById(portal.database.db, id))!
    expect(visit.state === "cancelled" && state !== "cancelled").toBe(changes)
    if (!changes && page.status === 200 && state !== "cancelled") {
      const refused = await read(request, portal.url + cancelled.headers().location!)
      expect(refused.text).toMatch(new RegExp([t("visit:error.too-late"), t("visit:error.not-booked")].join("|")))
    }
  })

const benefitCases: {
  state: BenefitState
  formDaysAgo: number
  municipality?: string
  says: string
  withdraws: boolean
  link: boolean
}[] = [
  { state: "unconfirmed", formDaysAgo: 1, says: t("benefit:code.title"), withdraws: false, link: false },
  { state: "sent", formDaysAgo: 1, says: t("benefit:case.lead.come"), withdraws: true, link: true },
  { state: "sent", formDaysAgo: 20, says: t("benefit:case.lead.come-late"), withdraws: true, link: true },
  {
    state: "sent",
    formDaysAgo: 1,
    municipality: "329",
    says: t("benefit:case.lead.elsewhere"),
    withdraws: true,
    link: true,
  },
  { state: "too-late", formDaysAgo: 20, says: t("benefit:case.lead.come-late"), withdraws: true, link: true },
  { state: "registered", formDaysAgo: 1, says: t("benefit:case.lead.registered"), withdraws: false, link: true },
  {
    state: "forwarded",
    formDaysAgo: 1,
    says: t("benefit:case.lead.forwarded", { to: "Ringsted" }),
    withdraws: false,
    link: true,
  },
  { state: "ended", formDaysAgo: 1, says: t("benefit:case.lead.ended"), withdraws: false, link: true },
  { state: "withdrawn", formDaysAgo: 1, says: t("benefit:case.lead.withdrawn"), withdraws: false, link: false },
]
for (const { state, formDaysAgo, municipality = "101", says, withdraws, link } of benefitCases)
  test(`a PD U2 that is ${state}, ${formDaysAgo} days old, of ${municipality}: its page promises what is true`, async ({
    portal,
    request,
  }) => {
    const email = newAddress()
    const { ctx, database } = portal
    const today = officeDay(new Date())
    const begun = await registerBenefit(ctx, {
      name: "Ana Costa",
      email,
      phone: "",
      municipality: "101",
      country: "PT",
      institution: "Instituto",
      formDate: addDays(today, -formDaysAgo),
      firstDay: today,
      lastDay: null,
      jobnetCv: false,
      language: "en",
    })
    if (!begun.ok) throw new Error(begun.error)
    const { key } = begun.value
    if (state !== "unconfirmed") {
      await sendBenefitCode(ctx, { key })
      const { id, codeRound } = (await benefitByKey(database.db, hashSecret(key)))!
      const right = await confirmBenefit(ctx, { key, code: confirmationCode(SECRET, id, codeRound, CODE_DIGITS) })
      if (!right.ok) throw new Error(right.error)
      await database.pool.query(
        "update benefit_case set state = $2, municipality = $3, forwarded_to = $4, registered_on = $5 where id = $1",
        [id, state, municipality, state === "forwarded" ? "Ringsted" : "", state === "registered" ? today : null],
      )
    }
    const here = `/en/benefit-from-home/${key}`
    const page = await read(request, portal.url + here)
    expect(page.text).toContain(says)
    expect(page.html.includes('value="withdraw"'), "offers to withdraw it").toBe(withdraws)

    // A lost link: "if we have a PD U2 with this address, a new link is on its way".
    const asked = await press(request, portal, "/en/benefit-from-home/lost", { email })
    expect((await read(request, portal.url + asked.headers().location!)).text).toContain(t("benefit:broken.sent"))
    const mails = () =>
      portal.smtp.mails.filter((mail) => [mail.to].flat()[0]?.text === email && mail.text?.includes(key))
    const { id } = (await benefitByKey(database.db, hashSecret(key)))!
    const queued = await database.pool.query("select 1 from graphile_worker._private_jobs where key like $1", [
      `benefit-link ${id} %`,
    ])
    if (link) await expect.poll(() => mails().length).toBeGreaterThan(0)
    else expect(queued.rowCount).toBe(0)

    const days = [...page.html.matchAll(/name="day"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="day"/g)].map(
      (m) => m[1] ?? m[2]!,
    )
    for (const day of days.slice(0, 1)) {
      const begins = await press(request, portal, here, { intent: "book", day })
      expect(begins.headers().location, "a day that is offered can be booked").toContain("/book/time")
    }
    if (!page.text.includes(t("benefit:case.visits"))) {
      const begins = await press(request, portal, here, { intent: "book", day: today })
      expect(begins.headers().location ?? "").not.toContain("/book/time")
    }
    // One that nobody has confirmed goes by itself: its page asks for the code only.
    if (state === "unconfirmed") return
    await press(request, portal, here, { intent: "withdraw" })
    const after = (await benefitByKey(database.db, hashSecret(key)))!.state
    expect(after === "withdrawn" && state !== "withdrawn").toBe(withdraws)
  })
