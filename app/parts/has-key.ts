/** Whether a word from outside is one of a table's keys; the table's own only, never what every object inherits. */
export const hasKey = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key)
