import { type Challenge, solveChallenge } from "altcha-lib"
import { deriveKey } from "altcha-lib/algorithms/pbkdf2"
import { draftByKey } from "#db/booking/reads.ts"
import { CODE_DIGITS } from "#domain/email-code.ts"
import { confirmationCode, hashSecret } from "#operations/context.ts"
import { linkKey } from "#operations/link.ts"
import { type Answer, Connection, textOf } from "./load.ts"
import { type BenchOffice, SECRET } from "./office.ts"

export interface Wish {
  services: string[]
  party: number
  /** "YYYY-MM-DDTHH:MM" by the office's clock. */
  time: string
  email: string
}
/** How far somebody came, and what the portal said where it went no further. */
export type Came = "booked" | "held" | "taken" | "refused"

/** A browser with cookies of its own that comes from one address: it fills in the portal's forms as a person does, without JavaScript. */
export class Caller {
  #connection: Connection
  #cookies = new Map<string, string>()
  readonly #office: BenchOffice
  readonly #from: string
  /** What was refused last, for whoever reads why. */
  said = ""

  readonly #works: boolean

  constructor(origin: string, office: BenchOffice, from: string, works = false) {
    this.#works = works
    this.#connection = new Connection(origin)
    this.#office = office
    this.#from = from
  }

  async send(path: string, form?: [string, string][]): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ")
    const headers = { "x-forwarded-for": this.#from, ...(cookie ? { cookie } : {}) }
    const answer = await this.#connection.ask(path, form ? { method: "POST", headers, form } : { headers })
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [name, value] = line.slice(0, line.indexOf(";")).split("=", 2)
      this.#cookies.set(name!, value!)
    }
    if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}`)
    if (answer.status >= 400) this.said = `${answer.status} at ${path}`
    return answer
  }

  /** Where an answer leads to; "" for a page that says what is wrong. */
  async #goes(path: string, form: [string, string][]): Promise<string> {
    const { pathname, search } = new URL((await this.send(path, form)).headers.location ?? "/", "http://portal")
    return `${pathname}${search}`
  }

  /** Chooses what and when, and answers whether a time is held now; a portal that wants the address first gets it. */
  async hold(wish: Wish): Promise<{ came: Came; first: boolean }> {
    await this.start(wish)
    return this.choose(wish)
  }

  async start(wish: Pick<Wish, "services" | "party">): Promise<void> {
    await this.send("/en/book/services", [
      ...wish.services.map((key): [string, string] => ["service", key]),
      ["municipality", "101"],
      ["study", "no"],
    ])
    await this.send("/en/book/people", [["party", String(wish.party)]])
  }

  async choose(wish: Wish): Promise<{ came: Came; first: boolean }> {
    const to = await this.#goes("/en/book/time", [["time", wish.time]])
    this.said = to
    if (to.startsWith("/en/book/taken")) return { came: "taken", first: false }
    if (to === "/") return { came: "refused", first: false }
    if (to === "/en/book/check" || !(await this.#waits())) return { came: "held", first: false }
    const after = await this.confirm(wish)
    this.said = after
    if (after === "/en/book/check") return { came: "held", first: true }
    return { came: after.startsWith("/en/book/taken") ? "taken" : "refused", first: true }
  }

  /** Types details and the code from the mailbox. Answers where it leads to. */
  async confirm(wish: Wish): Promise<string> {
    const to = await this.#details(wish)
    if (to !== "/en/book/code") return to
    const draft = (await this.#draft())!
    const code = confirmationCode(SECRET, draft.id, draft.codeRound, CODE_DIGITS)
    const work = this.#works && draft.confirmFirst ? await this.#work() : ""
    return this.#goes("/en/book/code", [
      ["intent", "code"],
      ["code", code],
      ["work", work],
    ])
  }

  #details(wish: Wish): Promise<string> {
    return this.#goes("/en/book/details", [
      ["contactName", "Ana Visitor"],
      ["email", wish.email],
      ["email-kept", wish.email],
      ["phone", ""],
      ["language", "en"],
      ["supportNeeds", ""],
      ...Array.from({ length: wish.party - 1 }, (_, i): [string, string] => [`name-${i + 2}`, `Person ${i + 2}`]),
    ])
  }

  /** What `public/ankomst.js` does with a task on the page of the code. */
  async #work(): Promise<string> {
    const page = await textOf(await this.send("/en/book/code"))
    const task = /data-work="([^"]+)"/.exec(page)?.[1]
    if (!task) return ""
    const challenge = JSON.parse(task.replaceAll("&quot;", '"')) as Challenge
    return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) })
  }

  /** Types a wish's details, and goes away before the code: the mailbox is somebody else's. */
  async leaveAt(wish: Wish): Promise<void> {
    await this.start(wish)
    await this.#goes("/en/book/time", [["time", wish.time]])
    await this.#details(wish)
  }

  /** Books what is held. Answers the link of the visit, or "" where it was refused. */
  async book(wish: Wish): Promise<string> {
    const to = await this.confirm(wish)
    if (to !== "/en/book/check") return ""
    const { visitId } = (await this.#draft())!
    const done = await this.#goes("/en/book/check", [["visit", visitId ?? ""]])
    return done.startsWith("/en/visit/") ? linkKey(SECRET, "visit", visitId!) : ""
  }

  #draft() {
    return draftByKey(this.#office.db, hashSecret(this.#cookies.get("booking") ?? ""))
  }

  /** Whether the portal wants the address confirmed before it holds a time. */
  async #waits(): Promise<boolean> {
    const draft = await this.#draft()
    return draft !== null && draft.confirmFirst && draft.confirmedEmail !== draft.email
  }

  close(): void {
    this.#connection.close()
  }
}
