/** What the National ID Centre answers. Its statement is advice: the office decides (facts § 7). */
export const nidcAnswers = ["genuine", "not-genuine", "inconclusive"] as const
export type NidcAnswer = (typeof nidcAnswers)[number]
export const isNidcAnswer = (text: string): text is NidcAnswer => (nidcAnswers as readonly string[]).includes(text)

/** Days after which an answer that has not come is asked for. */
export const NIDC_DAYS = 10
