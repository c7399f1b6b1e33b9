import type { RouterContextProvider } from "react-router"
import type { Evidence } from "#domain/identity/check.ts"
import { isNidcAnswer } from "#domain/identity/referral.ts"
import { readZone } from "#domain/identity/zone.ts"
import { type Result, ok, refuse } from "#domain/result.ts"
import { officeDay } from "#domain/time/office-time.ts"
import { checkById } from "#db/identity/reads.ts"
import { evidenceOf } from "#operations/identity/beside.ts"
import { completeCheck, saveEvidence } from "#operations/identity/complete.ts"
import { decideCheck, noteHeard } from "#operations/identity/decide.ts"
import { reopenCheck } from "#operations/identity/reopen.ts"
import type { OnCheck } from "#operations/identity/on-check.ts"
import { noteAnswerOfNidc, noteSentToNidc, takeSecondLook } from "#operations/identity/second.ts"
import { byStaff, portalOf, staffOf } from "#app/web/context.server.ts"
import { type CheckAct, readAdded, readByHand, readEvidence, readGrounds } from "./forms.ts"

type Context = Readonly<RouterContextProvider>
const verdicts = ["approved", "referred", "hearing"] as const
const decisions = ["again", "rejected"] as const

/** Does what was pressed on the page of a check. Answers what is told of it, as a key of `did`, or why it was not done. */
export async function actOnCheck(context: Context, id: string, act: CheckAct, form: FormData) {
  const { ctx } = portalOf(context)
  const text = (name: string) => String(form.get(name) ?? "")
  const on: OnCheck = { id, revision: Number(text("revision")), by: byStaff(staffOf(context)) }
  const both = (name: string) => ({ danish: text(name), theirs: text(`${name}Theirs`) })
  const told = { words: text("words"), grounds: readGrounds(form), facts: both("facts") }
  switch (act) {
    case "second": {
      const verdict = verdicts.find((one) => one === text("verdict"))
      if (!verdict) return refuse("choose")
      return toldAs(await takeSecondLook(ctx, { ...on, ...told, verdict }), verdict)
    }
    case "nidc-sent":
      return toldAs(await noteSentToNidc(ctx, { ...on, on: text("on"), reference: text("reference") }), "noted")
    case "nidc-answered": {
      const answer = text("answer")
      if (!isNidcAnswer(answer)) return refuse("choose")
      return toldAs(await noteAnswerOfNidc(ctx, { ...on, on: text("on"), answer, words: text("words") }), "noted")
    }
    case "heard":
      return toldAs(await noteHeard(ctx, { ...on, on: text("on"), answerBy: text("answerBy") }), "noted")
    case "decide": {
      const decision = decisions.find((one) => one === text("decision"))
      if (!decision) return refuse("choose")
      const given = { ...on, decision, answered: text("answered"), words: both("words") }
      return toldAs(await decideCheck(ctx, given), decision)
    }
    case "reopen":
      return toldAs(await reopenCheck(ctx, on), "reopened")
    default:
      return enter(context, on, act, form)
  }
}

const toldAs = <Told extends string, Refused extends string>(
  done: Result<unknown, Refused>,
  told: Told,
): Result<Told, Refused> => (done.ok ? ok(told) : done)

/** What was entered at the counter is kept, whatever was pressed and whether it is possible. */
async function enter(
  context: Context,
  on: OnCheck,
  act: "read" | "save" | "add" | "approved" | "doubtful" | "hearing",
  form: FormData,
) {
  const { ctx, db } = portalOf(context)
  const check = await checkById(db, on.id)
  if (!check) return refuse("unknown")
  const zone = String(form.get("zone") ?? "").trim()
  const typed = zone === "" ? readByHand(form) : readZone(zone, officeDay(ctx.now()))
  const before = evidenceOf(ctx, check)
  const entered = readEvidence(form)
  const added = act === "add" ? readAdded(form) : null
  const evidence: Evidence = {
    ...entered,
    document: typed?.ok ? typed.value : before.document,
    papers: added ? { ...entered.papers, [added]: { is: "not-seen", reason: null, words: "" } } : entered.papers,
  }
  if (typed && !typed.ok) {
    const kept = await saveEvidence(ctx, { ...on, evidence })
    return kept.ok ? typed : kept
  }
  if (act === "approved" || act === "doubtful" || act === "hearing") {
    const text = (name: string) => String(form.get(name) ?? "")
    const facts = { danish: text("facts"), theirs: text("factsTheirs") }
    const said = { doubt: text("doubt"), grounds: readGrounds(form), facts }
    return toldAs(await completeCheck(ctx, { ...on, ...said, evidence, outcome: act }), act)
  }
  return toldAs(await saveEvidence(ctx, { ...on, evidence }), zone === "" ? "saved" : "read")
}
