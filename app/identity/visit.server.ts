import type { RouterContextProvider } from "react-router"
import { isId } from "#domain/id.ts"
import { checkThatCounts, mayFinishRegistration } from "#domain/identity/states.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { visitById } from "#db/booking/reads.ts"
import { checksOfPeople, checksOfVisit, registersAt } from "#db/identity/reads.ts"
import { householdOfVisit } from "#db/prereg/reads.ts"
import { portalOf } from "#app/web/context.server.ts"
import { localeOf } from "#app/web/locale.server.ts"
import { nameOf } from "#app/prereg/session.server.ts"

/** Everybody who is registered at a visit, with how far the check of each is; null when there is no such visit. */
export async function showVisitPeople(context: Readonly<RouterContextProvider>, id: string) {
  const { db } = portalOf(context)
  const found = isId(id) ? await visitById(db, id) : null
  if (!found || found.visit.state === "held" || found.visit.state === "lapsed") return null
  const { visit } = found
  const language = localeOf(context)
  const [checks, household, registers] = await Promise.all([
    checksOfVisit(db, id),
    householdOfVisit(db, id),
    registersAt(db, id),
  ])
  const known = household?.people ?? []
  const before = (
    await checksOfPeople(
      db,
      known.map((person) => person.id),
    )
  ).filter((check) => check.visitId !== id && check.state === "approved")
  const people = [
    ...known.map((person) => ({
      personId: person.id as string | null,
      name: nameOf(person, language),
      check: checkThatCounts([...before, ...checks], person.id),
    })),
    ...checks
      .filter((check) => !known.some(({ id: personId }) => personId === check.personId))
      .map((check) => ({ personId: check.personId, name: check.name, check })),
  ]
  return {
    id,
    reference: visit.reference,
    day: officeDay(visit.startsAt),
    here: ["arrived", "serving", "done"].includes(visit.state),
    household: household !== null,
    typed: household === null && checks.length < visit.party ? (visit.names[checks.length] ?? "") : "",
    needed:
      registers &&
      !mayFinishRegistration([...before, ...checks], {
        party: visit.party,
        people: household && known.map((person) => person.id),
      }),
    people: people.map(({ personId, name, check }) => ({
      personId,
      name,
      check: check && { id: check.id, state: check.state, officer: check.officerName },
    })),
  }
}
export type VisitPeople = NonNullable<Awaited<ReturnType<typeof showVisitPeople>>>
