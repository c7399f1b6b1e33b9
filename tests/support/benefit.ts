import { CODE_DIGITS } from "#domain/email-code.ts"
import { benefitByKey } from "#db/benefit/reads.ts"
import { type BenefitForm, confirmBenefit, registerBenefit } from "#operations/benefit/register.ts"
import { type Context, confirmationCode, hashSecret } from "#operations/context.ts"

/** A PD U2 of Friday 20 November 2026, as somebody in Copenhagen sends it in. */
export const benefitForm = (change: Partial<BenefitForm> = {}): BenefitForm => ({
  name: "Ana Costa",
  email: "ana@example.org",
  phone: "",
  municipality: "101",
  country: "PT",
  institution: "Instituto da Segurança Social",
  formDate: "2026-11-20",
  firstDay: "2026-11-21",
  lastDay: null,
  jobnetCv: false,
  language: "en",
  ...change,
})

/** The code that the person's mail carries. */
export async function codeOfBenefit(ctx: Context, key: string): Promise<string> {
  const { id, codeRound } = (await benefitByKey(ctx.db, hashSecret(key)))!
  return confirmationCode(ctx.secrets[0], id, codeRound, CODE_DIGITS)
}

/** A case, and the key of its page. */
interface Begun {
  key: string
  id: string
}

/** A form that waits for its code. */
export async function begunBenefit(ctx: Context, change: Partial<BenefitForm> = {}): Promise<Begun> {
  const begun = await registerBenefit(ctx, benefitForm(change))
  if (!begun.ok) throw new Error(begun.error)
  const { key } = begun.value
  return { key, id: (await benefitByKey(ctx.db, hashSecret(key)))!.id }
}

/** A form that is with the office, its address confirmed. */
export async function sentBenefit(ctx: Context, change: Partial<BenefitForm> = {}): Promise<Begun> {
  const begun = await begunBenefit(ctx, change)
  const { key } = begun
  const confirmed = await confirmBenefit(ctx, { key, code: await codeOfBenefit(ctx, key) })
  if (!confirmed.ok) throw new Error(confirmed.error)
  return begun
}
