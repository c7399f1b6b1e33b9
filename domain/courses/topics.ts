/** What courses are about, in the order of the catalogue's filter. */
export const courseTopics = ["applying", "searching", "interview", "workplace"] as const
export type CourseTopic = (typeof courseTopics)[number]
