export const purposes = [
  "work",
  "study",
  "self-support",
  "family",
  "job-seeking",
  "looking-for-work",
  "short-work",
] as const
/** "job-seeking" brings benefit from home (PD U2), "looking-for-work" brings none. */
export type Purpose = (typeof purposes)[number]
