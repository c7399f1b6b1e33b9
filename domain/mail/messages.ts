/** Where a text stands in a message. Those of one line take no line end. */
export const textParts = ["subject", "heading", "text", "button", "label", "sms"] as const
export type TextPart = (typeof textParts)[number]

/** The groups that staff find messages under, in the order they are shown. */
export const messageGroups = ["all", "visit", "prereg", "course", "benefit", "tax-card"] as const
export type MessageGroup = (typeof messageGroups)[number]

/** One text of a message: its key among the texts, and where it stands. */
export interface MessageText {
  key: string
  part: TextPart
}

/** A message as the people who get it know it; or what several messages share. */
export interface MessageKind {
  id: string
  group: MessageGroup
  /** Stands in every message of its group, and is none of its own. */
  shared: boolean
  texts: readonly MessageText[]
}

/** The texts of a message, from lists of keys below one beginning. `""` for what stands under the beginning itself. */
function textsOf(beginning: string, parts: Partial<Record<TextPart, readonly string[]>>): MessageText[] {
  const join = (name: string) => `${beginning}${beginning.endsWith(":") ? "" : "."}${name}`
  return textParts.flatMap((part) => (parts[part] ?? []).map((name) => ({ key: join(name), part })))
}

/** Subject, heading and first paragraph, which nearly every message has. */
const usual = { subject: ["subject"], heading: ["heading"], text: ["lead"] } as const
/** The same for what goes by SMS as well. */
const withSms = { ...usual, sms: ["sms"] } as const
const one = (group: MessageGroup, kind: string, texts: MessageText[]): MessageKind => ({
  id: `${group}-${kind}`,
  group,
  shared: kind === "shared",
  texts,
})

/**
 * Every message of the portal in the order it is met, with the texts that the office may put its own in place of. A text belongs to
 * one message only, so that it is changed in one place. What stands on pages as well (names of services and papers, what to do with a
 * PD U2) is not among them: a mail must not say otherwise than the page it leads to.
 */
export const messageKinds: readonly MessageKind[] = [
  one("all", "shared", textsOf("mail:", { text: ["greeting", "footer"] })),
  one("all", "code", [
    ...textsOf("mail:code", { subject: ["subject"], heading: ["heading"] }),
    ...textsOf("mail:code.for", {
      text: ["booking", "address", "prereg", "open", "course", "benefit", "mine", "keep"],
    }),
    ...textsOf("mail:code", { text: ["lead", "ignore"] }),
  ]),

  one("visit", "shared", [
    ...textsOf("mail:", {
      label: ["when", "where", "services", "people", "reference", "icsSummary"],
      text: [
        "arrive",
        "scan",
        "bringAll",
        "bringOwn",
        "cutoff_one",
        "cutoff_other",
        "cutoff_zero",
        "cutoffPast",
        "keepSecret",
      ],
      button: ["manage"],
    }),
    ...textsOf("mail:why", { text: ["illness", "closed", "meeting", "technical"] }),
  ]),
  one("visit", "booked", textsOf("mail:booked", withSms)),
  one("visit", "provisional", textsOf("mail:provisional", usual)),
  one("visit", "moved", textsOf("mail:moved", withSms)),
  one("visit", "corrected", textsOf("mail:corrected", withSms)),
  one("visit", "former", textsOf("mail:former", usual)),
  one("visit", "reminder", textsOf("mail:reminder", { ...withSms, text: ["lead", "leadLate"], button: ["button"] })),
  one(
    "visit",
    "offered-earlier",
    textsOf("mail:offered-earlier", {
      ...withSms,
      text: ["lead", "stay", "call"],
      button: ["button"],
      label: ["own", "new"],
    }),
  ),
  one(
    "visit",
    "offered-instead",
    textsOf("mail:offered-instead", {
      ...withSms,
      text: ["lead", "choose", "call"],
      button: ["button"],
      label: ["old", "new"],
    }),
  ),
  one("visit", "kept-after-all", textsOf("mail:kept-after-all", withSms)),
  one(
    "visit",
    "asked",
    textsOf("mail:asked", {
      ...withSms,
      text: ["lead", "choose", "cancel", "call"],
      button: ["button", "cancelButton"],
      label: ["old"],
    }),
  ),
  one(
    "visit",
    "cancelled",
    textsOf("mail:cancelled", { ...withSms, text: ["lead", "again"], button: ["againButton"] }),
  ),
  one("visit", "missed", textsOf("mail:missed", { ...withSms, text: ["lead", "call"], button: ["again"] })),
  one("visit", "released", textsOf("mail:released", { ...usual, text: ["lead", "again"], button: ["againButton"] })),
  one("visit", "listed", textsOf("mail:listed", { ...usual, text: ["lead", "ignore"], button: ["button"] })),
  one(
    "visit",
    "time-free",
    textsOf("mail:time-free", { ...usual, text: ["lead", "stay"], button: ["button"], label: ["when"] }),
  ),
  one("visit", "invited", textsOf("mail:invited", { ...usual, text: ["lead", "until", "ignore"], button: ["button"] })),

  one("prereg", "shared", [
    ...textsOf("mail:prereg", { text: ["provisional", "code"], button: ["button.open"], label: ["line"] }),
  ]),
  one("prereg", "link", textsOf("mail:prereg.link", usual)),
  one("prereg", "submitted", [
    ...textsOf("mail:prereg.submitted", usual),
    ...textsOf("mail:prereg", { text: ["mayChoose"] }),
  ]),
  one("prereg", "returned", [
    ...textsOf("mail:prereg.returned", usual),
    ...textsOf("mail:prereg", { button: ["button.answer"] }),
  ]),
  one("prereg", "accepted", [
    ...textsOf("mail:prereg.accepted", usual),
    ...textsOf("mail:prereg", { text: ["visit", "choose"], button: ["button.time"] }),
  ]),
  one("prereg", "refused", [
    ...textsOf("mail:prereg.refused", usual),
    ...textsOf("mail:prereg", { label: ["reason"] }),
  ]),
  one("prereg", "withdrawn", textsOf("mail:prereg.withdrawn", usual)),
  one("prereg", "papers", textsOf("mail:prereg.papers", usual)),
  one("prereg", "handed-over", [
    ...textsOf("mail:prereg.handed-over", usual),
    ...textsOf("mail:prereg", { text: ["nextSteps"], button: ["button.plan"] }),
  ]),
  one("prereg", "late", [
    ...textsOf("mail:prereg.late", usual),
    ...textsOf("mail:prereg", { text: ["lateMove", "lateStay"] }),
  ]),

  one(
    "course",
    "shared",
    textsOf("courses:mail", { text: ["others", "latin", "keepSecret"], button: ["button.own", "seeOthers"] }),
  ),
  one(
    "course",
    "seated",
    textsOf("courses:mail.seated", {
      subject: ["subject_one", "subject_other"],
      heading: ["heading_one", "heading_other"],
      text: ["lead"],
    }),
  ),
  one("course", "listed", textsOf("courses:mail.listed", usual)),
  one("course", "offered", [
    ...textsOf("courses:mail.offered", {
      subject: ["subject_one", "subject_other"],
      heading: ["heading_one", "heading_other"],
      text: ["lead_one", "lead_other"],
    }),
    ...textsOf("courses:mail", { button: ["button.answer"] }),
  ]),
  one("course", "lapsed", textsOf("courses:mail.lapsed", usual)),
  one("course", "cancelled", textsOf("courses:mail.cancelled", usual)),
  one("course", "removed", textsOf("courses:mail.removed", usual)),
  one("course", "run-cancelled", textsOf("courses:mail.run-cancelled", usual)),
  one("course", "meeting-moved", textsOf("courses:mail.meeting-moved", usual)),
  one("course", "meeting-cancelled", textsOf("courses:mail.meeting-cancelled", usual)),
  one("course", "reminder", textsOf("courses:mail.reminder", { ...usual, text: ["lead", "leadLater"] })),
  one("course", "message", textsOf("courses:mail.message", { subject: ["subject"], heading: ["heading"] })),
  one("course", "absent-twice", textsOf("courses:mail.absent-twice", usual)),
  one("course", "ended", [
    ...textsOf("courses:mail.ended", usual),
    ...textsOf("courses:mail", { button: ["button.ended"] }),
  ]),

  one("benefit", "shared", textsOf("benefit:mail", { text: ["keepSecret"], button: ["open"] })),
  one("benefit", "sent", textsOf("benefit:mail.sent", usual)),
  one("benefit", "registered", textsOf("benefit:mail.registered", { ...usual, text: ["lead", "next"] })),
  one("benefit", "too-late", textsOf("benefit:mail.too-late", usual)),
  one("benefit", "forwarded", [
    ...textsOf("benefit:mail.forwarded", usual),
    ...textsOf("benefit:mail", { text: ["forwardedLate.lead"] }),
  ]),
  one("benefit", "undone", textsOf("benefit:mail.undone", usual)),

  one("tax-card", "shared", textsOf("taxcard:mail", { label: ["reference"] })),
  one("tax-card", "received", textsOf("taxcard:mail.received", usual)),
  one("tax-card", "incomplete", textsOf("taxcard:mail.incomplete", { ...usual, text: ["lead", "how"] })),
  one("tax-card", "forwarded", textsOf("taxcard:mail.forwarded", usual)),
  one("tax-card", "confirmed", textsOf("taxcard:mail.confirmed", usual)),
  one("tax-card", "undone", textsOf("taxcard:mail.undone", usual)),
]

/** Whether a message goes by SMS as well. */
export const hasSms = (kind: MessageKind): boolean => kind.texts.some(({ part }) => part === "sms")

export const messageKind = (id: string): MessageKind | null => messageKinds.find((kind) => kind.id === id) ?? null
