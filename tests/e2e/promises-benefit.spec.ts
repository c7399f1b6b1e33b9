import { addDays, officeDay } from "#domain/time/office-time.ts"
import type { BenefitState } from "#domain/benefit/registration.ts"
import { CODE_DIGITS } from "#domain/email-code.ts"
import { benefitByKey } from "#db/benefit/reads.ts"
import { confirmBenefit, registerBenefit, sendBenefitCode } from "#operations/benefit/register.ts"
import { confirmationCode, hashSecret } from "#operations/context.ts"
import { newAddress } from "./support/page.ts"
import { SECRET, expect, test } from "./support/portal.ts"
import { press, read, t } from "./support/promises.ts"

const benefitCases: {
  state: BenefitState
  formDaysAgo: number
  municipality?: string
  says: string
  withdraws: boolean
  link: boolean
}[] = [
  { state: "unconfirmed", formDaysAgo: 1, says: t("common:code.title"), withdraws: false, link: false },
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
