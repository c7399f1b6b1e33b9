import { textAt } from "#locales/text-at.ts"
import { addDays } from "date-fns"
import { paths } from "#paths"
import { readTerms } from "#db/retention/reads.ts"
import { type Relation } from "#domain/prereg/questions.ts"
import { type Page } from "#domain/prereg/pages.ts"
import { papersOf } from "#domain/prereg/papers.ts"
import { readinessOfAll } from "#domain/plan/readiness.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { spokenDay, spokenMoment } from "#domain/time/spoken.ts"
import { MOST_PEOPLE, spouseOf, yearsOf } from "#domain/prereg/household.ts"
import { translator } from "#locales/translator.ts"
import { unfinished } from "#operations/prereg/unfinished.ts"
import { type OpenPrereg, openPages } from "#app/prereg/session.server.ts"
import { pageState, titleOf } from "./page.server.ts"

export interface TaskShown {
  key: string
  title: string
  text: string
  href: string | null
  state: "done" | "new" | "left" | "check" | "closed" | "open"
  tag: string
  /** The form that removes this person. */
  remove: string | null
}
export interface SectionShown {
  key: Page["section"] | "send"
  title: string
  count: string | null
  tasks: TaskShown[]
  stop: "done" | "here" | "part" | "ahead" | "end"
}

const order = ["contact", "people", "move", "ties", "papers"] as const

/** The task list of a draft: what is done, what is left, what comes next. */
export async function showTasks(opened: OpenPrereg) {
  const { language, household, prereg, portal } = opened
  const { t } = translator(language)
  const unconfirmed = prereg.email !== "" && prereg.confirmedEmail !== prereg.email
  const sections: SectionShown[] = []
  for (const key of order) {
    const tasks = openPages(opened)
      .filter((page) => page.section === key)
      .map((page) => taskOf(opened, page))
    if (key === "contact" && unconfirmed)
      tasks.push({
        key: "confirm",
        title: t("prereg:page.confirm"),
        text: t("prereg:page.confirmText"),
        href: paths.preregCode(language),
        state: "left",
        tag: t("prereg:state.left", { count: 1 }),
        remove: null,
      })
    if (tasks.length === 0) continue
    sections.push({
      key,
      title: t(`prereg:section.${key}`),
      count: key === "people" ? t("prereg:people", { count: household.people.length }) : null,
      tasks,
      stop: "ahead",
    })
  }
  const waits = unfinished(opened, opened.residences, opened.today).length > 0 || prereg.email === "" || unconfirmed
  const tasks = sections.flatMap((s) => s.tasks)
  const undone = tasks.find((task) => task.state === "left" || task.state === "new" || task.state === "check")
  const check = { title: t("prereg:page.check"), href: paths.preregCheck(language) }
  const next = undone ?? (waits ? null : check)
  let met = false
  for (const section of sections) {
    const done = section.tasks.filter((task) => task.state === "done").length
    const here: boolean = !met && done < section.tasks.length
    section.stop = here ? "here" : done === section.tasks.length ? "done" : done > 0 ? "part" : "ahead"
    met ||= here
  }
  sections.push({
    key: "send",
    title: t("prereg:section.send"),
    count: null,
    stop: "end",
    tasks: [
      {
        key: "check",
        title: t("prereg:page.check"),
        text: waits ? t("prereg:page.checkClosed") : "",
        href: waits ? null : paths.preregCheck(language),
        state: waits ? "closed" : "open",
        tag: t(waits ? "prereg:state.notYet" : "prereg:state.open"),
        remove: null,
      },
    ],
  })
  const { preregDraftDays } = await readTerms(portal.db, portal.ctx.now())
  return {
    sections,
    done: tasks.filter((task) => task.state === "done").length,
    count: tasks.length + 1,
    next: next && { title: next.title, href: next.href! },
    shortStay: household.parts.contact?.stay === "under-3",
    saved: spokenMoment(prereg.touchedAt, language, opened.now),
    until: spokenDay(officeDay(addDays(prereg.touchedAt, preregDraftDays)), language, opened.today),
    days: preregDraftDays,
    reference: prereg.reference,
    add: mayAdd(opened),
  }
}
export type TasksShown = Awaited<ReturnType<typeof showTasks>>

function mayAdd({ household }: OpenPrereg): Exclude<Relation, "contact">[] {
  if (household.people.length >= MOST_PEOPLE) return []
  const coupled = spouseOf(household) !== null || household.people.some((p) => p.relation === "partner")
  return coupled ? ["child", "adult"] : ["spouse", "partner", "child", "adult"]
}

function taskOf(opened: OpenPrereg, page: Page): TaskShown {
  const { language, household, rules } = opened
  const { t } = translator(language)
  const { state, left } = pageState(opened, page)
  const person = page.blocks[0]!.part === "person" ? page.blocks[0]!.person! : null
  const common = {
    key: page.key,
    title: titleOf(opened, page),
    href: paths.preregPage(language, page.key),
    remove: person && person.relation !== "contact" ? paths.preregRemove(language, person.position) : null,
  }
  if (page.section === "papers") {
    const papers = page.blocks.flatMap((b) => papersOf(household, b.person!, rules).map((p) => p.readiness))
    const all = readinessOfAll(papers)
    const some = state !== "new"
    const open = papers.filter((r) => r === "open").length
    return {
      ...common,
      text: some ? t("prereg:page.papersAll", { ready: all.ready, count: all.needed }) : t("prereg:page.papersText"),
      state: !some ? "new" : open === 0 ? "done" : "check",
      tag: !some
        ? t("prereg:state.new")
        : open === 0
          ? t("prereg:state.done")
          : t("prereg:state.check", { count: open }),
    }
  }
  const about = person ? relationText(opened, person) : textAt(t, `prereg:page.${page.blocks[0]!.part}Text`)
  const names = left.join(", ")
  return {
    ...common,
    // A long list of what is left says less than the number.
    text:
      state === "left" && left.length <= 2
        ? `${person ? `${about}. ` : ""}${t("prereg:leftList", { list: names })}`
        : about,
    state,
    tag: state === "left" ? t("prereg:state.left", { count: left.length }) : t(`prereg:state.${state}`),
  }
}

/** "Your child, 6 years old": how a person belongs to the one who writes. */
function relationText({ language, today }: OpenPrereg, person: OpenPrereg["household"]["people"][number]): string {
  const { t } = translator(language)
  const years = yearsOf(person, today)
  if (person.relation !== "child" || years === null) return t(`prereg:relation.${person.relation}`)
  return t("prereg:relation.childAge", { count: years })
}
