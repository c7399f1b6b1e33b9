import { type Said, agreementOf } from "#domain/identity/agreement.ts"
import type { Beside, Evidence } from "#domain/identity/check.ts"
import type { IdentityDocument } from "#domain/identity/document.ts"
import { type RequiredPaper, isRegistrationPaper, requirementOn } from "#domain/identity/requirements.ts"
import { type WantedPaper, saidOf, wantedPapers } from "#domain/identity/wanted.ts"
import { officeDay } from "#domain/time/office-time.ts"
import type { Reader } from "#db/client.ts"
import { type IdentityCheck, type KeptRequirement, readRequirements } from "#db/identity/reads.ts"
import { preregById, wholeOf } from "#db/prereg/reads.ts"
import type { Context } from "../context.ts"
import { passportNumberOf } from "../prereg/open-sealed.ts"
import { openOwn, resealOwn, sealOwn } from "../seal-own.ts"

const bound = (checkId: string) => `identity-check ${checkId}`

/** What the identity document says, sealed by its check: moved to another one it does not open. */
export const sealDocument = (ctx: Context, checkId: string, document: IdentityDocument): Buffer =>
  sealOwn(ctx.keys, bound(checkId), JSON.stringify(document))

/** The same under the newest key; null where it is already. */
export const resealDocument = (ctx: Context, checkId: string, sealed: Buffer): Buffer | null =>
  resealOwn(ctx.keys, bound(checkId), sealed)

/** Everything that was entered of a check, with its document in the clear. */
export function evidenceOf(ctx: Context, check: Pick<IdentityCheck, "id" | "sealed" | "evidence">): Evidence {
  const document = check.sealed && (JSON.parse(openOwn(ctx.keys, bound(check.id), check.sealed)) as IdentityDocument)
  return { ...check.evidence, document }
}

/** What a check is held against: what was said beforehand, and what is asked of each paper on its day. */
export interface Basis {
  said: Said
  /** Whether there is a pre-registration to compare with. */
  compared: boolean
  papers: readonly WantedPaper[]
  asked: ReadonlyMap<RequiredPaper, KeptRequirement>
  beside: Beside
}

/** The same for a check that holds the evidence given. Of a pre-registration that has been erased nothing is compared. */
export async function basisOf(ctx: Context, db: Reader, check: IdentityCheck, evidence: Evidence): Promise<Basis> {
  const prereg = check.preregId && check.personId ? await preregById(db, check.preregId) : null
  const household = prereg && (await wholeOf(db, prereg)).household
  const person = household?.people.find(({ id }) => id === check.personId) ?? null
  const said = saidOf(person, person ? await passportNumberOf({ ...ctx, db }, prereg!.id, person.id) : "")
  const versions = await readRequirements(db)
  const papers = wantedPapers(
    household && person ? { household, person } : null,
    Object.keys(evidence.papers).filter(isRegistrationPaper),
  )
  const wanted: { paper: RequiredPaper; state: string }[] = [
    ...(evidence.document ? [{ paper: evidence.document.kind, state: evidence.document.state }] : []),
    ...papers,
  ]
  const asked = new Map(
    wanted.flatMap(({ paper, state }) => {
      const holds = requirementOn(versions, { paper, state, purpose: check.purpose }, check.day)
      return holds ? [[paper, holds] as const] : []
    }),
  )
  return {
    said,
    compared: person !== null,
    papers,
    asked,
    beside: {
      document: evidence.document ? (asked.get(evidence.document.kind) ?? null) : null,
      papers: papers.map(({ paper }) => ({ paper, form: asked.get(paper)?.form ?? "original" })),
      agreement: evidence.document && person ? agreementOf(evidence.document, said) : [],
      // What has ended since a check was made does not change it.
      today: check.state === "open" ? officeDay(ctx.now()) : check.day,
    },
  }
}
