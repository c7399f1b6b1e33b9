import { CODE_DIGITS } from "#domain/email-code.ts"
import { addDays, officeDay } from "#domain/time/office-time.ts"
import { benefitByKey } from "#db/benefit/reads.ts"
import { taxApplicationEvents } from "#db/taxcard/reads.ts"
import { type Context, confirmationCode, hashSecret } from "#operations/context.ts"
import { confirmBenefit, registerBenefit } from "#operations/benefit/register.ts"
import { receiveApplication } from "#operations/taxcard/receive.ts"
import { checkEnclosures } from "#operations/taxcard/pass-on.ts"

const by = { staffId: "00000000-0000-4000-8000-000000000000", staffName: "Mette Lund" }

/** `ago` is how many days before today the form is dated. */
const benefits = [
  {
    name: "Marta Pereira",
    email: "marta.pereira@example.com",
    country: "PT" as const,
    institution: "Instituto da Segurança Social",
    ago: 6,
    jobnetCv: false,
    municipality: "101",
  },
  {
    name: "Lukas Brandt",
    email: "lukas.brandt@example.com",
    country: "DE" as const,
    institution: "Agentur für Arbeit Berlin",
    ago: 3,
    jobnetCv: true,
    municipality: "147",
  },
  {
    name: "Elena Rossi",
    email: "elena.rossi@example.com",
    country: "IT" as const,
    institution: "INPS",
    ago: 9,
    jobnetCv: true,
    municipality: "101",
  },
]
const there = "there" as const
/** What is seen with an application that is whole. */
const list = {
  form: there,
  contract: there,
  identity: there,
  permit: there,
  marriage: "not-needed" as const,
  "swedish-family": "not-needed" as const,
}

/** Made-up cases of the demonstration: benefit brought from home, and applications for a tax card on paper. */
export async function seedCases(ctx: Context): Promise<number> {
  const today = officeDay(ctx.now())
  await seedBenefits(ctx, today)
  return benefits.length + (await seedTaxApplications(ctx, today))
}

async function seedBenefits(ctx: Context, today: string): Promise<void> {
  for (const { ago, ...form } of benefits) {
    const formDate = addDays(today, -ago)
    const done = await registerBenefit(ctx, {
      ...form,
      phone: "",
      formDate,
      firstDay: formDate,
      lastDay: null,
      language: "en",
    })
    if (!done.ok) throw new Error(done.error)
    const found = (await benefitByKey(ctx.db, hashSecret(done.value.key)))!
    const code = confirmationCode(ctx.secrets[0], found.id, found.codeRound, CODE_DIGITS)
    await confirmBenefit(ctx, { key: done.value.key, code })
  }
}

/** One that is whole, and one whose missing contract was asked for. Answers how many. */
async function seedTaxApplications(ctx: Context, today: string): Promise<number> {
  await receiveApplication(ctx, {
    name: "Dmytro Koval",
    email: "dmytro.koval@example.com",
    phone: "",
    language: "en",
    receivedOn: addDays(today, -1),
    channel: "counter",
    checklist: list,
    by,
  })
  const second = await receiveApplication(ctx, {
    name: "Nguyễn Thị Lan",
    email: "lan.nguyen@example.com",
    phone: "",
    language: "en",
    receivedOn: addDays(today, -4),
    channel: "letter",
    checklist: { ...list, contract: "missing" },
    by,
  })
  if (second.ok)
    await checkEnclosures(ctx, {
      id: second.value.id,
      seen: (await taxApplicationEvents(ctx.db, second.value.id)).at(-1)!.id,
      checklist: { ...list, contract: "missing" },
      ask: true,
      by,
    })
  return 2
}
