import { redirect } from "react-router"
import { paths } from "#paths"

export const loader = () => redirect(paths.staff.calendar())
