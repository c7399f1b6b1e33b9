import { afterAll, expect, it } from "vitest"
import { transact } from "#db/client.ts"
import { insertCheck, updateCheck } from "#db/identity/writes.ts"
import { sealDocument } from "#operations/identity/beside.ts"
import { showLetter } from "#app/identity/letter.server.ts"
import { goodEvidence, giuliasLines, identityOffice } from "../../support/identity.ts"
import { staffPage } from "../../support/pages.ts"

const { office, ctx, db, anna } = await identityOffice()
afterAll(() => office.end())

/** Somebody who was rejected after a hearing, with a passport of these lines. */
async function rejected(name: string, lines?: string): Promise<string> {
  const { document, ...evidence } = goodEvidence(lines)
  return transact(db, async (tx) => {
    const id = await insertCheck(tx, {
      siteId: (await office.at()).site.id,
      reference: `ID-${name}`,
      name,
      language: "en",
      state: "hearing",
      heardOn: "2026-11-23",
      answerBy: "2026-12-07",
      day: "2026-11-23",
      evidence,
      grounds: ["not-genuine", "not-the-holder", "not-valid", "not-shown", "contradicts"],
      officerId: anna.staffId,
      officerName: anna.staffName,
      startedAt: ctx.now(),
    })
    const sealed = sealDocument(ctx, id, document!)
    await updateCheck(tx, id, { sealed, state: "rejected", decidedOn: "2026-12-08", decidedBy: "Bo" })
    return id
  })
}

it.each(["en", "da"] as const)("in %s, whoever has custody is told of a child, by its name", async (language) => {
  const context = await staffPage(office, language)
  const id = await rejected(`Giulia ${language}`, giuliasLines)
  for (const of of ["hearing", "decision"] as const) {
    const letter = (await showLetter(context, id, of, language))!
    const text = [letter.to, letter.title, ...letter.parts.flatMap(({ lines }) => lines)].join("\n")
    expect(letter.to).toMatch(language === "da" ? /forældremyndigheden over Giulia/ : /custody of Giulia/)
    expect(letter.title).toContain("Giulia")
    // The child is not spoken to as one who came, or whose number it would be.
    expect(text).not.toMatch(/you are not the person|who you are|give you a|hvem du er|at du ikke er den|give dig et/)
  }
})

it("a grown-up is spoken to", async () => {
  const context = await staffPage(office, "en")
  const id = await rejected("Elena Rossi")
  const letter = (await showLetter(context, id, "decision", "en"))!
  expect(letter.to).toBe("Elena Rossi")
  expect(letter.title).toMatch(/^You cannot get/)
})
