import { redirect } from "react-router"
import { paths } from "#paths"
import type { Route } from "./+types/former"

/** Where links to visits and courses were asked for, as mails and bookmarks of before still say. */
export const loader = ({ params }: Route.LoaderArgs) => redirect(paths.mine(params.language))
