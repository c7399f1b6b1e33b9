import type { Rules } from "#domain/rules/rules.ts"
import { rulesFor } from "#app/web/rules.server.ts"
import { type RouterContextProvider, redirect } from "react-router"
import { paths } from "#paths"
import { type Asked, type WholePrereg, lastAsked, preregBySession, wholeOf } from "#db/prereg/reads.ts"
import { type Municipality, residencesThatMatter } from "#domain/office/municipality.ts"
import { type Block, type Person } from "#domain/prereg/household.ts"
import { openedPages } from "#domain/prereg/open.ts"
import { type Page, pagesOf } from "#domain/prereg/pages.ts"
import { mayAnswer } from "#domain/prereg/states.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Language } from "#locales/languages.ts"
import { personName } from "#locales/household.ts"
import { hashSecret } from "#operations/context.ts"
import { unfinished } from "#operations/prereg/unfinished.ts"
import { type Portal, officeOf, portalOf } from "#app/web/context.server.ts"
import { readCookie } from "#app/web/cookies.server.ts"

/** The household that is open on this device, as the pages need it. */
export interface OpenPrereg extends WholePrereg {
  portal: Portal
  language: Language
  now: Date
  today: string
  token: string
  municipalities: readonly Municipality[]
  /** Student residences that decide in the chosen municipality. */
  residences: string[]
  /** What staff asked for when they returned it, answered or not; empty for a draft. */
  asked: Asked[]
  /** The rules of today. */
  rules: Rules
}

/** Which household is open on this device, without its answers; null when none is, or it has been erased. */
export async function preregHere(request: Request, context: Readonly<RouterContextProvider>) {
  const portal = portalOf(context)
  const token = readCookie(portal.config, request, "prereg")
  const prereg = token ? await preregBySession(portal.db, hashSecret(token)) : null
  return prereg && { portal, token: token!, prereg }
}

/** The open household; null when none is open on this device, or it has been erased. */
export async function readPrereg(
  request: Request,
  context: Readonly<RouterContextProvider>,
  language: string,
): Promise<OpenPrereg | null> {
  const here = await preregHere(request, context)
  if (!here) return null
  const { portal, token, prereg } = here
  const [whole, asked, { municipalities }, rules] = await Promise.all([
    wholeOf(portal.db, prereg),
    prereg.state === "returned" ? lastAsked(portal.db, prereg) : [],
    officeOf(context),
    rulesFor(context),
  ])
  const now = portal.ctx.now()
  const today = officeDay(now)
  const to = whole.household.parts.to
  const municipality = municipalities.find((m) => m.code === to?.municipality)
  return {
    ...whole,
    portal,
    language: language as Language,
    now,
    today,
    token,
    municipalities,
    residences: municipality ? residencesThatMatter(municipality, to?.moveIn ?? today) : [],
    asked,
    rules,
  }
}

/** The same, or back to the beginning. */
export async function needPrereg(
  request: Request,
  context: Readonly<RouterContextProvider>,
  language: string,
): Promise<OpenPrereg> {
  const opened = await readPrereg(request, context, language)
  if (!opened) throw redirect(paths.prereg(language))
  return opened
}

/** The pages that may be answered now: all of a draft's, of a returned one only what was asked, else none. */
export function openPages({ prereg, household, asked, residences, today }: OpenPrereg): Page[] {
  const pages = pagesOf(household)
  const may = mayAnswer(prereg.state)
  if (may === "everything") return pages
  if (may === "nothing") return []
  // An answer to what was asked can make another part incomplete: that one is then open, too.
  return openedPages(
    household,
    asked,
    unfinished({ household }, residences, today).map((w) => w.block),
  )
}

/** How a person is called: the name as in the passport, or what we know before there is one. */
export const nameOf = ({ parts, relation, nth }: Person, language: Language): string =>
  personName(language, { name: parts.person?.passportName ?? null, relation, nth })

export const firstNameOf = (person: Person, language: Language): string =>
  person.parts.person?.passportName?.split(/\s+/)[0] ?? nameOf(person, language)

/** The names of a block's field: the person's position stands before the question. */
export const fieldName = (block: Block, question: string): string =>
  block.person ? `p${block.person.position}-${question}` : question
export const revisionName = (block: Block): string =>
  `revision-${block.part}${block.person ? `-p${block.person.position}` : ""}`
