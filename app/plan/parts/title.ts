import type { TFunction } from "i18next"
import { type Basis, byWithdrawal } from "#domain/plan/basis.ts"
import type { StepKey } from "#domain/plan/step.ts"

/** What a step is called: a right from before the United Kingdom left the EU is no permit. */
export const titleOf = (t: TFunction<"plan">, step: StepKey, basis: Basis | null): string =>
  step === "permit" && byWithdrawal(basis) ? t("permit.withdrawalTitle") : t(`steps.${step}.title`)
