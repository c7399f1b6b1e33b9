import { setTimeout as pause } from "node:timers/promises"
import { Browser, type Page } from "./browser.ts"
import { fromCopenhagen } from "./clock.ts"
import { fieldOf, timesOf } from "./forms.ts"
import { type Client, type Town, attempt, look, oneOf, verdict, weighed } from "./town.ts"
import { OwnVisits } from "./own-visits.ts"

/** What is asked for; tax and career guidance have one counter between them, which makes it crowded. */
const WISHES = [
  ["tax-card"],
  ["tax-card"],
  ["career"],
  ["eu-residence"],
  ["mitid"],
  ["eu-residence", "tax-card"],
] as const
/** Times that a page left open would still show. */
const OLD_TIMES = ["12:30", "11:10", "13:20"]
const CODE_LOOKS = 20
const CODE_LOOK_MS = 250
/** Whoever has waited so often for a code that does not come gives up. */
const CODE_PATIENCE = 8

const STAGES = ["services", "people", "time", "details", "code", "check"] as const
type Stage = (typeof STAGES)[number]

interface Draft {
  email: string
  services: readonly string[]
  party: number
  phone: string
  stage: Stage
  time: string | null
  waited: number
}

const JOURNEY = /\/book\/(services|people|time|taken|details|code|check)/

/** Somebody who books, again and again, and then moves, corrects and cancels what they have. */
export class Visitor implements Client {
  readonly name: string
  #town: Town
  #browser: Browser
  #own: OwnVisits
  #draft: Draft | null = null
  #drafts = 0
  /** What this browser last had on its way has become a visit. */
  #booked = false

  constructor(town: Town, name: string) {
    this.#town = town
    this.name = name
    this.#browser = new Browser(town.origin)
    this.#own = new OwnVisits(town, this, this.#browser)
  }

  async step(): Promise<void> {
    const has = this.#own.any()
    if (this.#draft)
      return weighed(this.#town, [
        [9, () => this.#goOn(this.#draft!)],
        [has ? 1 : 0, () => this.#own.step()],
      ])()
    return weighed(this.#town, [
      [has ? 4 : 10, () => this.#begin()],
      [has ? 6 : 0, () => this.#own.step()],
    ])()
  }

  async #begin(): Promise<void> {
    const services = oneOf(this.#town, WISHES)!
    const most = services.some((key) => key === "career") ? 1 : 3
    const draft: Draft = {
      email: `d${++this.#drafts}.${this.name}@chaos.example`,
      services,
      party: 1 + Math.floor(this.#town.random() * most),
      phone: `+4520${String(Math.floor(this.#town.random() * 1e6)).padStart(6, "0")}`,
      stage: "services",
      time: null,
      waited: 0,
    }
    // After a visit the portal itself begins anew; what somebody has walked away from would go on.
    if (!this.#booked || this.#town.random() < 0.5) this.#browser.setCookie("booking", "")
    this.#booked = false
    this.#draft = draft
    await this.#send(
      "/en/book/services",
      services.map((key) => ["service", key]),
    )
  }

  async #goOn(draft: Draft): Promise<void> {
    switch (draft.stage) {
      case "services":
        return this.#send(
          "/en/book/services",
          draft.services.map((key) => ["service", key]),
        )
      case "people":
        return this.#send("/en/book/people", [["party", String(draft.party)]])
      case "time":
        return this.#hold(draft)
      case "details":
        return this.#send("/en/book/details", this.#details(draft))
      case "code":
        return this.#code(draft)
      case "check":
        return this.#check(draft)
    }
  }

  #details(draft: Draft): [string, string][] {
    const others = Array.from({ length: draft.party - 1 }, (_, i): [string, string] => [
      `name-${i + 2}`,
      `Child ${i + 2}`,
    ])
    return [
      ["contactName", "Ana Chaos"],
      ["email", draft.email],
      ["phone", draft.phone],
      ["language", "en"],
      ["supportNeeds", ""],
      ...others,
    ]
  }

  /** A step of the journey that holds nothing yet; where it leads is the next one. */
  async #send(path: string, fields: [string, string][]): Promise<void> {
    const page = await look(this.#town, this, () => this.#browser.post(path, fields))
    if (page) this.#follow(page)
  }

  #follow(page: Page): void {
    const to = JOURNEY.exec(page.location ?? "")?.[1]
    if (!this.#draft) return
    const stage = to === "taken" ? "time" : STAGES.find((one) => one === to)
    if (stage === undefined || stage === "services") this.#draft = null
    else this.#draft.stage = stage
  }

  async #hold(draft: Draft): Promise<void> {
    const day = oneOf(this.#town, this.#town.days)!
    const page = await look(this.#town, this, () => this.#browser.get(`/en/book/time?day=${day}`))
    if (!page) return
    if (!page.path.includes("/book/time")) return this.#follow({ ...page, location: page.path })
    const time = this.#choose(timesOf(page.html))
    if (time === null) {
      this.#draft = null
      return
    }
    const { outcome, answer } = await this.#askHold(draft, time)
    // Nobody knows whether it is held: left alone it runs out.
    if (outcome === "unknown") this.#draft = null
    else this.#follow({ ...page, location: answer.split(" ").at(-1)! })
    if (outcome === "done") draft.time = time
  }

  #askHold(draft: Draft, time: string) {
    const startsAt = fromCopenhagen(time).toISOString()
    const about = { client: this.name, by: "visitor", act: "hold", draft: draft.email, set: { startsAt } } as const
    return attempt(this.#town, about, async () =>
      verdict(await this.#browser.post("/en/book/time", [["time", time]]), {
        done: /\/book\/(details|code|check)$/,
        refused: /\/book\/(taken|services|time)|\/book\/check$/,
      }),
    )
  }

  /** Everybody likes the same few times. */
  #choose(times: readonly string[]): string | null {
    const fits = times.filter((time) => this.#town.days.includes(time.slice(0, 10)))
    return (this.#town.random() < 0.4 ? fits[0] : oneOf(this.#town, fits)) ?? null
  }

  async #code(draft: Draft): Promise<void> {
    for (let looks = 0; looks < CODE_LOOKS; looks++) {
      const code = this.#town.mail.codeFor(draft.email)
      if (code !== null) return this.#send("/en/book/code", [["code", code]])
      if (!this.#town.open()) return
      await pause(CODE_LOOK_MS)
    }
    if (++draft.waited >= CODE_PATIENCE) this.#draft = null
  }

  async #check(draft: Draft): Promise<void> {
    const page = await look(this.#town, this, () => this.#browser.get("/en/book/check"))
    if (!page) return
    const visitId = page.status === 200 ? fieldOf(page.html, "visit") : undefined
    if (visitId === undefined || draft.time === null) {
      if (JOURNEY.test(page.path)) this.#follow({ ...page, location: page.path })
      else this.#draft = null
      if (draft.stage === "check") this.#draft = null
      return
    }
    await weighed(this.#town, [
      [80, () => this.#book(draft, visitId)],
      [12, async () => void (draft.stage = "time")],
      // Walks away without a word: the hold runs out.
      [8, async () => void (this.#draft = null)],
    ])()
  }

  async #book(draft: Draft, visitId: string): Promise<void> {
    const twice = this.#town.random() < 0.2
    const [first] = await Promise.all([this.#askBook(draft, visitId), twice ? this.#secondTab(draft, visitId) : null])
    this.#draft = null
    const key = keyIn(first.answer)
    if (first.outcome !== "done" || key === null) return
    this.#booked = true
    const visit = { visitId, key, service: draft.services[0]!, time: draft.time!, state: "booked" } as const
    this.#own.add(visit)
    this.#town.visits.push(visit)
    if (this.#town.random() < 0.25) await this.#oldTab(draft)
  }

  async #askBook(draft: Draft, visitId: string, browser = this.#browser) {
    const { email, party, phone } = draft
    const set = { state: "booked", startsAt: fromCopenhagen(draft.time!).toISOString(), party, phone }
    const about = { client: this.name, by: "visitor", act: "book", draft: email, visitId, set } as const
    return attempt(this.#town, about, async () =>
      verdict(await browser.post("/en/book/check", [["visit", visitId]]), {
        done: /\/visit\/[^/]+\?booked$/,
        refused: JOURNEY,
      }),
    )
  }

  /** The same press of the same button in another tab, at the same moment. */
  async #secondTab(draft: Draft, visitId: string): Promise<void> {
    const tab = this.#copy()
    await this.#askBook(draft, visitId, tab)
    tab.close()
  }

  /** A tab that was left open before booking: it chooses another time for what is booked already. */
  async #oldTab(draft: Draft): Promise<void> {
    const tab = this.#copy()
    for (const clock of OLD_TIMES) {
      const time = `${oneOf(this.#town, this.#town.days)!}T${clock}`
      await look(this.#town, this, () => tab.post("/en/book/time", [["time", time]]))
      const check = await look(this.#town, this, () => tab.get("/en/book/check"))
      const at = check?.status === 200 && check.path.includes("/book/check")
      const visitId = at ? fieldOf(check.html, "visit") : undefined
      if (visitId !== undefined) await this.#askBook({ ...draft, time }, visitId, tab)
      if (visitId !== undefined) break
    }
    tab.close()
  }

  #copy(): Browser {
    const tab = new Browser(this.#town.origin)
    tab.setCookie("booking", this.#browser.cookie("booking") ?? "")
    return tab
  }
}

const keyIn = (answer: string): string | null => /\/visit\/([^/?]+)\?booked/.exec(answer)?.[1] ?? null
