import { type RouteConfig, index, layout, prefix, route } from "@react-router/dev/routes"

/** Every address of the portal on one screen. */
export default [
  index("routes/public/choose-language.tsx"),

  route(":language", "routes/public/layout.tsx", [
    index("routes/public/home.tsx"),
    ...prefix("book", [
      index("routes/public/book/begin.tsx"),
      route("services", "routes/public/book/services.tsx"),
      route("people", "routes/public/book/people.tsx"),
      route("time", "routes/public/book/time.tsx"),
      route("taken", "routes/public/book/taken.tsx"),
      route("details", "routes/public/book/details.tsx"),
      route("code", "routes/public/book/code.tsx"),
      route("check", "routes/public/book/check.tsx"),
      route("let-go", "routes/public/book/let-go.tsx"),
    ]),
    route("plan", "routes/public/plan/ask.tsx"),
    route("plan/:link", "routes/public/plan/plan.tsx"),
    route("plan/:link/papers", "routes/public/plan/papers.tsx"),
    route("municipalities", "routes/public/municipalities.tsx"),
    route("visit", "routes/public/find-visit.tsx"),
    route("visit/:key", "routes/public/visit.tsx"),
    route("visit/:key/move", "routes/public/visit-move.tsx"),
    route("visit/:key/cancel", "routes/public/visit-cancel.tsx"),
    route("privacy", "routes/public/privacy.tsx"),
    route("accessibility", "routes/public/accessibility.tsx"),
    route("*", "routes/public/not-found.tsx"),
  ]),
  route(":language/plan/:link/plan.ics", "routes/feeds/plan-ics.ts"),
  route(":language/visit/:key/visit.ics", "routes/feeds/visit-ics.ts"),

  route("staff/sign-in", "routes/staff/sign-in.tsx"),
  layout("routes/staff/layout.tsx", [
    ...prefix("staff", [
      index("routes/staff/begin.tsx"),
      route("sign-out", "routes/staff/sign-out.tsx"),
      route("settings", "routes/staff/settings.tsx"),
      route("calendar", "routes/staff/calendar.tsx"),
      route("visit/:id", "routes/staff/visit.tsx"),
      route("search", "routes/staff/search.tsx"),
      ...prefix("office", [
        route("hours", "routes/staff/office/hours.tsx"),
        route("counters", "routes/staff/office/counters.tsx"),
        route("roster", "routes/staff/office/roster.tsx"),
        route("services", "routes/staff/office/services.tsx"),
        route("municipalities", "routes/staff/office/municipalities.tsx"),
        route("history", "routes/staff/office/history.tsx"),
      ]),
    ]),
  ]),
  route("staff/calendar/stream", "routes/feeds/calendar-stream.ts"),

  route("demo/mail", "routes/public/demo-mail.tsx"),
  route("demo/mail/:id", "routes/public/demo-mail-one.tsx"),
] satisfies RouteConfig
