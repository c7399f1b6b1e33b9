import { expect, test } from "vitest"
import { mayKeep, publishProblem } from "#domain/guidance/publish.ts"

const line = { name: "Who", text: "You" }
const body =
  "## Do {#do}\n\n1. Go\n\n## Costs {#costs}\n\nNothing.\n\n## Deadlines {#deadlines}\n\nNone.\n\n## Documents {#documents}\n\nPassport.\n\n## Ask {#ask}\n\nUs.\n"
const draft = { title: "T", lead: "L", summary: [line, line, line], keywords: "k", body }

test("a text is published when each of its parts is there", () => {
  expect(publishProblem(draft)).toBeNull()
  expect(publishProblem({ ...draft, title: " " })?.error).toBe("title-missing")
  expect(publishProblem({ ...draft, lead: "" })?.error).toBe("lead-missing")
  expect(publishProblem({ ...draft, summary: [line, line] })?.error).toBe("summary-lines")
  expect(publishProblem({ ...draft, summary: [line, line, { name: "", text: "x" }] })?.error).toBe("summary-lines")
  expect(publishProblem({ ...draft, keywords: "" })?.error).toBe("keywords-missing")
  expect(publishProblem({ ...draft, body: body.replace("{#costs}", "") })).toEqual({
    error: "section-missing",
    what: "costs",
  })
})

test("an article rests on sources and is read again on a day to come", () => {
  const source = { label: "Act", url: "https://www.retsinformation.dk/eli/lta/2024/1" }
  const keeping = { sources: [source], nextReview: "2027-06-01", reviewed: false }
  const today = "2026-11-26"
  expect(mayKeep(keeping, null, today).ok).toBe(true)
  expect(mayKeep({ ...keeping, nextReview: "2027-02-30" }, null, today)).toMatchObject({ error: "day-wrong" })
  expect(mayKeep({ ...keeping, sources: [] }, null, today)).toMatchObject({ error: "sources-missing" })
  expect(mayKeep({ ...keeping, sources: [{ ...source, url: "http://x.dk" }] }, null, today)).toMatchObject({
    error: "source-wrong",
  })
  const passed = { ...keeping, nextReview: "2026-11-01" }
  expect(mayKeep(passed, "2026-11-01", today).ok).toBe(true)
  expect(mayKeep(passed, "2027-01-01", today)).toMatchObject({ error: "review-past" })
  expect(mayKeep({ ...passed, reviewed: true }, "2026-11-01", today)).toMatchObject({ error: "review-past" })
})
