import daBooking from "./da/booking.json" with { type: "json" }
import daCommon from "./da/common.json" with { type: "json" }
import daHome from "./da/home.json" with { type: "json" }
import daMessage from "./da/message.json" with { type: "json" }
import daOffice from "./da/office.json" with { type: "json" }
import daPlan from "./da/plan.json" with { type: "json" }
import daPrereg from "./da/prereg.json" with { type: "json" }
import daReview from "./da/review.json" with { type: "json" }
import daStaff from "./da/staff.json" with { type: "json" }
import daVisit from "./da/visit.json" with { type: "json" }
import enBooking from "./en/booking.json" with { type: "json" }
import enCommon from "./en/common.json" with { type: "json" }
import enHome from "./en/home.json" with { type: "json" }
import enMessage from "./en/message.json" with { type: "json" }
import enOffice from "./en/office.json" with { type: "json" }
import enPlan from "./en/plan.json" with { type: "json" }
import enPrereg from "./en/prereg.json" with { type: "json" }
import enReview from "./en/review.json" with { type: "json" }
import enStaff from "./en/staff.json" with { type: "json" }
import enVisit from "./en/visit.json" with { type: "json" }

/** All texts. English is the type: a key without a text in it does not compile. */
export const resources = {
  en: {
    booking: enBooking,
    common: enCommon,
    home: enHome,
    message: enMessage,
    office: enOffice,
    plan: enPlan,
    prereg: enPrereg,
    review: enReview,
    staff: enStaff,
    visit: enVisit,
  },
  da: {
    booking: daBooking,
    common: daCommon,
    home: daHome,
    message: daMessage,
    office: daOffice,
    plan: daPlan,
    prereg: daPrereg,
    review: daReview,
    staff: daStaff,
    visit: daVisit,
  },
} as const

export const namespaces = [
  "booking",
  "common",
  "home",
  "message",
  "office",
  "plan",
  "prereg",
  "staff",
  "visit",
] as const
