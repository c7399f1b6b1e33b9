import { appendFileSync, writeFileSync } from "node:fs"

/**
 * How an act ended, as far as whoever asked could tell: an answer that is lost leaves it open whether anything
 * happened.
 */
export type Outcome = "done" | "refused" | "unknown"

/** What a visit says, as far as the clients change it. Instants are ISO texts. */
export interface Says {
  state: string
  startsAt: string
  party: number
  phone: string
}

export type Doing =
  "hold" | "book" | "move" | "cancel" | "correct" | "arrive" | "close" | "reopen" | "look" | "wish" | "take" | "decline"

/** One act of a client: what it asked, and what it was told. */
export interface Entry {
  client: string
  by: "visitor" | "staff"
  act: Doing
  /** The draft's own e-mail address: what it books is found by it. */
  draft?: string
  visitId?: string
  /** The offered time that is answered: only the database says which it is. */
  offerId?: string
  /** What the visit says once it is done. */
  set?: Partial<Says>
  /** Milliseconds since 1970. */
  asked: number
  told: number
  outcome: Outcome
  /** The status and where it led. */
  answer: string
}

/** What a fault did, and when. */
export interface Fault {
  kind: string
  at: number
  /** Ids of the visits whose hold was made to run out. */
  lapsed?: string[]
}

/** All that was asked and told, in memory and as JSON lines in a file. */
export class Recorder {
  readonly entries: Entry[] = []
  readonly faults: Fault[] = []
  #file: string
  #waiting: { wanted: (entry: Entry) => boolean; tell: (entry: Entry) => void }[] = []

  constructor(file: string) {
    this.#file = file
    writeFileSync(file, "")
  }

  add(entry: Entry): void {
    this.entries.push(entry)
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`)
    const met = this.#waiting.filter((one) => one.wanted(entry))
    this.#waiting = this.#waiting.filter((one) => !met.includes(one))
    // At once, in the same turn: nothing happens between the answer and the fault that waits for it.
    for (const one of met) one.tell(entry)
  }

  fault(fault: Fault): void {
    this.faults.push(fault)
    appendFileSync(this.#file, `${JSON.stringify({ fault: fault.kind, ...fault })}\n`)
  }

  /** Calls `tell` in the moment in which such an act is answered. */
  once(wanted: (entry: Entry) => boolean, tell: (entry: Entry) => void): void {
    this.#waiting.push({ wanted, tell })
  }
}
