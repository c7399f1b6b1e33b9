/** What a loader or action throws when there is no such thing, or a form is none of ours; the error page says it in words. */
export const notFound = (): Response => new Response("Not found", { status: 404 })
export const badRequest = (): Response => new Response("Bad request", { status: 400 })
