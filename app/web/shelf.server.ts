import type { RouterContextProvider } from "react-router"
import { type Shelved, archivedSlugs, readShelf } from "#db/guidance/reads.ts"
import type { Language } from "#locales/languages.ts"
import { portalOf } from "./context.server.ts"

type Context = Readonly<RouterContextProvider>

/** Shelves and figures change a few times a year; a page may be this much behind. */
export const SHELF_KEPT_MS = 1_000

export function shelfOf(context: Context, language: Language): Promise<Shelved[]> {
  const { live, db, ctx } = portalOf(context)
  return live.share(`shelf ${language}`, () => readShelf(db, language, ctx.now()), SHELF_KEPT_MS)
}

/** Whether an address was an article's that is archived; the same answer serves everybody for a moment. */
export async function isArchived(context: Context, slug: string): Promise<boolean> {
  const { live, db } = portalOf(context)
  return (await live.share("archived articles", () => archivedSlugs(db), SHELF_KEPT_MS)).includes(slug)
}

/** Whether readers of a language find an article of this address: what is archived is not linked to. */
export const isOnShelf = async (context: Context, language: Language, slug: string): Promise<boolean> =>
  (await shelfOf(context, language)).some((item) => item.slug === slug)
