import { type RouterContextProvider, data, redirect } from "react-router"
import { languageName } from "#domain/manner.ts"
import type { MessageKind } from "#domain/mail/messages.ts"
import { oneLine, plainSeparators } from "#domain/typed-text.ts"
import { badRequest, notFound } from "#app/parts/refusals.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { builtInText } from "#locales/built-in.ts"
import { languageCodes } from "#locales/languages.ts"
import {
  type TextsRefusal,
  type TypedText,
  type WrongText,
  restoreTexts,
  saveTexts,
  sendTestMessage,
} from "#operations/mail/texts.ts"
import { paths } from "#paths"
import { problemAt, problemWords } from "./message-words.server.ts"
import { readTexts } from "./messages.server.ts"

/** What the page gives back when nothing was saved: all that was typed, and what stands in the way. */
export interface MessageOutcome {
  error: TextsRefusal | "restore" | null
  typed: TypedText[]
  looked: string[]
  /** What is wrong, text by text: below its field, and in the list above all of them. */
  wrong: { key: string; language: string; says: string; inList: string }[]
  /** The language in which a test is on its way; by SMS, to which number. */
  tested: { language: string; smsTo: string | null } | null
  /** The number for a test by SMS, as it was typed. */
  smsTo: string
}
const nothing: MessageOutcome = { error: null, typed: [], looked: [], wrong: [], tested: null, smsTo: "" }

interface Pressed {
  context: Readonly<RouterContextProvider>
  form: FormData
  kind: MessageKind
}

/** What each button of the page does. Answers where to go, or what stands in the way. */
export function actOnMessage(pressed: Pressed) {
  const intent = String(pressed.form.get("intent") ?? "")
  if (intent === "restore") return restore(pressed)
  const [, way, language] = /^(test|sms) (\w+)$/.exec(intent) ?? []
  return language ? test(pressed, language, way === "sms") : save(pressed)
}

async function save(pressed: Pressed) {
  const { context, form, kind } = pressed
  const looked = languageCodes.filter((code) => form.getAll("looked").includes(code))
  const typed = readTexts(form, kind)
  const done = await saveTexts(portalOf(context).ctx, {
    message: kind.id,
    typed,
    looked,
    seen: Number(form.get("seen")),
    builtIn: builtInText,
    by: byStaff(staffOf(context)),
  })
  if (done.ok) return redirect(paths.staff.message(kind.id, { saved: "" }))
  return refused(pressed, done, { typed, looked })
}

async function restore(pressed: Pressed) {
  const { context, form, kind } = pressed
  const version = String(form.get("version") ?? "")
  if (!/^\d{1,6}$/.test(version)) throw badRequest()
  const done = await restoreTexts(portalOf(context).ctx, {
    message: kind.id,
    version: Number(version),
    languages: languageCodes,
    seen: Number(form.get("seen")),
    builtIn: builtInText,
    by: byStaff(staffOf(context)),
  })
  if (done.ok) return redirect(paths.staff.message(kind.id, { saved: "" }))
  if (done.error === "texts-wrong") return data<MessageOutcome>({ ...nothing, error: "restore" }, 422)
  return refused(pressed, done, {})
}

async function test(pressed: Pressed, asked: string, bySms: boolean) {
  const { context, form, kind } = pressed
  const language = languageCodes.find((code) => code === asked) ?? languageCodes[0]
  const typed = readTexts(form, kind)
  const smsTo = plainSeparators(oneLine(String(form.get("sms-to") ?? ""))).slice(0, 40)
  const { ctx, config } = portalOf(context)
  if (bySms && !config.sendsSms) throw badRequest()
  const done = await sendTestMessage(ctx, {
    smsTo: bySms ? smsTo : null,
    message: kind.id,
    language,
    // Only what is sent must be right: the other language may be half written.
    typed: typed.filter((text) => text.language === language),
    builtIn: builtInText,
    by: byStaff(staffOf(context)),
  })
  const looked = form.getAll("looked").map(String)
  if (done.ok)
    return data<MessageOutcome>({
      ...nothing,
      typed,
      looked,
      smsTo,
      tested: { language: languageName(language, localeOf(context)), smsTo: bySms ? smsTo : null },
    })
  return refused(pressed, done, { typed, looked, smsTo })
}

function refused(
  { context }: Pressed,
  done: { error: TextsRefusal; wrong?: WrongText[] },
  kept: Partial<MessageOutcome>,
) {
  if (done.error === "unknown") throw notFound()
  const language = localeOf(context)
  const wrong = (done.wrong ?? []).map((found) => ({
    key: found.key,
    language: found.language,
    says: problemWords(found, language),
    inList: problemAt(found, language),
  }))
  const status = done.error === "changed-meanwhile" ? 409 : 422
  return data<MessageOutcome>({ ...nothing, ...kept, error: done.error, wrong }, status)
}
