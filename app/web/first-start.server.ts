import type { NextFunction, Request, Response } from "express"
import { paths } from "#paths"

/**
 * While there is no office every page leads to the one that sets it up: there is nothing that another could show. Once an office has
 * been seen nothing is asked any more.
 */
export function untilFounded(officeExists: () => Promise<boolean>) {
  let founded = false
  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    founded ||= await officeExists()
    if (founded || req.path.replace(/\/$/, "") === paths.setup()) return next()
    res.redirect(303, paths.setup())
  }
}
