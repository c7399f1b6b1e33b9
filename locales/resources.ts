import daBenefit from "./da/benefit.json" with { type: "json" }
import daCourse from "./da/course.json" with { type: "json" }
import daTeaching from "./da/teaching.json" with { type: "json" }
import daEditing from "./da/editing.json" with { type: "json" }
import daGuidance from "./da/guidance.json" with { type: "json" }
import daTaxcard from "./da/taxcard.json" with { type: "json" }
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
import enBenefit from "./en/benefit.json" with { type: "json" }
import enCourse from "./en/course.json" with { type: "json" }
import enTeaching from "./en/teaching.json" with { type: "json" }
import enEditing from "./en/editing.json" with { type: "json" }
import enGuidance from "./en/guidance.json" with { type: "json" }
import enTaxcard from "./en/taxcard.json" with { type: "json" }
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
    benefit: enBenefit,
    course: enCourse,
    teaching: enTeaching,
    editing: enEditing,
    guidance: enGuidance,
    taxcard: enTaxcard,
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
    benefit: daBenefit,
    course: daCourse,
    teaching: daTeaching,
    editing: daEditing,
    guidance: daGuidance,
    taxcard: daTaxcard,
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
  "benefit",
  "course",
  "teaching",
  "editing",
  "guidance",
  "taxcard",
  "booking",
  "common",
  "home",
  "message",
  "office",
  "plan",
  "prereg",
  "review",
  "staff",
  "visit",
] as const
