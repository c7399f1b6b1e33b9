import type { Browser, Page } from "./browser.ts"
import { fromCopenhagen } from "./clock.ts"
import { fieldOf, filled, formWith, timesOf } from "./forms.ts"
import { type Client, type KnownVisit, type Town, attempt, look, oneOf, verdict, weighed } from "./town.ts"

/** What somebody does with the visits they were told they have, from the link in their mail. */
export class OwnVisits {
  #town: Town
  #client: Client
  #browser: Browser
  #visits: KnownVisit[] = []

  constructor(town: Town, client: Client, browser: Browser) {
    this.#town = town
    this.#client = client
    this.#browser = browser
  }

  any(): boolean {
    return this.#visits.length > 0
  }

  add(visit: KnownVisit): void {
    this.#visits.push(visit)
  }

  async step(): Promise<void> {
    const visit = oneOf(this.#town, this.#visits)!
    await weighed(this.#town, [
      [30, () => this.#move(visit)],
      [25, () => this.#correctParty(visit)],
      [15, () => this.#correctPhone(visit)],
      [12, () => this.#cancel(visit)],
      [12, () => this.#askEarlier(visit)],
      [20, () => this.#answerOffer(visit)],
      [5, async () => void (await this.#get(`/en/visit/${visit.key}`))],
    ])()
  }

  #get(path: string): Promise<Page | null> {
    return look(this.#town, this.#client, () => this.#browser.get(path))
  }

  #about(visit: KnownVisit) {
    return { client: this.#client.name, by: "visitor", visitId: visit.visitId } as const
  }

  async #move(visit: KnownVisit): Promise<void> {
    const at = `/en/visit/${visit.key}/move`
    const month = await this.#get(`${at}?day=${oneOf(this.#town, this.#town.days)!}`)
    if (!month?.path.startsWith(at)) return
    const time = oneOf(
      this.#town,
      timesOf(month.html).filter((one) => this.#town.days.includes(one.slice(0, 10))),
    )
    const ask = time && (await this.#get(`${at}?to=${encodeURIComponent(time)}`))
    const from = ask && fieldOf(ask.html, "from")
    if (!time || !from) return
    const set = { startsAt: fromCopenhagen(time).toISOString() }
    await attempt(this.#town, { ...this.#about(visit), act: "move", set }, async () =>
      verdict(
        await this.#browser.post(at, [
          ["from", from],
          ["time", time],
        ]),
        {
          done: /\?moved$/,
          refused: /\?error=/,
        },
      ),
    )
  }

  async #cancel(visit: KnownVisit): Promise<void> {
    const about = { ...this.#about(visit), act: "cancel", set: { state: "cancelled" } } as const
    const told = await attempt(this.#town, about, async () =>
      verdict(await this.#browser.post(`/en/visit/${visit.key}/cancel`, []), {
        done: /\/visit\/[^/?]+$/,
        refused: /\?error=/,
      }),
    )
    if (told.outcome === "done") this.#visits = this.#visits.filter((one) => one !== visit)
  }

  async #askEarlier(visit: KnownVisit): Promise<void> {
    const at = `/en/visit/${visit.key}/earlier`
    await attempt(this.#town, { ...this.#about(visit), act: "wish" }, async () =>
      verdict(await this.#browser.post(at, [["part", "any"]]), { done: /\?waiting$/, refused: /\?error=/ }),
    )
  }

  /** Whatever is offered in place of the time they have: mostly taken, sometimes twice, sometimes declined. */
  async #answerOffer(visit: KnownVisit): Promise<void> {
    const at = `/en/visit/${visit.key}/offer`
    const page = await this.#get(at)
    const offerId = page?.status === 200 ? fieldOf(page.html, "offer") : undefined
    if (offerId === undefined) return
    const takes = this.#town.random() < 0.8
    const about = { ...this.#about(visit), act: takes ? "take" : "decline", offerId } as const
    const fields: [string, string][] = [
      ["offer", offerId],
      ["answer", takes ? "take" : "keep"],
    ]
    const ask = () =>
      attempt(this.#town, about, async () =>
        verdict(await this.#browser.post(at, fields), {
          done: takes ? /\?moved$/ : /\/visit\/[^/?]+$/,
          refused: /\/offer$|\?error=/,
        }),
      )
    await Promise.all([ask(), this.#town.random() < 0.2 ? ask() : null])
  }

  async #correctPhone(visit: KnownVisit): Promise<void> {
    const page = await this.#get(`/en/visit/${visit.key}/contact`)
    const form = page && formWith(page.html, "seen")
    if (!form) return
    const phone = `+4530${String(Math.floor(this.#town.random() * 1e6)).padStart(6, "0")}`
    const fields = filled(form, { phone })
    await this.#correct(visit, "contact", fields, { phone })
  }

  async #correctParty(visit: KnownVisit): Promise<void> {
    const party = 1 + Math.floor(this.#town.random() * 4)
    const page = await this.#get(`/en/visit/${visit.key}/people?party=${party}`)
    const form = page?.status === 200 ? formWith(page.html, "seen") : undefined
    if (!form) return
    const names = Object.fromEntries(Array.from({ length: party - 1 }, (_, i) => [`name-${i + 2}`, `Child ${i + 2}`]))
    const refused = await this.#correct(visit, "people", filled(form, { ...names, party: String(party) }), { party })
    // It no longer fits at its time: some take the nearest one.
    const other = refused && formWith(refused.html, "to")
    const to =
      other &&
      oneOf(
        this.#town,
        other.buttons.filter(([name]) => name === "to"),
      )?.[1]
    if (!to || this.#town.random() < 0.5) return
    const startsAt = fromCopenhagen(to).toISOString()
    await this.#correct(visit, "people", [...other.fields, ["to", to]], { party, startsAt })
  }

  /** Answers the page that refused it. */
  async #correct(
    visit: KnownVisit,
    page: string,
    fields: [string, string][],
    set: { phone?: string; party?: number; startsAt?: string },
  ): Promise<Page | null> {
    let answered: Page | null = null
    const told = await attempt(this.#town, { ...this.#about(visit), act: "correct", set }, async () => {
      answered = await this.#browser.post(`/en/visit/${visit.key}/${page}`, fields)
      return verdict(answered, { done: /\?corrected$/, refused: /\/visit\/[^/?]+(\?error=.*)?$/ })
    })
    return told.outcome === "refused" ? answered : null
  }
}
