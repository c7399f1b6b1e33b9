import { badRequest } from "#app/parts/refusals.ts"
import type { RouterContextProvider } from "react-router"
import { addressForm, parseFields } from "#app/parts/parse.ts"
import { plainText, severalLines } from "#domain/typed-text.ts"
import { isId } from "#domain/id.ts"
import { readRules } from "./forms.ts"
import { isClock, isDay, officeInstant } from "#domain/time/office-time.ts"
import { isLanguage, languageCodes } from "#locales/languages.ts"
import type { StaffMember } from "#domain/staff/actor.ts"
import { cancelMeeting, moveMeeting, seenBefore } from "#operations/courses/meetings.ts"
import { staffChannels } from "#domain/booking/channels.ts"
import { addParticipant } from "#operations/courses/participants.ts"
import { messageRun } from "#operations/courses/message.ts"
import { cancelRun, changeRun } from "#operations/courses/run.ts"
import { readClock } from "#domain/time/typed-clock.ts"
import { officeOf, portalOf } from "#app/web/context.server.ts"

/** What the run's page says was done. */
export const runDeeds = [
  "planned",
  "moved",
  "meeting-cancelled",
  "cancelled",
  "changed",
  "told",
  "removed",
  "added",
  "added-list",
  "renamed",
] as const
export type RunDeed = (typeof runDeeds)[number]

/** Done, or why not and at which field. */
export type RunAnswer = { did: RunDeed } | { error: string; field: string }

/** Does what a form of the run's page asks for. */
export async function actOnRun(
  context: Readonly<RouterContextProvider>,
  runId: string,
  form: FormData,
  by: StaffMember,
): Promise<RunAnswer> {
  const { ctx } = portalOf(context)
  const text = (name: string) => plainText(String(form.get(name) ?? "")).trim()
  const told = (done: { ok: true } | { ok: false; error: string }, did: RunDeed, field: string): RunAnswer =>
    done.ok ? { did } : { error: done.error, field }
  const revision = Number(text("revision"))
  switch (form.get("intent")) {
    case "move": {
      const [day, from, to, room] = [text("day"), readClock(text("from")), readClock(text("to")), text("room")]
      if (!isId(text("meeting")) || (room !== "" && !isId(room))) throw badRequest()
      if (!isDay(day) || !isClock(from) || !isClock(to)) return { error: "clock-wrong", field: "meetings" }
      const moved = {
        runId,
        meetingId: text("meeting"),
        startsAt: officeInstant(day, from),
        endsAt: officeInstant(day, to),
        roomId: room === "" ? null : room,
        teacher: text("teacher").slice(0, 80),
        revision,
        despite: seenBefore.filter((one) => form.has(`despite-${one}`)),
        by,
      }
      return told(await moveMeeting(ctx, moved), "moved", "meetings")
    }
    case "cancel-meeting":
      if (!isId(text("meeting"))) throw badRequest()
      return told(
        await cancelMeeting(ctx, { runId, meetingId: text("meeting"), revision, by }),
        "meeting-cancelled",
        "meetings",
      )
    case "change": {
      const rules = readRules(form)
      if (typeof rules === "string") return { error: rules, field: "seats" }
      return told(await changeRun(ctx, { runId, ...rules, revision }), "changed", "seats")
    }
    case "message": {
      const texts = Object.fromEntries(languageCodes.map((code) => [code, text(`message-${code}`)]))
      const to = text("to") === "all" ? (["seated", "offered", "listed"] as const) : (["seated"] as const)
      return told(await messageRun(ctx, { runId, texts, to, by }), "told", "message-en")
    }
    case "cancel":
      return told(await cancelRun(ctx, { runId, reason: text("reason"), by }), "cancelled", "reason")
    case "add":
      return add(context, runId, form, by)
    default:
      throw badRequest()
  }
}

async function add(
  context: Readonly<RouterContextProvider>,
  runId: string,
  form: FormData,
  by: StaffMember,
): Promise<RunAnswer> {
  const names = severalLines(String(form.get("names") ?? ""))
    .split("\n")
    .filter((name) => name !== "")
  const read = parseFields(form, addressForm)
  const email = read.ok ? read.value.email : ""
  const language = String(form.get("language") ?? "")
  if (names.some((name) => [...name].length > 100)) return { error: "name-long", field: "add-names" }
  if (!read.ok || !isLanguage(language)) return { error: "email-wrong", field: "add-email" }
  const { municipalities } = await officeOf(context)
  const done = await addParticipant(portalOf(context).ctx, {
    runId,
    names,
    latinNames: [],
    email,
    language,
    by,
    channel: staffChannels.find((channel) => channel === form.get("channel")) ?? "desk",
    municipality: municipalities.find((m) => m.code === form.get("municipality"))?.code ?? null,
  })
  if (!done.ok) return { error: done.error, field: done.error === "signed-up-already" ? "add-email" : "add-names" }
  return { did: done.value.state === "seated" ? "added" : "added-list" }
}
