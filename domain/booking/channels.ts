/**
 * How a visit or a sign-up reached the office: booked by the person on the web, or written down by staff for somebody who called, stood
 * at the counter, wrote, or was sent by a municipality.
 */
export const channels = ["web", "phone", "desk", "mail", "municipality"] as const
export type Channel = (typeof channels)[number]

/** What staff may write down: the web is the visitor's own. */
export const staffChannels = ["phone", "desk", "mail", "municipality"] as const satisfies readonly Channel[]
export type StaffChannel = (typeof staffChannels)[number]

/** Whether a booking on its way is staff's, for somebody else. */
export const isForOther = (draft: { channel: Channel }): boolean => draft.channel !== "web"
