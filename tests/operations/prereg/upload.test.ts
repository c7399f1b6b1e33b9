import { sql } from "drizzle-orm"
import { deflateSync } from "node:zlib"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { preregById, wholeOf } from "#db/prereg/reads.ts"
import { uploadsOf, withUnseenPapers } from "#db/prereg/upload-reads.ts"
import { LARGEST_UPLOAD_BYTES, LONGEST_SIDE, MOST_HOUSEHOLD_BYTES } from "#domain/prereg/uploads.ts"
import { erasePrereg } from "#operations/prereg/end.ts"
import {
  addUpload,
  judgeUpload,
  removeUpload,
  scanUpload,
  scanWaiting,
  uploadContent,
} from "#operations/prereg/upload.ts"
import { handOver } from "#operations/prereg/hand-over.ts"
import { refusePrereg } from "#operations/prereg/review.ts"
import { erase } from "#operations/retention/erase.ts"
import { sentHousehold } from "../../support/household.ts"
import { type TestOffice, count, testOffice } from "../../support/office.ts"
import { mette as by } from "../../support/second-person.ts"

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.end())

const photo = (more: { width?: number; height?: number } = {}) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: "#c04020", ...more } })
    .jpeg()
    .withExif({
      IFD0: { Make: "SECRET-PHONE" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "55/1 40/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "12/1 34/1 0/1" },
    })
    .toBuffer()

/** A household, with the child's birth certificate as the paper to send. */
async function household() {
  const { preregId } = await sentHousehold(office.ctx)
  const prereg = (await preregById(office.db, preregId))!
  const child = (await wholeOf(office.db, prereg)).household.people.find(({ relation }) => relation === "child")!
  const send = (file: Uint8Array | null, more: { paper?: string; scans?: boolean } = {}) =>
    addUpload(office.ctx, { preregId, personId: child.id, paper: "birth", file, scans: false, ...more })
  const sent = async (file: Uint8Array, more: { scans?: boolean } = {}) => {
    const done = await send(file, more)
    if (!done.ok) throw new Error(done.error)
    return done.value
  }
  return { preregId, prereg, send, sent }
}
const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n")

/** A PNG that says it is so wide and high, in a few hundred bytes. */
function bomb(side: number): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    return c >>> 0
  })
  const crc = (data: Buffer) => {
    let c = 0xffffffff
    for (const byte of data) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8)
    return (c ^ 0xffffffff) >>> 0
  }
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const data = deflateSync(Buffer.alloc(64))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

describe("a photograph", () => {
  test("is made anew: no place, no phone, nothing behind its end, and no larger than it must be", async () => {
    const { prereg, sent } = await household()
    const source = await photo({ width: 5000, height: 3000 })
    expect((await sharp(source).metadata()).exif).toBeDefined()
    const id = await sent(Buffer.concat([source, Buffer.from("<script>alert(1)</script>%PDF-1.7")]))
    const { kind, bytes } = (await uploadContent(office.ctx, prereg, id))!
    const made = await sharp(bytes).metadata()
    expect(kind).toBe("image")
    expect(made).toMatchObject({ format: "jpeg", width: LONGEST_SIDE })
    expect([made.exif, made.xmp, made.iptc]).toEqual([undefined, undefined, undefined])
    expect(bytes.toString("latin1")).not.toMatch(/SECRET-PHONE|script|%PDF/)
  })

  test("is taken whatever its name would say, and turned upright", async () => {
    const { prereg, sent } = await household()
    const source = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#c04020" } })
      .png()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const id = await sent(source)
    const made = await sharp((await uploadContent(office.ctx, prereg, id))!.bytes).metadata()
    expect(made).toMatchObject({ width: 40, height: 60 })
  })

  test("that unpacks to too much, or is broken, is refused", async () => {
    const { send } = await household()
    expect(await send(bomb(60_000))).toMatchObject({ error: "broken" })
    const good = await photo()
    expect(await send(good.subarray(0, good.length / 2))).toMatchObject({ error: "broken" })
    expect(await send(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(2000, 7)]))).toMatchObject({
      error: "broken",
    })
  })
})

describe("a paper that is sent", () => {
  test("is of a kind that is taken, and not too large", async () => {
    const { send } = await household()
    const page = Buffer.from("<html><script>alert(1)</script>%PDF-1.7")
    expect(await send(page)).toMatchObject({ error: "wrong-kind" })
    expect(await send(Buffer.alloc(50 * 1024 * 1024, 0xff))).toMatchObject({ error: "too-large" })
    expect(await send(Buffer.alloc(LARGEST_UPLOAD_BYTES + 1))).toMatchObject({ error: "too-large" })
    expect(await send(null)).toMatchObject({ error: "file-missing" })
    expect(await send(PDF, { paper: "marriage" })).toMatchObject({ error: "paper-missing" })
  })

  test("stands nowhere in clear, and opens only in its household", async () => {
    const { prereg, sent } = await household()
    const id = await sent(Buffer.concat([PDF, Buffer.from("PLANTED7310442")]))
    const { rows } = await office.db.execute<{ all: string }>(
      sql`select encode(sealed, 'escape') || row_to_json(u)::text as all from prereg_upload u where id = ${id}`,
    )
    expect(rows[0]!.all).not.toContain("PLANTED")
    expect((await uploadContent(office.ctx, prereg, id))!.bytes.toString()).toContain("PLANTED7310442")
    const other = await household()
    expect(await uploadContent(office.ctx, other.prereg, id)).toBeNull()
    await removeUpload(office.ctx, { preregId: other.preregId, id })
    expect(await uploadContent(office.ctx, prereg, id)).not.toBeNull()
  })

  test("is held back until the scanner has looked, and erased where it finds something", async () => {
    const { preregId, prereg, sent } = await household()
    const [good, bad] = [await sent(PDF, { scans: true }), await sent(PDF, { scans: true })]
    const jobs = "graphile_worker._private_jobs where payload->>'uploadId' = any($1)"
    expect(await count(office, jobs, [[good, bad]])).toBe(2)
    expect(await uploadContent(office.ctx, prereg, good)).toBeNull()
    expect(
      await judgeUpload(office.ctx, { preregId, id: good, verdict: "will-do", reason: null, words: "", seen: "", by }),
    ).toMatchObject({
      error: "unknown",
    })
    // A scanner that is away answers nothing: the paper stays held back, and the job is tried again.
    await expect(scanUpload(office.ctx, good, () => Promise.reject(new Error("away")))).rejects.toThrow("away")
    expect(await uploadContent(office.ctx, prereg, good)).toBeNull()
    expect(await scanUpload(office.ctx, good, async (bytes) => bytes.includes("EICAR"))).toBe("clean")
    expect(await scanUpload(office.ctx, bad, async () => true)).toBe("infected")
    expect(await uploadContent(office.ctx, prereg, good)).not.toBeNull()
    expect(await uploadContent(office.ctx, prereg, bad)).toBeNull()
    expect(await count(office, "prereg_upload where id = $1 and sealed is null", [bad])).toBe(1)
  })

  test("stands in the list of papers nobody has seen until somebody has", async () => {
    const { preregId, sent } = await household()
    const { site } = await office.at()
    const listed = async () => (await withUnseenPapers(office.db, site.id, 50)).map((row) => row.id)
    const id = await sent(PDF, { scans: true })
    expect(await listed()).not.toContain(preregId)
    // A scanner that was away for long is asked again.
    await office.pool.query("delete from graphile_worker._private_jobs where payload->>'uploadId' = $1", [id])
    expect(await scanWaiting(office.ctx)).toBeGreaterThanOrEqual(1)
    expect(await count(office, "graphile_worker._private_jobs where payload->>'uploadId' = $1", [id])).toBe(1)
    await scanUpload(office.ctx, id, async () => false)
    expect(await listed()).toContain(preregId)
    await judgeUpload(office.ctx, { preregId, id, verdict: "will-do", reason: null, words: "", seen: "", by })
    expect(await listed()).not.toContain(preregId)
  })

  test("is taken only of a household whose address is confirmed, and not more than some in all", async () => {
    const { preregId, send } = await household()
    await office.db.execute(sql`update prereg set confirmed_email = null where id = ${preregId}`)
    expect(await send(PDF)).toMatchObject({ error: "not-now" })
    await office.db.execute(sql`update prereg set confirmed_email = email where id = ${preregId}`)
    expect(await send(PDF)).toMatchObject({ ok: true })
    await office.db.execute(sql`update prereg_upload set bytes = ${MOST_HOUSEHOLD_BYTES} where prereg_id = ${preregId}`)
    expect(await send(PDF)).toMatchObject({ error: "too-many" })
  })

  test("is judged with a reason, and the household told of all of them in one mail", async () => {
    const { preregId, sent } = await household()
    const ids = [await sent(PDF), await sent(PDF)]
    for (const id of ids)
      expect(
        await judgeUpload(office.ctx, {
          preregId,
          id,
          verdict: "will-not",
          reason: "cut-off",
          words: "Left side",
          seen: "",
          by,
        }),
      ).toMatchObject({ ok: true })
    expect(
      await count(
        office,
        "graphile_worker._private_jobs where payload->>'preregId' = $1 and payload->>'kind' = 'papers'",
        [preregId],
      ),
    ).toBe(1)
    // Over a colleague's word nothing is written unseen.
    const other = { preregId, id: ids[0]!, verdict: "will-do" as const, reason: null, words: "", by }
    expect(await judgeUpload(office.ctx, { ...other, seen: "" })).toMatchObject({ error: "changed-meanwhile" })
    expect((await uploadsOf(office.db, preregId)).map(({ reason, words }) => [reason, words])).toEqual([
      ["cut-off", "Left side"],
      ["cut-off", "Left side"],
    ])
  })
})

describe("papers are erased", () => {
  const left = (preregId: string) => count(office, "prereg_upload where prereg_id = $1", [preregId])

  test("with the household, once it is refused, once it is handed over, and on their day", async () => {
    const [gone, refused, handed, old] = [await household(), await household(), await household(), await household()]
    for (const { sent } of [gone, refused, handed, old]) await sent(PDF)
    await erasePrereg(office.ctx, { preregId: gone.preregId })
    expect(await left(gone.preregId)).toBe(0)
    await refusePrereg(office.ctx, { preregId: refused.preregId, reason: "No right", by })
    await office.db.execute(sql`update prereg set state = 'completed' where id = ${handed.preregId}`)
    await handOver(office.ctx, { preregId: handed.preregId, journal: "26/1", seen: "", by })
    await erase(office.ctx)
    expect([await left(refused.preregId), await left(handed.preregId), await left(old.preregId)]).toEqual([0, 0, 1])
    office.setClock(new Date(office.ctx.now().getTime() + 30.1 * 86_400_000))
    await erase(office.ctx)
    expect(await left(old.preregId)).toBe(0)
    expect(await preregById(office.db, old.preregId)).not.toBeNull()
  })
})
