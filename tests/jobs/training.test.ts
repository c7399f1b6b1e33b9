import { afterAll, expect, test } from "vitest"
import { accountById } from "#db/staff/reads.ts"
import { languageCodes } from "#locales/languages.ts"
import { trainingMessage } from "../../jobs/identity/messages.ts"
import { testOffice } from "../support/office.ts"
import { account } from "../support/staff.ts"

const office = await testOffice()
afterAll(() => office.end())

test.each(languageCodes)(
  "a training that ends is told to whoever has it and to whoever supervises, in %s",
  async (language) => {
    const made = async (role: string, name: string) => {
      const { id } = await account(office.ctx, role, `${name} ${language}`.replace(" ", ""))
      return { ...(await accountById(office.db, id))!, language }
    }
    const [ida, karen] = [await made("caseworker", "Ida"), await made("coordinator", "Karen")]
    const about = {
      trained: ida,
      subject: "check" as const,
      until: "2027-01-22",
      at: await office.at(),
      link: "https://x.example/staff/identity",
    }
    const [own, other] = [ida, karen].map((reader) => trainingMessage({ ...about, reader }))
    expect(own).toMatchObject({ to: ida.email })
    expect(other).toMatchObject({ to: karen.email })
    for (const message of [own!, other!]) {
      expect(message.subject).toMatch(/22\.? (January|januar) 2027/)
      expect(message.text).toContain(about.link)
      expect(message.text).not.toContain("{{")
    }
    expect(other!.text).toContain(ida.name)
  },
)
