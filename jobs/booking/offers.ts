import type { TaskList } from "graphile-worker"
import { lapseOffer } from "#operations/offers/answer.ts"
import { offerRound, offerTimes } from "#operations/offers/earlier.ts"
import { lapseListed } from "#operations/offers/first-time.ts"
import { makePlanned } from "#operations/offers/instead.ts"
import type { Doing } from "../doing.ts"

/** The jobs of offered times: those that lapse, what became free, and what a change of the office has planned. */
export const offerTasks = ({ ctx }: Doing): TaskList => ({
  "offer-lapse": (payload) => lapseOffer(ctx, payload),
  async "offer-times"(payload) {
    await offerTimes(ctx, payload)
  },
  "waitlist-lapse": (payload) => lapseListed(ctx, payload),
  async "offer-round"() {
    await offerRound(ctx)
  },
  async "offer-instead"(payload) {
    await makePlanned(ctx, payload)
  },
})
