import type { RouterContextProvider } from "react-router"
import { languageName } from "#domain/manner.ts"
import { type MessageKind, hasSms, messageGroups, messageKinds } from "#domain/mail/messages.ts"
import {
  type SavedText,
  lags,
  laggingIn,
  officeVariables,
  ownTextAt,
  variablesOf,
  versionOf,
  versionsOf,
} from "#domain/mail/own-text.ts"
import { briefMoment, spokenMoment } from "#domain/time/spoken.ts"
import { savedTexts } from "#db/mail/reads.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { builtInText } from "#locales/built-in.ts"
import { type Language, languageCodes } from "#locales/languages.ts"
import { textAt } from "#locales/text-at.ts"
import { translator } from "#locales/translator.ts"
import type { TypedText } from "#operations/mail/texts.ts"
import { inBraces, savedWords, textLabel } from "./message-words.server.ts"

type Context = Readonly<RouterContextProvider>
const keysOf = (kinds: readonly MessageKind[]) => kinds.flatMap((kind) => kind.texts.map(({ key }) => key))
const ofKind = (rows: readonly SavedText[], kind: MessageKind) =>
  rows.filter((row) => kind.texts.some(({ key }) => key === row.key))

/** Every message by its group, each language with whether it has an own text, and whether somebody should look at it. */
export async function showMessages(context: Context) {
  const language = localeOf(context)
  const { t } = translator(language)
  const rows = await savedTexts(portalOf(context).db, keysOf(messageKinds))
  return messageGroups.map((group) => ({
    group,
    kinds: messageKinds
      .filter((kind) => kind.group === group)
      .map((kind) => {
        const own = ofKind(rows, kind)
        const lagging = laggingIn(kind, own, languageCodes)
        const [newest] = versionsOf(own)
        return {
          id: kind.id,
          name: textAt(t, `mail-staff:kind.${kind.id}.name`),
          when: textAt(t, `mail-staff:kind.${kind.id}.when`),
          changed: newest ? { who: newest.by, when: briefMoment(newest.at, language) } : null,
          states: languageCodes.map((code) => ({
            code,
            state: lagging.includes(code) ? ("lags" as const) : stateOf(kind, own, code),
          })),
        }
      }),
  }))
}

const stateOf = (kind: MessageKind, rows: readonly SavedText[], language: string) =>
  kind.texts.some(({ key }) => ownTextAt(rows, { key, language }) !== null) ? ("own" as const) : ("built-in" as const)

/** One message with its texts in every language, what may stand in them, and what they said before. */
export async function showMessage(context: Context, kind: MessageKind) {
  const { db, ctx, config } = portalOf(context)
  const language = localeOf(context)
  const { t } = translator(language)
  const rows = await savedTexts(
    db,
    kind.texts.map(({ key }) => key),
  )
  const codes = languageCodes.map((code) => ({ code, name: languageName(code, language) }))
  const [newest] = versionsOf(rows)
  return {
    id: kind.id,
    name: textAt(t, `mail-staff:kind.${kind.id}.name`),
    when: textAt(t, `mail-staff:kind.${kind.id}.when`),
    languages: codes,
    seen: versionOf(rows),
    changed: newest ? { who: newest.by, when: spokenMoment(newest.at, language, ctx.now()) } : null,
    texts: kind.texts.map((text) => textShown(text, rows, language)),
    variables: variablesShown(kind, language),
    hasSms: hasSms(kind),
    /** A test can be sent by SMS, too. */
    bySms: hasSms(kind) && config.sendsSms,
    own: languageCodes.some((code) => stateOf(kind, rows, code) === "own"),
    lagging: codes
      .filter(({ code }) => laggingIn(kind, rows, languageCodes).includes(code))
      .map((of) => ({
        ...of,
        texts: kind.texts
          .filter(({ key }) => lags(rows, { key, language: of.code }))
          .map(({ key }) => textLabel(key, language).toLocaleLowerCase(language))
          .join(", "),
      })),
    versions: versionsOf(rows).map((version) => ({
      version: version.version,
      by: t("mail-staff:history.by", { who: version.by, when: spokenMoment(version.at, language, ctx.now()) }),
      changes: version.changes.map((row) => savedWords(row, language)),
    })),
  }
}
export type MessageShown = Awaited<ReturnType<typeof showMessage>>

function textShown({ key, part }: MessageKind["texts"][number], rows: readonly SavedText[], language: Language) {
  const { may, must } = variablesOf(builtInText({ key, language: languageCodes[0] }) ?? "", part)
  const free = may.filter((name) => !must.includes(name) && !officeVariables.some((everywhere) => everywhere === name))
  return {
    key,
    part,
    label: textLabel(key, language),
    must: must.map(inBraces).join(" "),
    may: free.map(inBraces).join(" "),
    in: languageCodes.map((code) => {
      const builtIn = builtInText({ key, language: code }) ?? ""
      const own = ownTextAt(rows, { key, language: code })
      return { code, text: own ?? builtIn, builtIn: own === null ? null : builtIn }
    }),
  }
}
export type TextShown = ReturnType<typeof textShown>

/** What may be filled in anywhere in a message, each with what it becomes. */
function variablesShown(kind: MessageKind, language: Language) {
  const { t } = translator(language)
  const names = kind.texts.flatMap(({ key }) => variablesOf(builtInText({ key, language: languageCodes[0] }) ?? "").may)
  const own = [...new Set(names)].filter((name) => !officeVariables.some((everywhere) => everywhere === name))
  return [...own, ...officeVariables].map((name) => ({
    name: inBraces(name),
    means: textAt(t, `mail-staff:variable.${name}`),
  }))
}

/** The name of a text's field in the form. */
const fieldName = (key: string, language: string): string => `${language} ${key}`

/** The texts of a message as they were typed; a language or a text that was not sent is left out. */
export const readTexts = (form: FormData, kind: MessageKind): TypedText[] =>
  kind.texts.flatMap(({ key }) =>
    languageCodes.flatMap((language) => {
      const text = form.get(fieldName(key, language))
      return typeof text === "string" ? [{ key, language, text }] : []
    }),
  )
