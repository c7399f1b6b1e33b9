import { crc32, deflateSync } from "node:zlib"
import { encode } from "uqr"

/** Pixels of a module, and white modules around the code, without which a scanner does not find it (ISO/IEC 18004). */
const SCALE = 6
const QUIET = 4

/** A QR code as a PNG of black and white: mail programs show no SVG. */
export function qrPicture(text: string): Buffer {
  const { data } = encode(text, { border: QUIET })
  const size = data.length * SCALE
  const rows = data.flatMap((modules) => {
    const row = Buffer.alloc(1 + Math.ceil(size / 8), 0xff)
    // The first byte says that the row is not filtered; after it each bit is a pixel, white where it is set.
    row[0] = 0
    for (let x = 0; x < size; x++) if (modules[Math.floor(x / SCALE)]) row[1 + (x >> 3)]! &= ~(0x80 >> (x & 7))
    return Array.from({ length: SCALE }, () => row)
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = 1
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

/** A part of a PNG: its length, its name, what it holds, and a check sum over the last two. */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(content.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
