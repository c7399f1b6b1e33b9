import { expect, test } from "vitest"
import { certificatePdf } from "#app/courses/certificate.server.ts"

test.each(["Łukasz Şirin", "Ольга Петренко", "Ελένη Παππά", "王伟", "Nguyễn Thị Lan", "=1+1"])(
  "a certificate is made for %s, also where the fonts lack letters",
  async (name) => {
    const file = await certificatePdf(
      {
        code: "CDFG-HJKL-MNPQ",
        signUpId: null,
        person: 1,
        name,
        titles: { en: "Your Danish CV", da: "Dit danske CV" },
        firstDay: "2027-01-13",
        lastDay: "2027-01-27",
        meetings: 3,
        attended: 3,
        issuedAt: new Date("2027-01-28T10:00:00Z"),
      },
      "https://ankomst.example",
      "International Citizen Service East",
    )
    expect(Buffer.from(file.subarray(0, 5)).toString()).toBe("%PDF-")
    expect(file.length).toBeGreaterThan(5_000)
  },
)
