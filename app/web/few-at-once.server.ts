/**
 * Lets so many of one kind of heavy work run at once in this process; whoever comes beyond that is answered null at once, rather than kept
 * waiting with what they sent.
 */
export function fewAtOnce(most: number): <Answer>(work: () => Promise<Answer>) => Promise<Answer | null> {
  let running = 0
  return async (work) => {
    if (running >= most) return null
    running++
    try {
      return await work()
    } finally {
      running--
    }
  }
}

/** The same for work of which whoever waits holds nothing: it has its turn once a place is free. */
export function turnsOf(most: number): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  const waiting: (() => void)[] = []
  let free = most
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
