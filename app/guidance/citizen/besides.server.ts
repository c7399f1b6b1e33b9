import type { RouterContextProvider } from "react-router"
import { municipalitiesNamed } from "#domain/guidance/named-municipalities.ts"
import { nameInSentence } from "#domain/office/municipality.ts"
import { writtenIn } from "#domain/written-in.ts"
import { coursesOf } from "#db/courses/reads.ts"
import { type NamedThing, searchNames } from "#db/search/reads.ts"
import type { Language } from "#locales/languages.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"
import { SHELF_KEPT_MS } from "#app/web/shelf.server.ts"
import { paths } from "#paths"

/** What a search finds besides texts, each with the address of its page. */
export interface Besides {
  kind: "course" | "service" | "municipality"
  name: string
  to: string
}

/**
 * The courses, the services one can book and the municipalities that a question names. `asked` are the words that the search of the
 * texts read into it: a misspelt word is understood here as there.
 */
export async function searchBesides(
  context: Readonly<RouterContextProvider>,
  given: { language: Language; question: string; asked: readonly string[] },
): Promise<Besides[]> {
  const { language, question } = given
  const { db, live } = portalOf(context)
  const { services, municipalities } = await officeOf(context)
  const courses = await live.share("courses by name", () => coursesOf(db), SHELF_KEPT_MS)
  const things: NamedThing[] = [
    ...courses
      .filter((course) => course.active)
      .map((course) => {
        const { title, lead } = writtenIn(course.texts, language)
        return { kind: "course" as const, key: course.slug, name: title, more: lead }
      }),
    ...services
      .filter((service) => service.active && service.whoMayBook === "anyone")
      .map((service) => {
        const { name, about } = writtenIn(service.texts, language)
        return { kind: "service" as const, key: service.key, name, more: about }
      }),
  ]
  const words = [question, ...given.asked].join(" ")
  const hits = await searchNames(db, { language, question: words, things })
  return [
    ...hits.map(({ kind, key }) => ({
      kind,
      name: things.find((thing) => thing.kind === kind && thing.key === key)!.name,
      to: kind === "course" ? paths.course(language, key) : paths.services(language, [key]),
    })),
    ...municipalitiesNamed(question, municipalities, language).map(({ name }) => ({
      kind: "municipality" as const,
      name: nameInSentence(name, language),
      to: paths.municipalities(language),
    })),
  ]
}
