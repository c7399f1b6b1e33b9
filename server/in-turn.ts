import type { RequestHandler } from "express"

/** Who reads slower than this gives the place to the next one. Milliseconds. */
const LONGEST_MS = 5_000

/**
 * Lets at most so many of these requests be worked on at once; the others wait, in the order in which they came. A change makes every
 * open calendar read its day anew at the same moment: a hundred days at a time are more than a process has memory for.
 */
export function inTurn(most: number, concerns: (path: string, query: URLSearchParams) => boolean): RequestHandler {
  let working = 0
  const waiting = new Set<() => void>()
  return (req, res, next) => {
    const [path = "", query = ""] = req.url.split("?")
    if (!concerns(path, new URLSearchParams(query))) return next()
    const begin = () => {
      working++
      const end = () => {
        clearTimeout(late)
        res.off("close", end)
        res.off("finish", end)
        working--
        const [first] = waiting
        if (first && working < most) {
          waiting.delete(first)
          first()
        }
      }
      const late = setTimeout(end, LONGEST_MS).unref()
      res.on("close", end)
      res.on("finish", end)
      next()
    }
    if (working < most) return begin()
    waiting.add(begin)
    res.on("close", () => waiting.delete(begin))
  }
}
