import { redirect } from "react-router"
import { Ask } from "#app/prereg/citizen/parts/ask.tsx"
import { useTranslation } from "#app/parts/translation.ts"
import { paths } from "#paths"
import { needPrereg } from "#app/prereg/session.server.ts"
import { awaitsHandOver } from "#db/prereg/hand-over-reads.ts"
import { visitStateOf } from "#db/prereg/reads.ts"
import { mayWithdraw } from "#domain/prereg/states.ts"
import { withdrawPrereg } from "#operations/prereg/end.ts"
import type { Route } from "./+types/withdraw"

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { prereg, portal } = await needPrereg(request, context, params.language)
  if (!mayWithdraw(prereg.state, await visitStateOf(portal.db, prereg)) || (await awaitsHandOver(portal.db, prereg)))
    throw redirect(paths.prereg(params.language))
  return { language: params.language }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { portal, prereg } = await needPrereg(request, context, params.language)
  await withdrawPrereg(portal.ctx, { preregId: prereg.id })
  return redirect(paths.prereg(params.language))
}

export default function Withdraw({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation("prereg")
  return (
    <Ask
      title={t("sent.withdrawTitle")}
      text={t("sent.withdrawText")}
      yes={t("sent.withdrawYes")}
      no={t("sent.withdrawNo")}
      back={paths.prereg(loaderData.language)}
    />
  )
}
