import type { VisitState } from "#domain/booking/states.ts"
import { visitById } from "#db/booking/reads.ts"
import { linkKey } from "#operations/link.ts"
import { newAddress } from "./support/page.ts"
import { SECRET, expect, test } from "./support/portal.ts"
import { booked, ownPage, press, read, t } from "./support/promises.ts"

interface VisitCase {
  state: VisitState
  /** How it comes to be so, where it is more than its state. */
  also?: string
  name: string
  /** How one's own page words it, where that is not its state. */
  mine?: "asked" | "over"
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
    says: t("booking:visit.notFound.title"),
    ...gone,
  },
  { name: "lapsed", state: "lapsed", says: t("booking:visit.notFound.title"), ...gone },
  {
    name: "provisional",
    state: "provisional",
    says: t("booking:visit.provisional"),
    changes: true,
    coming: true,
    bring: true,
  },
  { name: "booked", state: "booked", says: t("booking:visit.booked"), changes: true, coming: true, bring: true },
  {
    name: "booked, and the time to change it is over",
    state: "booked",
    also: "cutoff_hours = 2000",
    says: t("booking:visit.tooLate"),
    changes: false,
    coming: true,
    bring: true,
  },
  {
    name: "booked, and the office has asked for another time",
    mine: "asked",
    state: "booked",
    also: "asked_at = now()",
    says: t("booking:visit.asked"),
    changes: true,
    coming: true,
    bring: true,
  },
  {
    name: "booked, and nobody has marked it since",
    mine: "over",
    state: "booked",
    also: "starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours'",
    says: t("booking:visit.state.done"),
    ...gone,
  },
  {
    name: "provisional, and its time is over",
    mine: "over",
    state: "provisional",
    also: "starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours'",
    says: t("booking:visit.state.done"),
    ...gone,
  },
  {
    name: "arrived",
    state: "arrived",
    says: t("booking:visit.state.arrived"),
    changes: false,
    coming: false,
    bring: true,
  },
  {
    name: "serving",
    state: "serving",
    says: t("booking:visit.state.serving"),
    changes: false,
    coming: false,
    bring: true,
  },
  { name: "done", state: "done", says: t("booking:visit.state.done"), ...gone },
  { name: "missed", state: "missed", says: t("booking:visit.state.missed"), ...gone },
  { name: "cancelled", state: "cancelled", says: t("booking:visit.cancelled"), ...gone },
]

for (const { name, state, also, says, changes, coming, bring, mine } of visitCases)
  test(`a visit that is ${name}: its pages promise what is true`, async ({ portal, request }) => {
    const email = newAddress()
    const id = await booked(portal, email)
    await portal.database.pool.query(`update visit set state = $2${also ? `, ${also}` : ""} where id = $1`, [id, state])
    const key = linkKey(SECRET, "visit", id)
    const here = `/en/visit/${key}`
    const page = await read(request, portal.url + here)
    expect(page.text).toContain(says)
    expect(page.html.includes(`${here}/move`), "offers to move it").toBe(changes)
    expect(page.html.includes(`${here}/cancel`), "offers to cancel it").toBe(changes)
    expect(page.text.includes(t("booking:visit.cannotCome")), "speaks of not coming").toBe(coming)
    expect(page.text.includes(t("booking:visit.bringTitle")), "says what to bring").toBe(bring)
    expect(page.html.includes("visit.ics"), "offers it for the calendar").toBe(coming)

    // One's own page shows it, whatever has become of it.
    const own = await ownPage(portal, request, email)
    const shown = ["held", "lapsed"].includes(state) ? [] : [t(`mine:says.visit.${mine ?? (state as "booked")}`)]
    for (const words of shown) expect(own.text).toContain(words)
    expect(own.text.includes(t("mine:none.title")), "says that there is nothing").toBe(shown.length === 0)

    // An act that is offered succeeds; one that is not is refused, and says why.
    const cancelled = await press(request, portal, `${here}/cancel`, {})
    const { visit } = (await visitById(portal.database.db, id))!
    expect(visit.state === "cancelled" && state !== "cancelled").toBe(changes)
    if (!changes && page.status === 200 && state !== "cancelled") {
      const refused = await read(request, portal.url + cancelled.headers().location!)
      expect(refused.text).toMatch(
        new RegExp([t("booking:visit.error.too-late"), t("booking:visit.error.not-booked")].join("|")),
      )
    }
  })
