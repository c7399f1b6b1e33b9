import type { Checklist } from "#domain/taxcard/application.ts"
import type { Context } from "#operations/context.ts"
import { receiveApplication } from "#operations/taxcard/receive.ts"

type Application = Parameters<typeof receiveApplication>[1]

/** All that must come with an application, and nothing that need not. */
export const enclosed = (change: Partial<Checklist> = {}): Checklist => ({
  form: "there",
  contract: "there",
  identity: "there",
  permit: "not-needed",
  marriage: "not-needed",
  "swedish-family": "not-needed",
  ...change,
})

/** A manual application for a tax card that came by letter on Friday 20 November 2026. */
export const taxApplication = (change: Partial<Application> = {}): Application => ({
  name: "Dmytro Koval",
  email: "dmytro@example.org",
  phone: "",
  language: "en",
  receivedOn: "2026-11-20",
  channel: "letter",
  checklist: enclosed(),
  by: { staffId: "00000000-0000-4000-8000-000000000001", staffName: "Mette Lund" },
  ...change,
})

/** An application that is with the office. Answers its id. */
export async function receivedApplication(ctx: Context, change: Partial<Application> = {}): Promise<string> {
  const received = await receiveApplication(ctx, taxApplication(change))
  if (!received.ok) throw new Error(received.error)
  return received.value.id
}
