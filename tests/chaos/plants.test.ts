import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { plants } from "../../chaos/plants.ts"

describe("the planted bugs", () => {
  const patches = Object.entries(plants).flatMap(([name, { patches: all = [] }]) =>
    all.map((patch) => [`${name} in ${patch.file}`, patch] as const),
  )
  test.each(patches)("find their place: %s", (_name, { file, from }) => {
    expect(readFileSync(file, "utf8").split(from)).toHaveLength(2)
  })
})
