/**
 * What is written for a thing in the reader's language, else in English, which staff always write; `otherwise` where they may
 * leave both open.
 */
export const writtenIn = <T>(texts: Readonly<Record<string, T>>, language: string, otherwise?: NoInfer<T>): T =>
  (texts[language] ?? texts.en ?? otherwise)!
