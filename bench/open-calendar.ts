import { type Topic, dayTopic, isAbout } from "#domain/topics.ts"
import http from "node:http"
import { Connection, textOf } from "./load.ts"

const GIVE_UP_MS = 10_000

/** One open calendar: a stream, and a connection on which it reads. Behaves as `useLive` does in the browser. */
export class Calendar {
  #connection: Connection
  #stream: http.ClientRequest | null = null
  #origin: string
  #headers: Record<string, string>
  #day: string
  #path: string
  #reading: Promise<void> | null = null
  #again = false
  #waiting: { shows: (text: string) => boolean; seen: (at: number) => void }[] = []

  constructor(origin: string, token: string, day: string) {
    this.#origin = origin
    this.#connection = new Connection(origin)
    this.#headers = { cookie: `staff=${token}` }
    this.#day = day
    this.#path = `/staff/calendar.data?day=${day}&live=1&_routes=desk%2Fcalendar`
  }

  async open(): Promise<void> {
    await this.#connection.ask(`/staff/calendar?day=${this.#day}`, { headers: this.#headers })
    await new Promise<void>((resolve, reject) => {
      const headers = { ...this.#headers, accept: "text/event-stream" }
      this.#stream = http.get(`${this.#origin}/staff/calendar/stream`, { headers, agent: false }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`the stream answered ${response.statusCode}`))
        let rest = ""
        response.setEncoding("utf8").on("data", (text: string) => {
          const events = (rest + text).split("\n\n")
          rest = events.pop()!
          for (const event of events) {
            if (event.startsWith("event: open")) resolve()
            if (event.startsWith("event: changed") && this.#concerns(event)) this.#readAgain()
          }
        })
        response.on("error", () => {})
      })
      this.#stream.on("error", reject)
    })
  }

  #concerns(event: string): boolean {
    const { topics } = JSON.parse(event.slice(event.indexOf("data: ") + 6)) as { topics: Topic[] }
    return isAbout(topics, dayTopic(this.#day))
  }

  /** One read at a time; what is announced meanwhile is read once afterwards. */
  #readAgain(): void {
    if (this.#reading) {
      this.#again = true
      return
    }
    this.#reading = this.#read().finally(() => {
      this.#reading = null
      if (this.#again) {
        this.#again = false
        this.#readAgain()
      }
    })
  }

  async #read(): Promise<void> {
    const answer = await this.#connection.ask(this.#path, { headers: this.#headers })
    if (answer.status !== 200) throw new Error(`the calendar answered ${answer.status}`)
    const text = await textOf(answer)
    const at = performance.now()
    this.#waiting = this.#waiting.filter(({ shows, seen }) => {
      if (!shows(text)) return true
      seen(at)
      return false
    })
  }

  /** Resolves with the moment at which the calendar has what is asked for. */
  until(shows: (text: string) => boolean): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("a calendar was not told of a change")), GIVE_UP_MS)
      const seen = (at: number) => {
        clearTimeout(late)
        resolve(at)
      }
      this.#waiting.push({ shows, seen })
    })
  }

  /** Waits until nothing is read, and nothing has been announced for a while. */
  async quiet(): Promise<void> {
    for (let calm = 0; calm < 3; calm++) {
      await new Promise((resolve) => setTimeout(resolve, 60))
      while (this.#reading) {
        await this.#reading
        calm = 0
      }
    }
  }

  close(): void {
    this.#stream?.on("error", () => {})
    this.#stream?.destroy()
    this.#connection.close()
  }
}
