/**
 * A text whose key is made from data: the kind of an event, a choice of a question. `t` knows its keys by their types, and these are
 * known only when they are read; that they have texts is held by tests (every page is searched for keys, and `locales/check.ts`
 * holds the languages against each other).
 */
export const textAt = (t: CallableFunction, key: string, values?: Readonly<Record<string, unknown>>): string =>
  (t as (key: string, values?: Readonly<Record<string, unknown>>) => string)(key, values)
