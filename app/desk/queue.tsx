import { data, redirect } from "react-router"
import { Icon } from "#app/parts/icon.tsx"
import { readForm } from "#app/parts/parse.ts"
import { StaffPage } from "#app/parts/staff-page.tsx"
import { useStaff } from "#app/parts/staff-data.ts"
import { useTranslation } from "#app/parts/translation.ts"
import { useLive } from "#app/parts/use-live.ts"
import { OwnCounter } from "#app/desk/parts/queue-counter.tsx"
import { WaitingLists } from "#app/desk/parts/queue-lists.tsx"
import { TakeNumber } from "#app/desk/parts/queue-take.tsx"
import { QueueToast } from "#app/desk/parts/queue-toast.tsx"
import { useQueueKeys } from "#app/desk/parts/use-queue-keys.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { setCookie } from "#app/web/cookies.server.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { type Topic, dayTopic, isAbout } from "#domain/topics.ts"
import { spokenClock } from "#domain/time/spoken.ts"
import { isLanguage } from "#locales/languages.ts"
import type { TurnId } from "#operations/desk/hall.ts"
import { callAgain, callNext, callOne } from "#operations/desk/next.ts"
import { sendOn, takeTicket } from "#operations/desk/ticket.ts"
import { begin, end, gone, notHere, park, putBack, undoTurn, undoableOf } from "#operations/desk/turn.ts"
import type { Context } from "#operations/context.ts"
import type { Result } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { paths } from "#paths"
import { ownCounter, readTurn, showQueue, showTaken, turnText } from "./queue.server.ts"
import type { Route } from "./+types/queue"

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const { ctx } = portalOf(context)
  const queue = await showQueue(context, request)
  const did = readDid(url.searchParams.get("did"))
  const turn = did?.turn ?? null
  return {
    ...queue,
    did: did && { act: did.act, turn: turn && turnText(turn), refusal: did.refusal },
    /** The event that "Undo" takes back, of whom something was just done to. */
    undo: turn && did && !did.refusal && did.act !== "undo" ? await undoableOf(ctx, turn) : null,
    taken: did?.act === "take" && turn ? await showTaken(context, turn.id) : null,
  }
}

/** What was done, from the address that the act returned to: act, turn and refusal. Names and numbers stay off addresses. */
function readDid(text: string | null): { act: string; turn: TurnId | null; refusal: string } | null {
  const [act = "", kind = "", id = "", refusal = ""] = (text ?? "").split(":")
  return act ? { act, turn: readTurn(`${kind}:${id}`), refusal } : null
}

/** The acts on somebody, each by what its button sends. */
const acts: Record<
  string,
  (ctx: Context, given: { turn: TurnId; by: StaffMember }) => Promise<Result<unknown, string>>
> = { again: callAgain, begin, end, "not-here": notHere, park, back: putBack, gone }

export async function action({ request, context }: Route.ActionArgs) {
  const { db, ctx, config } = portalOf(context)
  const account = staffOf(context)
  const by = byStaff(account)
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? "")
  const intent = text("intent")
  const turn = readTurn(text("turn"))
  const counterId = ownCounter(context, request, await readSiteOffice(db))?.id
  const caller = { counterId: counterId ?? "", by, skills: account.skills }
  const done = (act: string, who: TurnId | null, refusal = "") =>
    redirect(paths.staff.queue({ did: `${act}:${who ? turnText(who) : ":"}${refusal ? `:${refusal}` : ""}` }))

  if (intent === "counter")
    return redirect(paths.staff.queue(), {
      headers: { "set-cookie": setCookie(config, "staff-counter", text("counter")) },
    })
  if (intent === "take") {
    const typed = { service: text("service"), party: text("party"), language: text("language") }
    const language = isLanguage(typed.language) ? typed.language : "en"
    const taken = await takeTicket(ctx, { service: typed.service, party: Number(typed.party), language, by })
    return taken.ok ? done("take", { kind: "walk-in", id: taken.value }) : data({ error: taken.error, typed }, 422)
  }
  if (!counterId && ["next", "end-next", "call"].includes(intent)) return done(intent, null, "no-counter")
  if (intent === "end-next" && turn) {
    const ended = await end(ctx, { turn, by })
    if (!ended.ok) return done("end", turn, ended.error)
  }
  if (intent === "next" || intent === "end-next") {
    const called = await callNext(ctx, caller)
    return called.ok ? done("next", called.value) : done("next", null, called.error)
  }
  if (!turn) return done(intent, null, "unknown")
  if (intent === "call") {
    const called = await callOne(ctx, { ...caller, turn })
    return done("call", turn, called.ok ? "" : called.error)
  }
  if (intent === "send") {
    const sent = await sendOn(ctx, { turn, service: text("service"), by })
    if (!sent.ok) return done("send", turn, sent.error)
    // An appointment stays, and has a number besides: that is shown.
    return turn.kind === "appointment" ? done("take", { kind: "walk-in", id: sent.value }) : done("send", turn)
  }
  if (intent === "undo") {
    const undone = await undoTurn(ctx, { turn, by, event: text("event") })
    return done("undo", turn, undone.ok ? "" : undone.error)
  }
  const act = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (!act) return done(intent, turn, "unknown")
  const answer = await act(ctx, { turn, by })
  const became = answer.ok && typeof answer.value === "string" ? `-${answer.value}` : ""
  return done(intent + became, turn, answer.ok ? "" : answer.error)
}

/** Who waits in the hall, and the one button that calls the next. */
export default function Queue({ loaderData, actionData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation("queue-staff")
  const { t: desk } = useTranslation("desk")
  const staff = useStaff()
  const keys = staff?.shortcuts ?? false
  const concerns = (topics: readonly Topic[]) => isAbout(topics, "queue") || isAbout(topics, dayTopic(loaderData.day))
  const reload = `${paths.staff.queue()}?live=1`
  const { shown, lostSince, signedOut } = useLive(loaderData, concerns, paths.staff.stream(), reload)
  useQueueKeys(keys)
  const lost = lostSince !== null
  const tally = shown.tally.count === 0 ? t("nobody") : t("meta", { ...shown.tally, minutes: shown.tally.longest })
  if (signedOut)
    return (
      <main id="main" className="signed-out">
        <h1>{desk("signedOut.title")}</h1>
        <p>
          <a className="btn primary" href={paths.staff.signIn(paths.staff.queue())}>
            {desk("signedOut.signIn")}
          </a>
        </p>
      </main>
    )
  return (
    <StaffPage
      title={t("title")}
      meta={tally}
      acts={
        <>
          <span className={lost ? "live is-lost" : "live"}>
            <Icon name={lost ? "warn" : "done"} className="i" />
            {lost
              ? desk("live.lost", { clock: spokenClock(new Date(lostSince), i18n.language) })
              : desk("live.updated", { clock: shown.clock })}
          </span>
          <a className="btn" href={paths.board(shown.site)} target="_blank" rel="noreferrer">
            <Icon name="open-in-new" className="i" />
            {t("board")}
          </a>
        </>
      }
    >
      <p className="sr" role="status">
        {tally}
      </p>
      <div className="queue">
        <div className="queue-own">
          <OwnCounter queue={shown} lost={lost} keys={keys} />
          <TakeNumber queue={shown} taken={loaderData.taken} failed={actionData ?? null} lost={lost} />
        </div>
        <WaitingLists queue={shown} lost={lost} />
      </div>
      <QueueToast did={loaderData.did} undo={loaderData.undo} queue={shown} />
    </StaffPage>
  )
}
