import type { CheckShown } from "#app/identity/check.server.ts"

/** A check, and whether it can still be entered. */
export interface Shown {
  check: CheckShown
  open: boolean
}

/** What was typed into a form that was refused. */
export type Typed = Record<string, string> | null

const fieldOf: Readonly<Record<string, string>> = {
  "zone-length": "zone",
  "zone-letters": "zone",
  "zone-not-identity": "zone",
  "hand-incomplete": "hand-kind",
  "check-lacks": "result",
  "check-doubts": "result",
  "not-trained": "result",
  "doubt-missing": "doubt",
  "grounds-missing": "facts",
  "words-missing": "words",
  "same-officer": "second",
  "reference-missing": "reference",
  "day-wrong": "on",
  "answer-by-wrong": "answerBy",
  "not-heard": "on",
  "too-early": "answered",
}

/** The field that the reader of a refusal is sent to. */
export const errorField = (error: string, act: string): string =>
  error === "grounds-missing" && act === "second" ? "words" : (fieldOf[error] ?? "main")
