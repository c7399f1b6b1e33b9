/** Whether a text is the id of a row (a UUID in small letters): asked before it goes to the database, which throws at any other. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
