import { redirect } from "react-router"
import { paths } from "#app/paths.ts"

export const loader = () => redirect(paths.staff.calendar())
