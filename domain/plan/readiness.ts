import type { PaperKey } from "./papers.ts"

export const paperAnswers = ["ready", "stamped", "language", "copy", "not-yet", "not-mine"] as const
/**
 * How a person stands with a paper: the original in a language we read, that with an apostille or legalisation, in another
 * language, only a copy, not yet, or not needed.
 */
export type PaperAnswer = (typeof paperAnswers)[number]
/** Green, amber, red; nothing to bring; not answered. The office decides, so none of them stops anybody. */
export type Readiness = "ready" | "check" | "missing" | "none" | "open"

interface Kind {
  /** Whether its language matters: IDs, permits and forms of the EU are read as they are. */
  read: boolean
  /** Whether there are people whom it does not concern. */
  optional: boolean
  /** Certificates of civil status: some countries' need an apostille or legalisation. */
  certificate: boolean
}
const plain: Kind = { read: false, optional: false, certificate: false }
const text: Kind = { read: true, optional: false, certificate: false }
const certificate: Kind = { read: true, optional: true, certificate: true }

/** Originals, in Danish, English or German (IHC2). */
const kinds: Record<PaperKey, Kind> = {
  id: plain,
  passport: plain,
  "travel-document": plain,
  permit: plain,
  withdrawal: plain,
  u2: plain,
  "earlier-number": { ...plain, optional: true },
  "home-number": text,
  address: text,
  contract: text,
  admission: text,
  funds: text,
  sponsor: text,
  "own-right": text,
  "tax-contract": text,
  cohabitation: { ...text, optional: true },
  marriage: certificate,
  "marriage-own": certificate,
  "civil-status": certificate,
  partnership: certificate,
  "partnership-ended": certificate,
  birth: { ...certificate, optional: false },
  custody: text,
  consent: text,
}

/** The answers that make sense for a paper, in the order they are offered. */
export function answersFor(paper: PaperKey): PaperAnswer[] {
  const kind = kinds[paper]
  return paperAnswers.filter(
    (a) =>
      (a !== "language" || kind.read) && (a !== "not-mine" || kind.optional) && (a !== "stamped" || kind.certificate),
  )
}

export const isCertificate = (paper: PaperKey): boolean => kinds[paper].certificate

/**
 * How ready a paper is, from what was answered. An answer that makes no sense for it counts as none, and a certificate that usually
 * needs a stamp is amber until it has one.
 */
export function readinessOf(paper: PaperKey, answer: string | null, needsStamp = false): Readiness {
  if (needsStamp && answer === "ready" && isCertificate(paper)) return "check"
  const given = answersFor(paper).find((a) => a === answer)
  if (!given) return "open"
  return given === "ready" || given === "stamped"
    ? "ready"
    : given === "not-yet"
      ? "missing"
      : given === "not-mine"
        ? "none"
        : "check"
}

/** A person's papers together: red when one is missing, amber while one is to be checked or unanswered, else green. */
export function readinessOfAll(papers: readonly Readiness[]): {
  state: "ready" | "check" | "missing"
  ready: number
  needed: number
} {
  const needed = papers.filter((p) => p !== "none")
  return {
    state: needed.includes("missing") ? "missing" : needed.every((p) => p === "ready") ? "ready" : "check",
    ready: needed.filter((p) => p === "ready").length,
    needed: needed.length,
  }
}
