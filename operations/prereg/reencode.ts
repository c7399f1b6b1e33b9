import sharp from "sharp"
import { LONGEST_SIDE, MOST_PIXELS } from "#domain/prereg/uploads.ts"

/** Pictures are worked on one after the other: a rush of them must not take the memory of the machine. */
let last: Promise<unknown> = Promise.resolve()

/** A picture takes no longer than this. */
const LONGEST_SECONDS = 20

/**
 * A photograph as a plain JPEG: upright, at most so large, and without anything that is not picture – no place, no device, nothing behind
 * its end. Null for what is no picture, is broken, or unpacks to too much.
 */
export function reencoded(bytes: Buffer): Promise<Buffer | null> {
  const work = last.then(() =>
    sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 })
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 82, mozjpeg: true })
      .timeout({ seconds: LONGEST_SECONDS })
      .toBuffer()
      .catch(() => null),
  )
  last = work
  return work
}
