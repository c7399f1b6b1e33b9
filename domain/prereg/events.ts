/** What happens to a pre-registration, as its history tells it to staff and to the household. */
export const preregEventKinds = [
  "email-confirmed",
  "link-sent",
  "sent",
  "sent-again",
  "judged",
  "returned",
  "accepted",
  "refused",
  "withdrawn",
  "assigned",
  "unassigned",
  "paper-seen",
  "handed-over",
  "journal-corrected",
] as const
export type PreregEventKind = (typeof preregEventKinds)[number]
