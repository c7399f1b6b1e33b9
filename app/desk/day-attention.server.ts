import type { VisitState } from "#domain/booking/states.ts"

/** What of a leg says whether it needs a person. */
interface Block {
  visitId: string
  from: string
  name: string
  service: string
  counter: number
  minutes: number | null
  state: VisitState
  late: boolean
  withoutCounter: boolean
}

/** Someone has waited long after this many minutes. */
const LONG_WAIT_MINUTES = 20

export interface Attention {
  kind: "nogap" | "late" | "waiting"
  visitId: string
  from: string
  name: string
  service: string
  counter: number
  minutes: number
}

/** What needs a person: who has no counter, who is late, who has waited long; each visit once in each list. */
export function attentionOf(blocks: readonly Block[]): Attention[] {
  const of = (kind: Attention["kind"], b: Block): Attention => ({
    kind,
    visitId: b.visitId,
    from: b.from,
    name: b.name,
    service: b.service,
    counter: b.counter,
    minutes: b.minutes ?? 0,
  })
  const once = (list: Attention[]) => [...new Map(list.map((a) => [a.visitId, a])).values()]
  return [
    ...once(blocks.filter((b) => b.withoutCounter).map((b) => of("nogap", b))),
    ...once(blocks.filter((b) => b.late).map((b) => of("late", b))),
    ...once(
      blocks.filter((b) => b.state === "arrived" && (b.minutes ?? 0) >= LONG_WAIT_MINUTES).map((b) => of("waiting", b)),
    ),
  ]
}
