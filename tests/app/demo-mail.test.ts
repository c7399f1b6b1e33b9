import { randomUUID } from "node:crypto"
import { RouterContextProvider } from "react-router"
import { afterAll, expect, test } from "vitest"
import { loader } from "#app/mailbox/mail-eml.ts"
import { type Portal, portalContext } from "#app/web/context.server.ts"
import { type TestOffice, testOffice } from "../support/office.ts"

const office: TestOffice = await testOffice()
afterAll(() => office.end())

const get = (id: string, demo: boolean) => {
  const context = new RouterContextProvider()
  context.set(portalContext, { config: { demo }, db: office.db } as unknown as Portal)
  return loader({ params: { id }, context } as unknown as Parameters<typeof loader>[0])
}

test("a caught mail can be downloaded as the file it is, and only in a demonstration", async () => {
  const id = randomUUID()
  const source = "Subject: Hej\r\n\r\nÆ"
  await office.pool.query(
    "insert into caught_mail (id, at, recipient, subject, source) values ($1, now(), 'a@example.org', 'Hej', $2)",
    [id, source],
  )
  const answer = await get(id, true)
  expect(answer.headers.get("content-type")).toBe("message/rfc822")
  expect(answer.headers.get("content-disposition")).toContain(".eml")
  expect(await answer.text()).toBe(source)
  await expect(get(id, false)).rejects.toMatchObject({ status: 404 })
  await expect(get("nonsense", true)).rejects.toMatchObject({ status: 404 })
})
