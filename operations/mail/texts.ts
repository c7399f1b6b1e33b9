import { type MessageKind, hasSms, messageKind } from "#domain/mail/messages.ts"
import {
  type BuiltIn,
  type Place,
  type SavedText,
  type TextFault,
  type TextToWrite,
  faultOfText,
  ownTextAt,
  tidyText,
  toWrite,
  versionOf,
} from "#domain/mail/own-text.ts"
import { smsNumber } from "#domain/mail/sms.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { type Transaction, transact } from "#db/client.ts"
import { announce } from "#db/live.ts"
import { lockOffice } from "#db/locks.ts"
import { savedTexts } from "#db/mail/reads.ts"
import { insertMessageTexts } from "#db/mail/writes.ts"
import { readSiteOffice } from "#db/office/reads.ts"
import { raiseVersion, recordChange } from "#db/office/writes.ts"
import { enqueue } from "#db/queue.ts"
import { appendAudit } from "#db/staff/writes.ts"
import type { Context } from "../context.ts"

/** A text in one language, as it was typed. */
export interface TypedText extends Place {
  text: string
}
/** What is wrong with one text, and with which variable or which number of characters. */
export interface WrongText extends Place {
  fault: TextFault
  what: string
}
export type TextsRefusal = "unknown" | "texts-wrong" | "changed-meanwhile" | "sms-to"
type Saved = Result<null, TextsRefusal> & { wrong?: WrongText[] }

/** The texts of a message as they would be kept, with all that is wrong with them. Texts that are none of the message's are left out. */
export function checkTexts(
  kind: MessageKind,
  typed: readonly TypedText[],
  builtIn: BuiltIn,
): { texts: TypedText[]; wrong: WrongText[] } {
  const texts: TypedText[] = []
  const wrong: WrongText[] = []
  for (const { key, language, text } of typed) {
    const part = kind.texts.find((own) => own.key === key)?.part
    const built = builtIn({ key, language })
    if (!part || built === null) continue
    const tidy = tidyText(text, part)
    texts.push({ key, language, text: tidy })
    const found = faultOfText(tidy, part, built)
    if (found) wrong.push({ key, language, ...found })
  }
  return { texts, wrong }
}

/**
 * Saves the office's own texts of a message, all or none. `seen` is the version the page showed: what a colleague saved since is not
 * overwritten. A text that is the built-in one again follows it from then on. `looked` names the languages whose texts somebody
 * compared with their changed twins and left as they are.
 */
export async function saveTexts(
  ctx: Context,
  given: {
    message: string
    typed: readonly TypedText[]
    looked: readonly string[]
    seen: number
    builtIn: BuiltIn
    by: StaffMember
  },
): Promise<Saved> {
  const kind = messageKind(given.message)
  if (!kind) return refuse("unknown")
  const { texts, wrong } = checkTexts(kind, given.typed, given.builtIn)
  if (wrong.length > 0) return { ...refuse("texts-wrong"), wrong }
  return write(ctx, kind, given, (rows) => ok(toWrite(rows, texts, given.looked, given.builtIn)))
}

/**
 * Gives a message the texts it had after a version again; 0 is before anybody changed it: the built-in ones. Refused where a text of
 * then lacks a variable that is needed today.
 */
export async function restoreTexts(
  ctx: Context,
  given: {
    message: string
    version: number
    languages: readonly string[]
    seen: number
    builtIn: BuiltIn
    by: StaffMember
  },
): Promise<Saved> {
  const kind = messageKind(given.message)
  if (!kind) return refuse("unknown")
  const places = kind.texts.flatMap(({ key }) => given.languages.map((language) => ({ key, language })))
  return write(ctx, kind, given, (rows) => {
    const then = places.flatMap((place) => {
      const text = ownTextAt(rows, place, given.version) ?? given.builtIn(place)
      return text === null ? [] : [{ ...place, text }]
    })
    const { texts, wrong } = checkTexts(kind, then, given.builtIn)
    return wrong.length > 0 ? { ...refuse("texts-wrong"), wrong } : ok(toWrite(rows, texts, [], given.builtIn))
  })
}

/** Writes what `decide` makes of the texts that stand, under the office's lock, with the history and the audit trail. */
function write(
  ctx: Context,
  kind: MessageKind,
  { seen, by }: { seen: number; by: StaffMember },
  decide: (
    rows: readonly SavedText[],
  ) => { ok: true; value: TextToWrite[] } | { ok: false; error: "texts-wrong"; wrong: WrongText[] },
): Promise<Saved> {
  return transact<Saved>(ctx.db, async (tx) => {
    const { site } = await readSiteOffice(tx)
    await lockOffice(tx, site.id)
    const rows = await savedTexts(
      tx,
      kind.texts.map(({ key }) => key),
    )
    const version = versionOf(rows)
    if (version !== seen) return refuse("changed-meanwhile")
    const decided = decide(rows)
    if (!decided.ok) return decided
    const texts = decided.value
    if (texts.length === 0) return ok(null)
    const at = ctx.now()
    await insertMessageTexts(
      tx,
      texts.map((text) => ({ ...text, version: version + 1, at, by: by.staffName })),
    )
    await record(tx, { siteId: site.id, kind, rows, texts, by })
    await appendAudit(tx, {
      at,
      staffId: by.staffId,
      kind: "message-saved",
      detail: { message: kind.id, version: String(version + 1) },
    })
    await raiseVersion(tx, site.id)
    await announce(tx, { siteId: site.id, topics: ["everything"] })
    return ok(null)
  })
}

/** The history of the office: what each changed text was and became. */
async function record(
  tx: Transaction,
  given: {
    siteId: string
    kind: MessageKind
    rows: readonly SavedText[]
    texts: readonly TextToWrite[]
    by: StaffMember
  },
): Promise<void> {
  const { siteId, kind, rows, texts, by } = given
  const changed = texts.filter((text) => !text.looked)
  const what = changed.length > 0 ? "message-text" : "message-looked"
  const state = (textOf: (text: TextToWrite) => string | null) => ({
    message: kind.id,
    texts: (changed.length > 0 ? changed : texts).map((text) => ({
      key: text.key,
      language: text.language,
      text: textOf(text),
    })),
  })
  const before = changed.length > 0 ? state((text) => ownTextAt(rows, text)) : null
  await recordChange(tx, { siteId, ...by, what, before, after: state((text) => text.text) })
}

/**
 * Sends a message as it is typed, saved or not, filled with made-up people and marked as a test: as a mail to the one who asks, or as an
 * SMS to the number they typed.
 */
export async function sendTestMessage(
  ctx: Context,
  given: {
    message: string
    language: string
    typed: readonly TypedText[]
    /** The number of an SMS; without one it is a mail. */
    smsTo?: string | null
    builtIn: BuiltIn
    by: StaffMember
  },
): Promise<Saved> {
  const { message, language, by, smsTo: to = null } = given
  const kind = messageKind(message)
  if (!kind || (to !== null && !hasSms(kind))) return refuse("unknown")
  const { texts, wrong } = checkTexts(kind, given.typed, given.builtIn)
  if (wrong.length > 0) return { ...refuse("texts-wrong"), wrong }
  if (to !== null && smsNumber(to) === null) return refuse("sms-to")
  const at = ctx.now()
  const payload = { message, language, staffId: by.staffId, texts, at: at.toISOString() }
  // Pressed again before it is sent: one test, with what was typed last.
  const key = `${by.staffId} ${message} ${language}`
  return transact<Saved>(ctx.db, async (tx) => {
    if (to === null) await enqueue(tx, { task: "mail-test", payload, key: `mail-test ${key}` })
    else await enqueue(tx, { task: "sms-test", payload: { ...payload, to }, key: `sms-test ${key}` })
    const detail = { message, language, ...(to === null ? {} : { way: "sms" }) }
    await appendAudit(tx, { at, staffId: by.staffId, kind: "message-tested", detail })
    return ok(null)
  })
}
