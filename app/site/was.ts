import { redirect } from "react-router"
import { paths } from "#paths"

/** The address that the law gives every public website: it leads to the statement, in Danish first. */
export const loader = () => redirect(paths.accessibility("da"))
