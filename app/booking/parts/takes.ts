import { useTranslation } from "#app/parts/translation.ts"
import type { MonthShown } from "#app/booking/month.server.ts"

/** How long a visit takes on the opened day, for how many services and people; where times differ, from the shortest to the longest. */
export function useTakes() {
  const { t } = useTranslation("booking")
  return ({ chosen }: MonthShown, of: { services: number; party: number }): string => {
    const { minutes, longest } = chosen ?? { minutes: 0, longest: 0 }
    return t("time.takes", {
      minutes: longest > minutes ? t("minutesBetween", { minutes, longest }) : t("minutes", { count: minutes }),
      services: t("time.servicesCount", { count: of.services }),
      people: t("people", { count: of.party }),
    })
  }
}
