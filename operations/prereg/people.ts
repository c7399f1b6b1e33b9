import { randomUUID } from "node:crypto"
import { MOST_PEOPLE } from "#domain/prereg/household.ts"
import type { Relation } from "#domain/prereg/questions.ts"
import { mayAnswer } from "#domain/prereg/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { type Transaction, transact } from "#db/client.ts"
import { wholeOf } from "#db/prereg/reads.ts"
import { deletePerson, insertPerson, lockPrereg, updatePrereg } from "#db/prereg/writes.ts"
import type { Context } from "../context.ts"
import { newPersonKey } from "./seal.ts"

type AddRefusal = "unknown" | "not-editable" | "too-many" | "already-there"

/** Who moves along with the one who writes. */
export interface Company {
  coupled: "spouse" | "partner" | null
  children: number
  adults: number
}

/**
 * Adds all who move along, all or none. Where somebody is there already it was answered before, and the answer is the same as once:
 * a form that is sent twice makes no second family.
 */
export async function addCompany(
  ctx: Context,
  given: { preregId: string; company: Company },
): Promise<Result<null, Exclude<AddRefusal, "already-there">>> {
  const { coupled, children, adults } = given.company
  const relations: Exclude<Relation, "contact">[] = [
    ...(coupled ? [coupled] : []),
    ...Array.from({ length: children }, () => "child" as const),
    ...Array.from({ length: adults }, () => "adult" as const),
  ]
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (mayAnswer(prereg.state) !== "everything") return refuse("not-editable")
    if (relations.length + 1 > MOST_PEOPLE) return refuse("too-many")
    const { household } = await wholeOf(tx, prereg)
    if (household.people.length > 1) return ok(null)
    for (const [i, relation] of relations.entries())
      await addTo(ctx, tx, { preregId: prereg.id, relation, position: household.people[0]!.position + 1 + i })
    await updatePrereg(tx, prereg.id, { touchedAt: ctx.now() })
    return ok(null)
  })
}

/** Adds a person. One spouse or partner at most; nine people in all. */
export async function addPerson(
  ctx: Context,
  given: { preregId: string; relation: Exclude<Relation, "contact"> },
): Promise<Result<{ position: number }, AddRefusal>> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (mayAnswer(prereg.state) !== "everything") return refuse("not-editable")
    const { household } = await wholeOf(tx, prereg)
    if (household.people.length >= MOST_PEOPLE) return refuse("too-many")
    const coupled = household.people.some((p) => p.relation === "spouse" || p.relation === "partner")
    if (coupled && (given.relation === "spouse" || given.relation === "partner")) return refuse("already-there")
    // The last one's position may come again when that person was removed: an old form is then caught by its revision.
    const position = Math.max(...household.people.map((p) => p.position)) + 1
    await addTo(ctx, tx, { preregId: prereg.id, relation: given.relation, position })
    await updatePrereg(tx, prereg.id, { touchedAt: ctx.now() })
    return ok({ position })
  })
}

/** Removes a person with all answers; the contact stays. Removing twice is the same as once. */
export async function removePerson(
  ctx: Context,
  given: { preregId: string; personId: string },
): Promise<Result<null, "unknown" | "not-editable">> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    if (mayAnswer(prereg.state) !== "everything") return refuse("not-editable")
    const { household } = await wholeOf(tx, prereg)
    const person = household.people.find((p) => p.id === given.personId)
    if (person?.relation === "contact") return refuse("not-editable")
    if (person) await deletePerson(tx, prereg.id, person.id)
    await updatePrereg(tx, prereg.id, { touchedAt: ctx.now() })
    return ok(null)
  })
}

/** Under the household's lock, or before anybody else knows of it. */
export async function addTo(
  ctx: Context,
  tx: Transaction,
  person: { preregId: string; relation: Relation; position: number },
): Promise<void> {
  const id = randomUUID()
  await insertPerson(tx, { id, ...person, ...newPersonKey(ctx.keys, id) })
}
