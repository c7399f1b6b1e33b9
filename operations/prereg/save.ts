import { SEALED, type Block, type Household, type PartAnswers, holds } from "#domain/prereg/household.ts"
import { questionsFor } from "#domain/prereg/pages.ts"
import type { Part } from "#domain/prereg/questions.ts"
import { openedPages } from "#domain/prereg/open.ts"
import { mayAnswer } from "#domain/prereg/states.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { type Transaction, transact } from "#db/client.ts"
import { type WholePrereg, lastAsked, sealedOf, wholeOf } from "#db/prereg/reads.ts"
import { answerAsked, deleteSealed, lockPrereg, putPart, putSealed, updatePrereg } from "#db/prereg/writes.ts"
import type { Context } from "../context.ts"
import { open, seal } from "./seal.ts"
import { unfinished } from "./unfinished.ts"

/** One part as a form sends it: every answer in the clear, and the revision that the form was made from (0: none yet). */
export interface GivenBlock {
  part: Part
  personId: string | null
  revision: number
  answers: PartAnswers
}

export type SaveRefusal = "unknown" | "not-editable" | "changed-meanwhile"

/**
 * Saves the blocks of a page, all or none. Missing answers are saved as missing. A masked answer left empty keeps what is sealed.
 * When another device saved a block since the form was made, and says something else, nothing is saved: `changed-meanwhile`.
 * Sending the same twice is the same as once.
 */
export async function savePage(
  ctx: Context,
  given: {
    preregId: string
    blocks: readonly GivenBlock[]
    residences?: readonly string[]
    addressKnown?: boolean | null
    /** An answer in one's own words to what staff asked about this page; it counts also where the fields stay as they are. */
    words?: string
  },
): Promise<Result<null, SaveRefusal>> {
  return transact(ctx.db, async (tx) => {
    const prereg = await lockPrereg(tx, given.preregId)
    if (!prereg) return refuse("unknown")
    const may = mayAnswer(prereg.state)
    if (may === "nothing") return refuse("not-editable")
    const whole = await wholeOf(tx, prereg)
    const asked = may === "asked" ? await lastAsked(tx, prereg) : null
    const waiting = asked ? unfinished(whole, given.residences ?? [], officeDay(ctx.now())) : []
    const sealed = await sealedOf(
      tx,
      whole.people.map((p) => p.id),
    )
    const now = ctx.now()
    const prepared: { block: GivenBlock; next: Prepared; revision: number }[] = []
    for (const block of given.blocks) {
      if (block.personId !== null && !whole.people.some((p) => p.id === block.personId)) return refuse("unknown")
      // An answer to what was asked can make another part incomplete: that one is then open, too.
      const isOpen =
        asked === null ||
        openedPages(
          whole.household,
          asked,
          waiting.map((w) => w.block),
        ).some((page) => page.blocks.some((b) => b.part === block.part && (b.person?.id ?? null) === block.personId))
      if (!isOpen) return refuse("not-editable")
      const next = prepare(ctx, whole, block, sealed, given.residences ?? [])
      const stored = whole.stored.find((p) => p.part === block.part && p.personId === block.personId)
      const revision = stored?.revision ?? 0
      if (revision !== block.revision && next.changes) return refuse("changed-meanwhile")
      prepared.push({ block, next, revision })
    }
    for (const { block, next, revision } of prepared) {
      if (next.changes || revision === 0) await write(ctx, tx, whole, block, next, revision + 1, now)
      if (asked)
        await answerAsked(
          tx,
          {
            preregId: prereg.id,
            personId: block.personId,
            part: block.part,
            given: given.words ? null : Object.keys(next.answers),
            words: given.words ?? "",
          },
          now,
        )
    }
    const contact = prepared.find((p) => p.block.part === "contact")?.next.answers
    await updatePrereg(tx, prereg.id, {
      touchedAt: now,
      // A code that is on its way was for the address before.
      ...(contact && (contact.email ?? "") !== prereg.email ? { codeHash: null, codeExpiresAt: null } : {}),
      ...(contact ? { email: contact.email ?? "", ...(contact.language ? { language: contact.language } : {}) } : {}),
      ...(given.addressKnown === undefined ? {} : { addressKnown: given.addressKnown }),
    })
    return ok(null)
  })
}

interface Prepared {
  answers: PartAnswers
  /** New sealed texts by field; null removes one. */
  sealed: Map<string, string | null>
  /** Whether anything differs from what is stored. */
  changes: boolean
}

/** What of the given answers is kept: those asked of this person, and not ruled out by the others. */
function prepare(
  ctx: Context,
  whole: WholePrereg,
  block: GivenBlock,
  stored: Map<string, Buffer>,
  residences: readonly string[],
): Prepared {
  const before = storedAnswers(whole.household, block)
  const person = whole.people.find((p) => p.id === block.personId) ?? null
  const answers: PartAnswers = {}
  const sealed = new Map<string, string | null>()
  for (const question of questionsFor(whole.household, blockOf(whole.household, block), residences)) {
    const text = block.answers[question.name] ?? ""
    const asked = !question.shownIf || holds(question.shownIf, block.answers)
    if (!question.sealed || !person) {
      if (asked && text !== "") answers[question.name] = text
      continue
    }
    const field = `${block.part}.${question.name}`
    const known = stored.get(`${person.id} ${field}`)
    const kept = asked && text === "" && question.sealed === "masked" && known !== undefined
    if (kept || (asked && text !== "")) answers[question.name] = SEALED
    if (kept) continue
    const wanted = asked ? text : ""
    const was = known ? open(ctx.keys, person, field, known) : ""
    if (wanted !== was) sealed.set(field, wanted === "" ? null : wanted)
  }
  return { answers, sealed, changes: sealed.size > 0 || !same(answers, before) }
}

async function write(
  ctx: Context,
  tx: Transaction,
  whole: WholePrereg,
  block: GivenBlock,
  next: Prepared,
  revision: number,
  savedAt: Date,
): Promise<void> {
  const { part, personId } = block
  await putPart(tx, { preregId: whole.prereg.id, personId, part, answers: next.answers, revision, savedAt })
  for (const [field, text] of next.sealed) {
    const person = whole.people.find((p) => p.id === personId)!
    if (text === null) await deleteSealed(tx, person.id, field)
    else await putSealed(tx, { personId: person.id, field, sealed: seal(ctx.keys, person, field, text) })
  }
}

function blockOf(household: Household, { part, personId }: GivenBlock): Block {
  return { part, person: household.people.find((p) => p.id === personId) ?? null }
}

function storedAnswers(household: Household, block: GivenBlock): PartAnswers {
  const { person } = blockOf(household, block)
  return (person ?? household).parts[block.part] ?? {}
}

function same(a: PartAnswers, b: PartAnswers): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
