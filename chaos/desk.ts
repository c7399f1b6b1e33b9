import { Browser, type Page } from "./browser.ts"
import { fromCopenhagen } from "./clock.ts"
import { filled, formWith, formsOf, timesOf } from "./forms.ts"
import { type Client, type KnownVisit, type Town, attempt, look, oneOf, verdict, weighed } from "./town.ts"

const CHANNELS = ["phone", "desk", "mail"] as const
/** What speaks against a time that is chosen on purpose: this member of staff has read it all. */
/** Where in the list of counters those stand that a service is served at. */
const COUNTERS: Record<string, readonly number[]> = {
  "tax-card": [11],
  career: [11],
  "eu-residence": [0, 1, 2],
  mitid: [3, 4, 5, 6, 7, 8, 9, 10],
}

/**
 * A member of staff: books for callers and households, moves, cancels, places on purpose, and closes a counter for a
 * day.
 */
export class Desk implements Client {
  readonly name: string
  #town: Town
  #browser: Browser
  #calls = 0
  #closed = 0

  constructor(town: Town, name: string, token: string) {
    this.#town = town
    this.name = name
    this.#browser = new Browser(town.origin)
    this.#browser.setCookie("staff", token)
  }

  async step(): Promise<void> {
    const visit = oneOf(this.#town, this.#town.visits)
    const some = visit ? 1 : 0
    await weighed(this.#town, [
      [25, () => this.#bookForCaller()],
      [this.#town.households.length > 0 ? 20 : 0, () => this.#bookForHousehold()],
      [15 * some, () => this.#move(visit!)],
      [25 * some, () => this.#placeOnPurpose(visit!)],
      [8 * some, () => this.#cancel(visit!)],
      [4 * some, () => this.#arrive(visit!)],
      [this.#closed > 1 ? 0 : 8, () => this.#closeCounter()],
      [this.#closed > 0 ? 10 : 0, () => this.#reopen()],
    ])()
  }

  #get(path: string): Promise<Page | null> {
    return look(this.#town, this, () => this.#browser.get(path))
  }

  #post(path: string, fields: [string, string][]): Promise<Page | null> {
    return look(this.#town, this, () => this.#browser.post(path, fields))
  }

  #about(visit: KnownVisit) {
    return { client: this.name, by: "staff", visitId: visit.visitId } as const
  }

  async #bookForCaller(): Promise<void> {
    const email = `call${++this.#calls}.${this.name}@chaos.example`
    const service = oneOf(this.#town, ["tax-card", "eu-residence", "mitid"] as const)!
    const phone = `+4540${String(Math.floor(this.#town.random() * 1e6)).padStart(6, "0")}`
    const begun = await this.#post("/staff/book", [
      ["contactName", "Bo Caller"],
      ["others", ""],
      ["email", email],
      ["phone", phone],
      ["language", "da"],
      ["supportNeeds", ""],
      ["channel", oneOf(this.#town, CHANNELS)!],
    ])
    const at = /^(\/staff\/book\/[0-9a-f-]{36})\/what$/.exec(begun?.location ?? "")?.[1]
    if (at === undefined) return
    const what = await this.#post(`${at}/what`, [["service", service]])
    if (what?.location !== `${at}/when`) return
    await this.#chooseAndBook(at, { email, service, set: { state: "booked", party: 1, phone } })
  }

  async #bookForHousehold(): Promise<void> {
    const household = this.#town.households.pop()
    if (!household) return
    const begun = await this.#post("/staff/book", [["household", household.preregId]])
    const at = /^(\/staff\/book\/[0-9a-f-]{36})/.exec(begun?.location ?? "")?.[1]
    const set = { state: "provisional" } as const
    const booked = at && (await this.#chooseAndBook(at, { email: household.email, service: "eu-residence", set }))
    if (!booked) this.#town.households.push(household)
  }

  async #chooseAndBook(
    at: string,
    wish: { email: string; service: string; set: { state: KnownVisit["state"]; party?: number; phone?: string } },
  ): Promise<boolean> {
    const free = await this.#get(`${at}/when?day=${oneOf(this.#town, this.#town.days)!}`)
    const fits = timesOf(free?.html ?? "").filter((one) => this.#town.days.includes(one.slice(0, 10)))
    const time = this.#town.random() < 0.5 ? fits[0] : oneOf(this.#town, fits)
    if (!time) return false
    const startsAt = fromCopenhagen(time).toISOString()
    const { email: draft, service } = wish
    const about = { client: this.name, by: "staff", draft } as const
    const held = await attempt(this.#town, { ...about, act: "hold", set: { startsAt } }, async () =>
      verdict(await this.#browser.post(`${at}/when`, [["time", time]]), { done: /\/when$/, refused: /\/(what|done)$/ }),
    )
    if (held.outcome !== "done") return false
    const page = await this.#get(`${at}/when`)
    const visitId = formsOf(page?.html ?? "")
      .flatMap((form) => form.buttons)
      .find(([name]) => name === "book")?.[1]
    if (visitId === undefined) return false
    const booked = await attempt(
      this.#town,
      { ...about, act: "book", visitId, set: { startsAt, ...wish.set } },
      async () =>
        verdict(await this.#browser.post(`${at}/when`, [["book", visitId]]), {
          done: /\/done$/,
          refused: /\/(what|when\?lost=?|book\?lost=?)$/,
        }),
    )
    if (booked.outcome === "done") this.#town.visits.push({ visitId, key: null, service, time, state: wish.set.state })
    return booked.outcome !== "refused"
  }

  async #move(visit: KnownVisit): Promise<void> {
    const at = `/staff/visit/${visit.visitId}`
    const day = oneOf(this.#town, this.#town.days)!
    const page = await this.#get(`${at}?ask=move&day=${day}&month=${day.slice(0, 7)}`)
    const links = [...(page?.html ?? "").matchAll(/[?&](?:amp;)?to=(\d{4}-\d\d-\d\dT\d\d(?::|%3A)\d\d)/g)]
    const to = oneOf(
      this.#town,
      links.map(([, time]) => decodeURIComponent(time!)),
    )
    const ask = to && (await this.#get(`${at}?ask=move&day=${to.slice(0, 10)}&to=${encodeURIComponent(to)}`))
    const form = ask ? formsOf(ask.html).find((one) => one.buttons.some(([name]) => name === "first")) : undefined
    if (!to || !form) return
    const fields: [string, string][] = [...form.fields, ["first", to]]
    const set = { startsAt: fromCopenhagen(to).toISOString(), state: visit.state }
    await attempt(this.#town, { ...this.#about(visit), act: "move", set }, async () =>
      verdict(await this.#browser.post(at, fields), { done: /did=move/, refused: /$^/ }),
    )
  }

  /** On purpose at the time and the counter of somebody else, as a slip of the hand would have it. */
  async #placeOnPurpose(visit: KnownVisit): Promise<void> {
    // Where one counter does it all, somebody is surely there.
    const crowded = this.#town.visits.filter(({ service }) => COUNTERS[service]?.length === 1)
    const other = oneOf(this.#town, crowded) ?? visit
    const at = `/staff/visit/${visit.visitId}`
    const page = await this.#get(`${at}?ask=move`)
    const form = page && formWith(page.html, "clock")
    if (!form) return
    const counters = form.choices.filter(([name, value]) => name === "counter" && value !== "")
    const counter = counters[oneOf(this.#town, COUNTERS[other.service] ?? [0])!]?.[1]
    if (counter === undefined) return
    const [day, clock] = [other.time.slice(0, 10), other.time.slice(11)]
    const ask = await this.#get(`${at}?ask=move&day=${day}&clock=${encodeURIComponent(clock)}&counter=${counter}`)
    const place = ask && formsOf(ask.html).find((one) => one.buttons.some(([, value]) => value === "place"))
    if (!place) return
    const fields: [string, string][] = [...place.fields, ["intent", "place"], ["reason", "chaos"]]
    const set = { startsAt: fromCopenhagen(other.time).toISOString(), state: visit.state }
    await attempt(this.#town, { ...this.#about(visit), act: "move", set }, async () =>
      verdict(await this.#browser.post(at, fields), { done: /did=(move|seat)/, refused: /$^/ }),
    )
  }

  async #cancel(visit: KnownVisit): Promise<void> {
    await this.#act(visit, "cancel", "cancelled", [["reason", "chaos"]])
  }

  async #arrive(visit: KnownVisit): Promise<void> {
    await this.#act(visit, "arrive", "arrived", [["sure", "1"]])
  }

  async #act(visit: KnownVisit, act: "cancel" | "arrive", state: string, more: [string, string][]): Promise<void> {
    await attempt(this.#town, { ...this.#about(visit), act, set: { state } }, async () =>
      verdict(await this.#browser.post(`/staff/visit/${visit.visitId}`, [["intent", act], ...more]), {
        done: /did=\w+%3A[0-9a-f-]{36}$/,
        refused: /did=\w+%3A[0-9a-f-]{36}%3A/,
      }),
    )
  }

  /** Whatever the portal proposes for the visits that are hit is taken as it stands. */
  async #closeCounter(): Promise<void> {
    const hours = "/staff/office/hours"
    const page = await this.#get(hours)
    const form = page && formWith(page.html, "counters")
    const counters = form?.choices.filter(([name]) => name === "counters").map(([, value]) => value) ?? []
    const day = oneOf(this.#town, this.#town.days)!
    const counter = oneOf(this.#town, counters)
    if (!form || counter === undefined) return
    let fields = filled(form, {
      firstDay: day,
      lastDay: day,
      scope: "some",
      counters: counter,
      reason: `chaos ${this.name}`,
    })
    const told = await attempt(this.#town, { client: this.name, by: "staff", act: "close" }, async () => {
      for (let looks = 0; ; looks++) {
        const answer = await this.#browser.post(hours, fields)
        const decide = answer.status === 409 ? formWith(answer.html, "plan") : undefined
        if (!decide || looks === 3) return verdict(answer, { done: /saved/, refused: /$^/ })
        fields = filled(decide, { decide: "save" })
      }
    })
    if (told.outcome === "done") this.#closed++
  }

  async #reopen(): Promise<void> {
    const hours = "/staff/office/hours"
    const page = await this.#get(hours)
    const form = formsOf(page?.html ?? "").find((one) => one.fields.some(([, value]) => value === "remove-closure"))
    this.#closed--
    if (!form) return
    await attempt(this.#town, { client: this.name, by: "staff", act: "reopen" }, async () => {
      const answer = await this.#browser.post(hours, form.fields)
      const sure = answer.status === 409 ? formWith(answer.html, "sure") : undefined
      const last = sure ? await this.#browser.post(hours, sure.fields) : answer
      return verdict(last, { done: /saved/, refused: /$^/ })
    })
  }
}
