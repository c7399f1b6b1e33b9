import { textAt } from "#locales/text-at.ts"
import { mannerOf } from "#domain/manner.ts"
import { type FormField } from "./forms.ts"
import { splitDate } from "#app/parts/date.ts"
import { SEALED, type Block, answersOf, spouseOf } from "#domain/prereg/household.ts"
import { type Page, questionsFor, stateOf } from "#domain/prereg/pages.ts"
import { papersOf } from "#domain/prereg/papers.ts"
import type { Condition, Question } from "#domain/prereg/questions.ts"
import { groupOf } from "#domain/plan/countries.ts"
import { askedText } from "#locales/asked.ts"
import { translator } from "#locales/translator.ts"
import type { PaperKey } from "#domain/plan/papers.ts"
import { ownSealed } from "#operations/prereg/open-sealed.ts"
import { masked } from "#operations/prereg/seal.ts"
import { dayShown } from "#app/web/day-shown.server.ts"
import { emailShown } from "#app/web/email-shown.server.ts"
import { countryNames, municipalitiesByName } from "#app/web/place-names.server.ts"
import { type OpenPrereg, fieldName, firstNameOf, nameOf, revisionName } from "#app/prereg/session.server.ts"

export interface ChoiceShown {
  value: string
  text: string
  /** Of a citizenship: which rules it opens, so that the style sheet can show what it asks for. */
  group?: string | undefined
}
export interface FieldShown {
  name: string
  question: string
  kind: Question["kind"]
  label: string
  hint: string | null
  why: string | null
  optional: boolean
  condition: Condition | null
  longest: number | null
  choices: ChoiceShown[]
  /** What is saved, by the names of the form's inputs: one, or three of a day. */
  values: Record<string, string>
  /** The saved answer in words, for somebody who compares. */
  saved: string
  /** The last characters of what is sealed; the field itself stays empty. */
  masked: string | null
  note: { tag: "ready" | "check" | "missing" | "none"; text: string } | null
}
export interface BlockShown {
  key: string
  legend: string | null
  revisionName: string
  revision: number
  fields: FieldShown[]
}

/** Which rules a citizenship opens, for the style sheet: Danish citizens have no other Nordic number. */
const citizenshipGroupShown = (code: string): string => (code === "DK" ? "danish" : groupOf(code))

/** The fields of a page's blocks, as the form reads them. */
export function formFields(opened: OpenPrereg, page: Page): (FormField & { block: Block })[] {
  return page.blocks.flatMap((block) =>
    questionsFor(opened.household, block, opened.residences).map((question) => ({
      name: fieldName(block, question.name),
      question,
      block,
    })),
  )
}

/** The household's sealed answers, for its own pages: in the clear by "<person> <part>.<question>". Read once for all pages. */
export const readSealed = ({ portal, prereg }: OpenPrereg): Promise<Map<string, string>> =>
  ownSealed(portal.ctx, prereg.id)

/** A page with its questions in words and what is saved. Of masked answers it holds the last characters at most. */
export function showPage(opened: OpenPrereg, page: Page, sealed: ReadonlyMap<string, string>) {
  const { language, household } = opened
  const { t } = translator(language)
  const blocks = page.blocks.map((block): BlockShown => {
    const answers = answersOf(household, block)
    const stored = opened.stored.find((p) => p.part === block.part && p.personId === (block.person?.id ?? null))
    const papers = block.part === "papers" ? papersOf(household, block.person!, opened.rules) : []
    return {
      key: fieldName(block, block.part),
      // Also where only one person's part of a shared page is open.
      legend: block.person && block.part !== "person" ? nameOf(block.person, language) : null,
      revisionName: revisionName(block),
      revision: stored?.revision ?? 0,
      fields: questionsFor(household, block, opened.residences).map((question) => {
        const field = `${block.person?.id} ${block.part}.${question.name}`
        // Messages come in the language one reads, unless another is chosen.
        const given = answers[question.name] ?? (question.name === "language" ? language : "")
        const value = given === SEALED ? (question.sealed === "shown" ? (sealed.get(field) ?? "") : "") : given
        const name = fieldName(block, question.name)
        const hidden = given === SEALED && question.sealed === "masked" ? masked(field, sealed.get(field) ?? "") : null
        const words = (key: "label" | "hint" | "why"): string | null => {
          if (block.part === "papers") return key === "label" ? t(`plan:papers.${question.name as PaperKey}`) : null
          const found = `prereg:q.${block.part}.${question.name}.${key}`
          return exists(language, found) ? textAt(t, found) : null
        }
        const choices = choicesOf(opened, block, question)
        return {
          name,
          question: question.name,
          kind: question.kind,
          label: words("label")!,
          // A couple that moves together shows one certificate.
          hint:
            (question.name === "marriage" || question.name === "partnership") && spouseOf(household)
              ? t("prereg:papersCouple")
              : words("hint"),
          why: words("why"),
          optional: !question.required && block.part !== "papers",
          condition: question.shownIf ?? null,
          longest: question.longest ?? null,
          choices,
          values:
            question.kind === "date"
              ? splitDate(name, value || null)
              : { [name]: question.kind === "email" ? emailShown(value) : value },
          saved: hidden ?? inWords(opened, question, value, choices),
          masked: hidden,
          note: noteOf(
            opened,
            papers.find((p) => p.paper === question.name),
          ),
        }
      }),
    }
  })
  return {
    key: page.key,
    title: titleOf(opened, page),
    lead: page.section === "papers" ? t("prereg:papersLead") : null,
    hint: page.section === "papers" ? t("prereg:papersOriginal") : null,
    asked: askedShown(opened, page),
    blocks,
  }
}

const exists = (language: OpenPrereg["language"], key: string) => translator(language).exists(key)
/** A saved answer as a reader sees it: dates and choices in words. */
function inWords(opened: OpenPrereg, question: Question, value: string, choices: readonly ChoiceShown[]): string {
  if (value === "") return ""
  if (question.kind === "date") return dayShown(value, opened.language)
  return choices.length > 0 ? spoken(value, choices) : value
}
const spoken = (value: string, choices: readonly ChoiceShown[]) =>
  value
    .split(",")
    .map((code) => choices.find((c) => c.value === code)?.text ?? code)
    .join(", ")

/** "Elena, Marco and Giulia": British English, without the comma before "and". */
const listOf = (language: OpenPrereg["language"], names: readonly string[]) =>
  new Intl.ListFormat(mannerOf(language).locale, { type: "conjunction" }).format(names)

/** A page's name in the list and as its heading. */
export function titleOf({ language }: OpenPrereg, page: Page): string {
  const { t } = translator(language)
  const [block] = page.blocks
  if (block?.part === "person")
    return block.person!.relation === "contact" && !block.person!.parts.person?.passportName
      ? t("prereg:page.you")
      : nameOf(block.person!, language)
  if (page.section === "papers") {
    // Before people have names, "You, Your husband or wife" would stand here.
    if (page.blocks.some((b) => !b.person!.parts.person?.passportName)) return t("prereg:section.papers")
    const names = page.blocks.map((b) => firstNameOf(b.person!, language))
    return t("prereg:page.papers", { names: listOf(language, names) })
  }
  return textAt(t, `prereg:page.${page.blocks[0]!.part}`)
}

/** What staff asked about a page, in the reader's language. */
export function askedShown(opened: OpenPrereg, page: Page): string[] {
  return opened.asked
    .filter((a) => a.answeredAt === null)
    .filter((a) => page.blocks.some((b) => b.part === a.part && (b.person?.id ?? null) === a.personId))
    .map((a) => {
      const person = opened.household.people.find((p) => p.id === a.personId)
      return askedText(opened.language, a, person ? nameOf(person, opened.language) : null)
    })
}

function choicesOf(opened: OpenPrereg, block: Block, question: Question): ChoiceShown[] {
  const { t } = translator(opened.language)
  if (question.kind === "country")
    return countryNames(opened.language, question.use).map(({ code, name }) => ({
      value: code,
      text: name,
      group: question.name === "citizenship" ? citizenshipGroupShown(code) : undefined,
    }))
  if (question.kind === "municipality")
    return municipalitiesByName(opened.municipalities, opened.language).map((m) => ({ value: m.code, text: m.name }))
  if (question.concerns === "student-residence")
    return [
      ...opened.residences.map((name) => ({ value: name, text: name })),
      { value: "-", text: t("prereg:otherResidence") },
    ]
  return (question.options ?? []).map((value) => ({
    value,
    text:
      block.part === "papers"
        ? textAt(t, `plan:ready.answer.${value}`)
        : textAt(t, `prereg:o.${question.name}.${value}`),
  }))
}

function noteOf(opened: OpenPrereg, paper: ReturnType<typeof papersOf>[number] | undefined): FieldShown["note"] {
  if (!paper || paper.readiness === "open") return null
  const { t } = translator(opened.language)
  const told: string[] = []
  if (paper.given && paper.given !== "ready" && paper.given !== "stamped" && paper.given !== "not-mine")
    told.push(textAt(t, `plan:ready.reason.${paper.given}`))
  if (paper.stamp === "usually-needed" && (paper.given === "ready" || paper.given === "language"))
    told.push(t("prereg:stampUsually"))
  if (paper.form && paper.given === "language") told.push(t("prereg:multilingualForm"))
  if (paper.stamp === "unknown" && paper.given === "ready") told.push(t("prereg:stampUnknown"))
  if (paper.paper === "contract" && paper.given === "ready")
    told.push(t("prereg:contractAge", { count: opened.rules.contractMonths }))
  return { tag: paper.readiness, text: told.join(" ") }
}

/** How far a page has come: the questions left in all its blocks. */
export function pageState(opened: OpenPrereg, page: Page): { state: "new" | "left" | "done"; left: string[] } {
  const { t } = translator(opened.language)
  const states = page.blocks.map((block) => ({ block, of: stateOf(opened.household, block, opened.residences) }))
  if (states.every(({ of }) => of.state === "new")) return { state: "new", left: [] }
  const left = states.flatMap(({ block, of }) => {
    if (of.state === "left")
      return of.left.map((name) => {
        const label = textAt(t, `prereg:q.${block.part}.${name}.label`)
        return label.charAt(0).toLowerCase() + label.slice(1)
      })
    // A block of a shared page that is not begun counts as one.
    return of.state === "new" ? [nameOf(block.person!, opened.language)] : []
  })
  return left.length > 0 ? { state: "left", left } : { state: "done", left: [] }
}
