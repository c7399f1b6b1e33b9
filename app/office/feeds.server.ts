import type { RouterContextProvider } from "react-router"
import { notFound } from "#app/parts/refusals.ts"
import { portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { spokenMoment } from "#domain/time/spoken.ts"
import { endFeed, makeFeed, ownFeeds } from "#operations/staff/feed.ts"
import { paths } from "#paths"
import type { CounterFeed } from "./parts/counter-feeds.tsx"

type Context = Readonly<RouterContextProvider>

/** Each counter that is in use, with the address of its feed if it has one. */
export async function counterFeeds(
  context: Context,
  counters: readonly { id: string; number: number; active: boolean }[],
): Promise<CounterFeed[]> {
  const { ctx, config } = portalOf(context)
  const feeds = await ownFeeds(ctx, "counters")
  return counters
    .filter((counter) => counter.active)
    .map(({ id, number }) => {
      const feed = feeds.find((one) => one.counterId === id)
      return {
        counterId: id,
        number,
        address: feed?.key ? `${config.portalUrl}${paths.staff.feed(feed.key)}` : null,
        made: feed ? spokenMoment(feed.createdAt, localeOf(context), ctx.now()) : null,
      }
    })
}

/** Makes or takes back the feed of a counter, where that is what the form asks; null for every other form of the page. */
export async function actOnFeed(form: FormData, context: Context): Promise<"made" | "ended" | null> {
  const { ctx } = portalOf(context)
  const intent = form.get("intent")
  if (intent !== "make-feed" && intent !== "end-feed") return null
  const given = { of: { counterId: String(form.get("counter") ?? "") }, by: staffOf(context).id }
  const done = await (intent === "make-feed" ? makeFeed(ctx, given) : endFeed(ctx, given))
  if (!done.ok) throw notFound()
  return intent === "make-feed" ? "made" : "ended"
}
