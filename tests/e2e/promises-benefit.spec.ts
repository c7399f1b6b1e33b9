import { addDays, officeDay } from "#domain/time/office-time.ts"
import type { BenefitState } from "#domain/benefit/registration.ts"
import { benefitByKey } from "#db/benefit/reads.ts"
import { hashSecret } from "#operations/context.ts"
import { begunBenefit, sentBenefit } from "../support/benefit.ts"
import { newAddress } from "./support/page.ts"
import { expect, test } from "./support/portal.ts"
import { ownPage, press, read, t } from "./support/promises.ts"

const benefitCases: {
  state: BenefitState
  formDaysAgo: number
  municipality?: string
  says: string
  withdraws: boolean
}[] = [
  { state: "unconfirmed", formDaysAgo: 1, says: t("common:code.title"), withdraws: false },
  { state: "sent", formDaysAgo: 1, says: t("benefit:case.lead.come"), withdraws: true },
  { state: "sent", formDaysAgo: 20, says: t("benefit:case.lead.come-late"), withdraws: true },
  {
    state: "sent",
    formDaysAgo: 1,
    municipality: "329",
    says: t("benefit:case.lead.elsewhere"),
    withdraws: true,
  },
  { state: "too-late", formDaysAgo: 20, says: t("benefit:case.lead.come-late"), withdraws: true },
  { state: "registered", formDaysAgo: 1, says: t("benefit:case.lead.registered"), withdraws: false },
  {
    state: "forwarded",
    formDaysAgo: 1,
    says: t("benefit:case.lead.forwarded", { to: "Ringsted" }),
    withdraws: false,
  },
  { state: "ended", formDaysAgo: 1, says: t("benefit:case.lead.ended"), withdraws: false },
  { state: "withdrawn", formDaysAgo: 1, says: t("benefit:case.lead.withdrawn"), withdraws: false },
]
for (const { state, formDaysAgo, municipality = "101", says, withdraws } of benefitCases)
  test(`a PD U2 that is ${state}, ${formDaysAgo} days old, of ${municipality}: its page promises what is true`, async ({
    portal,
    request,
  }) => {
    const email = newAddress()
    const { ctx, database } = portal
    const today = officeDay(new Date())
    const form = { email, formDate: addDays(today, -formDaysAgo), firstDay: today }
    const { key, id } = await (state === "unconfirmed" ? begunBenefit : sentBenefit)(ctx, form)
    if (state !== "unconfirmed")
      await database.pool.query(
        "update benefit_case set state = $2, municipality = $3, forwarded_to = $4, registered_on = $5 where id = $1",
        [id, state, municipality, state === "forwarded" ? "Ringsted" : "", state === "registered" ? today : null],
      )
    const here = `/en/benefit-from-home/${key}`
    const page = await read(request, portal.url + here)
    expect(page.text).toContain(says)
    expect(page.html.includes('value="withdraw"'), "offers to withdraw it").toBe(withdraws)

    // One's own page shows it, whatever has become of it; what nobody has confirmed is nobody's yet.
    const own = await ownPage(portal, request, email)
    const shown = state === "unconfirmed" ? t("mine:none.title") : t(`mine:says.benefit.${state}`)
    expect(own.text).toContain(shown)

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
