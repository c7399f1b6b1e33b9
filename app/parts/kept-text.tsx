import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react"
import { createPortal } from "react-dom"
import { useNavigation } from "react-router"
import { spokenClock } from "#domain/time/spoken.ts"
import { paths } from "#paths"
import { type Kept, keptAfter, keptOnPage } from "./kept-words.ts"
import { useTranslation } from "./translation.ts"

const PREFIX = "typed "
const TEXTS = "textarea, input[type=text], input:not([type])"

type TextField = HTMLTextAreaElement | HTMLInputElement
/** Longer texts and single lines of forms that save something; codes, passwords and what is marked secret are never kept. */
const isKept = (target: EventTarget | null): target is TextField =>
  (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")) &&
  target.form?.method === "post" &&
  target.name !== "" &&
  target.autocomplete !== "one-time-code" &&
  !("secret" in target.dataset)

const shownIn = (field: TextField) => ({ value: field.value, made: field.defaultValue })
const read = (key: string) => JSON.parse(sessionStorage.getItem(key) ?? "null") as Kept | null
function write(key: string, kept: Kept | null) {
  if (kept) sessionStorage.setItem(key, JSON.stringify(kept))
  else sessionStorage.removeItem(key)
}

/** A text that was put back, and where on the page that is said. */
interface Back {
  key: string
  at: number
  field: TextField
  place: HTMLElement
}

/**
 * Keeps what staff type, in this tab, for this person and until it is saved: it survives a session that ends, a lost connection and a
 * reload. Fields are known by where their form posts to and by their id. Answers the lines that offer what was put back.
 */
export function useKeptText(staffId: string): ReactNode {
  const mine = `${PREFIX}${staffId} `
  const navigation = useNavigation()
  const offered = useSyncExternalStore(onOffers, () => backs, none)
  useTyping(mine)
  const opening = useRef(true)
  // After each rendering of the frame, which is after each step from page to page.
  useEffect(() => {
    if (navigation.state !== "idle") return
    const opened = opening.current
    opening.current = false
    offer(settle(mine, opened))
  })
  return offered.map((back) => createPortal(<Offer back={back} />, back.place, back.key))
}

/** What this page offers; one page stands in a tab at a time. */
let backs: readonly Back[] = []
const listeners = new Set<() => void>()
const nothing: readonly Back[] = []
const none = () => nothing
function onOffers(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes what was put back into the offers, and what has been saved or thrown away out of them. */
function offer(put: readonly Back[]): void {
  const stands = (back: Back) => back.place.isConnected && sessionStorage.getItem(back.key) !== null
  if (put.length === 0 && backs.every(stands)) return
  const others = backs.filter((back) => !put.some((one) => one.field === back.field))
  backs = [...others.filter(stands), ...put]
  for (const listener of listeners) listener()
}

/** The field says again what it said before. */
function throwAway({ key, field }: Back): void {
  field.value = field.defaultValue
  write(key, null)
  offer([])
  field.focus()
}

/** Keeps each text as it is typed and sent. */
function useTyping(mine: string): void {
  useEffect(() => {
    const keep = (field: TextField, sent: boolean) => {
      const key = keyOf(mine, field)
      write(key, keptAfter(read(key), shownIn(field), Date.now(), sent))
    }
    const onInput = (event: Event) => isKept(event.target) && keep(event.target, false)
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement
      for (const part of form.elements) if (isKept(part)) keep(part, true)
      // Whoever leaves by the door leaves nothing behind for the next one at this desk.
      if (new URL(form.action).pathname === paths.staff.signOut()) for (const key of keysOf(PREFIX)) write(key, null)
    }
    document.addEventListener("input", onInput)
    document.addEventListener("submit", onSubmit)
    return () => {
      document.removeEventListener("input", onInput)
      document.removeEventListener("submit", onSubmit)
    }
  }, [mine])
}

const keyOf = (mine: string, field: TextField) =>
  `${mine}${new URL(field.form!.action).pathname} ${field.id || field.name}`
const keysOf = (prefix: string) => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix))

/** Forgets what has been saved, and puts back what has not. */
function settle(mine: string, opened: boolean): Back[] {
  // On the way through another proof of who one is, the form is still being sent.
  if (location.pathname === paths.staff.confirm()) return []
  for (const key of keysOf(PREFIX)) if (!key.startsWith(mine)) write(key, null)
  const fields = new Map<string, TextField>()
  for (const field of document.querySelectorAll<TextField>(TEXTS))
    if (isKept(field)) fields.set(keyOf(mine, field), field)
  const page = {
    gone: opened && wasLost(),
    refused: document.querySelector("[aria-invalid=true], [role=alert]") !== null,
  }
  return keysOf(mine).flatMap((key) => {
    const kept = read(key)
    const field = fields.get(key) ?? null
    const { keep, putBack } = keptOnPage(kept!, field && shownIn(field), page, Date.now())
    write(key, keep)
    if (!field || !keep || !putBack) return []
    field.value = keep.text
    return [{ key, at: keep.at, field, place: placeBehind(field) }]
  })
}

/**
 * Whether what was sent may never have arrived. Whoever comes from signing in had sent into the void; whoever goes back or loads a page
 * again may come from the browser's own page about a lost connection.
 */
function wasLost(): boolean {
  const [how] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
  return /\/staff\/sign-in/.test(document.referrer) || how?.type === "back_forward" || how?.type === "reload"
}

/** An empty place right after a field; the one that a text before it had is used again. */
function placeBehind(field: TextField): HTMLElement {
  const after = field.nextElementSibling
  if (after instanceof HTMLElement && "keptText" in after.dataset) return after
  const place = document.createElement("span")
  place.dataset.keptText = ""
  field.after(place)
  return place
}

function Offer({ back }: { back: Back }) {
  const { t, i18n } = useTranslation("staff")
  return (
    <span className="kept-text" role="status">
      {t("keptText.back", { clock: spokenClock(new Date(back.at), i18n.language) })}{" "}
      <button className="linkbutton" type="button" onClick={() => throwAway(back)}>
        {t("keptText.throwAway")}
      </button>
    </span>
  )
}
