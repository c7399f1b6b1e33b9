import type { RouterContextProvider } from "react-router"
import { isMinorOn } from "#domain/time/partial-day.ts"
import { COMPLAINT_WEEKS, steps } from "#domain/identity/check.ts"
import { isId } from "#domain/id.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { fullDate } from "#domain/time/spoken.ts"
import { type IdentityCheck, checkById } from "#db/identity/reads.ts"
import { type Language, isLanguage } from "#locales/languages.ts"
import { translator } from "#locales/translator.ts"
import { evidenceOf } from "#operations/identity/beside.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { citizenshipName } from "#app/web/place-names.server.ts"
import { dayWords } from "./words.server.ts"

type Context = Readonly<RouterContextProvider>
export const letters = ["request", "hearing", "decision"] as const
export type LetterKind = (typeof letters)[number]

/** A heading with what stands under it: sentences, a list, or facts by name. */
export interface LetterPart {
  heading: string | null
  lines: readonly string[]
  list?: boolean
  facts?: readonly [string, string][]
}

/** A letter of a check in Danish, or in another language; null where the check has none of that kind (yet). */
export async function showLetter(context: Context, id: string, of: LetterKind, asked: string | null) {
  const { db, ctx } = portalOf(context)
  const check = isId(id) ? await checkById(db, id) : null
  if (!check || !hasLetter(check, of)) return null
  const language: Language = asked !== null && isLanguage(asked) ? asked : "da"
  const { site } = await officeOf(context)
  const { t } = translator(language)
  const { document } = evidenceOf(ctx, check)
  // Whoever has custody speaks for a child.
  const child = of !== "request" && isMinorOn(check.day, document?.born ?? "")
  const parts = of === "request" ? requestParts(context, check, language) : personParts(check, of, { language, child })
  const who = (of === "decision" ? check.decidedBy : (check.secondName ?? check.officerName)) ?? ""
  return {
    id,
    of,
    language,
    reference: check.reference,
    name: check.name,
    made: fullDate(dayOf(check, of) ?? officeDay(ctx.now()), language),
    office: { name: site.name, address: `${site.address}, ${site.postalLine}` },
    to: of === "request" ? t("identity:request.to") : child ? t("identity:child.to", { name: check.name }) : check.name,
    title:
      of !== "request" && child ? t(`identity:child.${of}.title`, { name: check.name }) : t(`identity:${of}.title`),
    parts,
    words: {
      reference: t("identity:reference", { reference: check.reference }),
      signed: t("identity:signed", { who, office: site.name }),
      contact: t("identity:contact", { phone: site.phone, email: site.email }),
    },
  }
}
export type LetterShown = NonNullable<Awaited<ReturnType<typeof showLetter>>>

/** The day that stands on a letter: the one on which it went out or was decided; null where it is not out yet. */
const dayOf = (check: IdentityCheck, of: LetterKind): string | null =>
  of === "request" ? check.nidcSentOn : of === "hearing" ? check.heardOn : check.decidedOn

const hasLetter = (check: IdentityCheck, of: LetterKind): boolean =>
  of === "request"
    ? check.state === "referred" || check.nidcSentOn !== null
    : of === "hearing"
      ? check.heardOn !== null
      : check.state === "rejected"

/** A letter to the person, or about a child to whoever has custody. */
function personParts(
  check: IdentityCheck,
  of: "hearing" | "decision",
  { language, child }: { language: Language; child: boolean },
): LetterPart[] {
  const { t } = translator(language)
  const { name } = check
  const told = (danish: string, theirs: string) => (language === "da" ? danish : theirs || danish)
  const day = fullDate(check.day, language)
  const by = check.answerBy ? fullDate(check.answerBy, language) : "…"
  const rule = child ? t("identity:child.rule", { name }) : t(`identity:${of}.rule`)
  const begin: LetterPart[] = [
    {
      heading: null,
      lines: [child ? t(`identity:child.${of}.intro`, { day, name }) : t(`identity:${of}.intro`, { day })],
    },
    {
      heading: t(`identity:${of}.grounds`),
      lines: check.grounds.map((ground) =>
        child ? t(`identity:child.ground.${ground}`, { name }) : t(`identity:ground.${ground}`),
      ),
      list: true,
    },
    { heading: t(`identity:${of}.facts`), lines: [told(check.facts, check.factsTheirs)] },
  ]
  if (of === "hearing")
    return [
      ...begin,
      {
        heading: t("identity:hearing.answerTitle"),
        lines: [t("identity:hearing.answer", { by }), t("identity:hearing.none")],
      },
      { heading: null, lines: [rule] },
    ]
  return [
    ...begin,
    {
      heading: t("identity:decision.answered"),
      lines: [check.answered || t("identity:decision.nothing", { by })],
    },
    {
      heading: t("identity:decision.words"),
      lines: [told(check.decidedWords, check.decidedTheirs), rule],
    },
    {
      heading: t("identity:decision.complaintTitle"),
      lines: [
        t("identity:decision.complaint", { count: COMPLAINT_WEEKS }),
        child ? t("identity:child.decision.again", { name }) : t("identity:decision.again"),
      ],
    },
  ]
}

/** What the National ID Centre must know of the document; the pictures of it go with the request and are not kept here. */
function requestParts(context: Context, check: IdentityCheck, language: Language): LetterPart[] {
  const { t } = translator(language)
  const { document } = evidenceOf(portalOf(context).ctx, check)
  const fact = (name: "kind" | "state" | "number" | "expires" | "holder" | "born", value: string): [string, string] => [
    t(`identity:request.${name}`),
    value || "–",
  ]
  return [
    { heading: null, lines: [t("identity:request.intro", { day: fullDate(check.day, language) })] },
    {
      heading: t("identity:request.document"),
      lines: [],
      facts: document
        ? [
            fact("kind", t(`identity-staff:kind.${document.kind}`)),
            fact("state", document.state ? citizenshipName(document.state, language) : ""),
            fact("number", document.number),
            fact("expires", document.expires ? fullDate(document.expires, language) : ""),
            fact("holder", `${document.surname} ${document.given}`.trim() || check.name),
            fact("born", dayWords(document.born, language)),
          ]
        : [fact("holder", check.name)],
    },
    {
      heading: t("identity:request.done"),
      lines: steps.map((step) => {
        const found = check.evidence.steps[step]
        return `${t(`identity-staff:steps.${step}`)}: ${found ? t(`identity-staff:found.${found.is}`).toLowerCase() : "–"}${found?.reason ? ` (${t(`identity-staff:reason.${found.reason}`).toLowerCase()})` : ""} ${found?.words ?? ""}`.trim()
      }),
      list: true,
    },
    { heading: t("identity:request.doubt"), lines: [check.doubt] },
    { heading: t("identity:request.second"), lines: [`${check.secondName ?? ""}: ${check.secondWords}`] },
    { heading: null, lines: [t("identity:request.question"), t("identity:request.enclosed")] },
  ]
}
