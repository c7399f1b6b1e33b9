import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { SmsRefusal, type Texter, openTexter } from "#jobs/channels/sms.ts"
import { type SmsGateway, smsGateway } from "../support/sms.ts"

let gateway: SmsGateway
let texter: Texter
const token = "a-token-of-the-office"
beforeAll(async () => {
  gateway = await smsGateway()
  texter = openTexter({ url: gateway.url, token, sender: "Office" })
})
afterAll(() => gateway.close())
beforeEach(() => {
  gateway.answer(null)
  gateway.taken.length = 0
  gateway.asked.length = 0
})

const sms = {
  to: "4520123456",
  text: "Your visit is on Wednesday.",
  id: "event.reminder",
  reportTo: "https://ankomst.test/sms/status/proof",
  validSeconds: 3600,
}
const refusal = async (by = texter): Promise<SmsRefusal["why"]> => {
  const error: unknown = await by.send(sms).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(SmsRefusal)
  return (error as SmsRefusal).why
}

describe("an SMS is handed over", () => {
  test("in the gateway's format, with the token as user name and no password", async () => {
    expect(await texter.send(sms)).toBe(421332672)
    expect(gateway.asked).toEqual([
      {
        path: "/rest/mtsms",
        authorization: `Basic ${Buffer.from(`${token}:`).toString("base64")}`,
        sms: {
          message: sms.text,
          recipients: [{ msisdn: 4520123456 }],
          sender: "Office",
          class: "standard",
          userref: sms.id,
          callback_url: sms.reportTo,
          validity_period: 3600,
        },
      },
    ])
  })

  test("with wide letters as UCS2, and ordinary Danish ones as they are", async () => {
    await texter.send({ ...sms, text: "Ваш визит" })
    await texter.send({ ...sms, text: "Dit besøg er på lørdag" })
    expect(gateway.taken.map(({ encoding }) => encoding)).toEqual(["UCS2", undefined])
  })

  test("a yes that cannot be read is a yes: nobody gets it twice", async () => {
    gateway.answer({ status: 200, body: "taken" })
    expect(await texter.send(sms)).toBeNull()
    gateway.answer("cut-after")
    expect(await texter.send(sms)).toBeNull()
  })
})

describe("an SMS is not taken", () => {
  test.each([
    [400, true],
    [422, true],
    [401, false],
    [403, false],
    [429, false],
    [500, false],
    [503, false],
  ])("%i: no later try can succeed: %s", async (status, permanent) => {
    gateway.answer({ status, body: '{"code":"0x0213","message":"+4520123456 is wrong","variables":["4520123456"]}' })
    expect(await refusal()).toEqual({ code: `${status} 0x0213`, permanent })
  })

  test("of what the gateway says only a code is kept", async () => {
    gateway.answer({ status: 422, body: '{"code":"the number 4520123456 is wrong"}' })
    expect(await refusal()).toEqual({ code: "422", permanent: true })
    gateway.answer({ status: 502, body: "<html>".padEnd(100_000, "x") })
    expect(await refusal()).toEqual({ code: "502", permanent: false })
  })

  test("a gateway that says nothing, cuts the connection or is away is tried again later", async () => {
    gateway.answer("slow")
    const hasty = openTexter({ url: gateway.url, token, sender: "Office" }, 300)
    expect(await refusal(hasty)).toEqual({ code: "timeout", permanent: false })
    gateway.answer("cut")
    expect(await refusal()).toMatchObject({
      code: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/),
      permanent: false,
    })
    const away = openTexter({ url: "http://127.0.0.1:9", token, sender: "Office" })
    await expect(away.send(sms)).rejects.toThrow(/^sms not taken: (ECONNREFUSED|connection)$/)
  })

  test("the token is not sent on where the gateway points elsewhere", async () => {
    gateway.answer({ status: 307, body: "" })
    expect((await refusal()).permanent).toBe(false)
    expect(gateway.asked).toHaveLength(1)
  })
})
