import { inflateSync } from "node:zlib"
import { encode } from "uqr"
import { expect, test } from "vitest"
import { qrPicture } from "#jobs/qr-picture.ts"

const SCALE = 6

/** The parts of a PNG by their names. */
function partsOf(png: Buffer): Record<string, Buffer> {
  const parts: Record<string, Buffer> = {}
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    parts[png.toString("latin1", at + 4, at + 8)] = png.subarray(at + 8, at + 8 + length)
    at += 12 + length
  }
  return parts
}

test("each module of the code is a square of black or white, with a white border of four", () => {
  const png = qrPicture("MEI-4821")
  expect(png.subarray(1, 4).toString()).toBe("PNG")
  const { IHDR, IDAT } = partsOf(png)
  const width = IHDR!.readUInt32BE(0)
  // One bit a pixel, shades of grey, neither interlaced nor filtered.
  expect([...IHDR!.subarray(8)]).toEqual([1, 0, 0, 0, 0])
  const lines = inflateSync(IDAT!)
  const stride = 1 + Math.ceil(width / 8)
  const dark = (x: number, y: number) => ((lines[y * stride + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1) === 0
  const { data } = encode("MEI-4821", { border: 4 })
  expect([width, IHDR!.readUInt32BE(4)]).toEqual([data.length * SCALE, data.length * SCALE])
  expect(lines.length).toBe(stride * width)
  const seen = data.map((row, y) => row.map((_, x) => dark(x * SCALE + 3, y * SCALE + 3)))
  expect(seen).toEqual(data)
  expect(seen.slice(0, 4).flat()).not.toContain(true)
})
