// Made by `npm run texts` from languages.ts and the files beside it.
import enBenefit from "./en/benefit.json" with { type: "json" }
import enBooking from "./en/booking.json" with { type: "json" }
import enBookingStaff from "./en/booking-staff.json" with { type: "json" }
import enCommon from "./en/common.json" with { type: "json" }
import enCourses from "./en/courses.json" with { type: "json" }
import enCoursesStaff from "./en/courses-staff.json" with { type: "json" }
import enCoursesTopics from "./en/courses-topics.json" with { type: "json" }
import enDesk from "./en/desk.json" with { type: "json" }
import enGuidance from "./en/guidance.json" with { type: "json" }
import enGuidanceKept from "./en/guidance-kept.json" with { type: "json" }
import enGuidanceStaff from "./en/guidance-staff.json" with { type: "json" }
import enIdentity from "./en/identity.json" with { type: "json" }
import enIdentityStaff from "./en/identity-staff.json" with { type: "json" }
import enMail from "./en/mail.json" with { type: "json" }
import enMailStaff from "./en/mail-staff.json" with { type: "json" }
import enMine from "./en/mine.json" with { type: "json" }
import enOffice from "./en/office.json" with { type: "json" }
import enPerson from "./en/person.json" with { type: "json" }
import enPlan from "./en/plan.json" with { type: "json" }
import enPrereg from "./en/prereg.json" with { type: "json" }
import enPreregStaff from "./en/prereg-staff.json" with { type: "json" }
import enQueue from "./en/queue.json" with { type: "json" }
import enQueueStaff from "./en/queue-staff.json" with { type: "json" }
import enRetention from "./en/retention.json" with { type: "json" }
import enRules from "./en/rules.json" with { type: "json" }
import enSetup from "./en/setup.json" with { type: "json" }
import enSite from "./en/site.json" with { type: "json" }
import enStaff from "./en/staff.json" with { type: "json" }
import enStatistics from "./en/statistics.json" with { type: "json" }
import enTaxcard from "./en/taxcard.json" with { type: "json" }
import daBenefit from "./da/benefit.json" with { type: "json" }
import daBooking from "./da/booking.json" with { type: "json" }
import daBookingStaff from "./da/booking-staff.json" with { type: "json" }
import daCommon from "./da/common.json" with { type: "json" }
import daCourses from "./da/courses.json" with { type: "json" }
import daCoursesStaff from "./da/courses-staff.json" with { type: "json" }
import daCoursesTopics from "./da/courses-topics.json" with { type: "json" }
import daDesk from "./da/desk.json" with { type: "json" }
import daGuidance from "./da/guidance.json" with { type: "json" }
import daGuidanceKept from "./da/guidance-kept.json" with { type: "json" }
import daGuidanceStaff from "./da/guidance-staff.json" with { type: "json" }
import daIdentity from "./da/identity.json" with { type: "json" }
import daIdentityStaff from "./da/identity-staff.json" with { type: "json" }
import daMail from "./da/mail.json" with { type: "json" }
import daMailStaff from "./da/mail-staff.json" with { type: "json" }
import daMine from "./da/mine.json" with { type: "json" }
import daOffice from "./da/office.json" with { type: "json" }
import daPerson from "./da/person.json" with { type: "json" }
import daPlan from "./da/plan.json" with { type: "json" }
import daPrereg from "./da/prereg.json" with { type: "json" }
import daPreregStaff from "./da/prereg-staff.json" with { type: "json" }
import daQueue from "./da/queue.json" with { type: "json" }
import daQueueStaff from "./da/queue-staff.json" with { type: "json" }
import daRetention from "./da/retention.json" with { type: "json" }
import daRules from "./da/rules.json" with { type: "json" }
import daSetup from "./da/setup.json" with { type: "json" }
import daSite from "./da/site.json" with { type: "json" }
import daStaff from "./da/staff.json" with { type: "json" }
import daStatistics from "./da/statistics.json" with { type: "json" }
import daTaxcard from "./da/taxcard.json" with { type: "json" }

/** All texts. The first language is the type: a key without a text in it does not compile. */
export const resources = {
  en: {
    benefit: enBenefit,
    booking: enBooking,
    "booking-staff": enBookingStaff,
    common: enCommon,
    courses: enCourses,
    "courses-staff": enCoursesStaff,
    "courses-topics": enCoursesTopics,
    desk: enDesk,
    guidance: enGuidance,
    "guidance-kept": enGuidanceKept,
    "guidance-staff": enGuidanceStaff,
    identity: enIdentity,
    "identity-staff": enIdentityStaff,
    mail: enMail,
    "mail-staff": enMailStaff,
    mine: enMine,
    office: enOffice,
    person: enPerson,
    plan: enPlan,
    prereg: enPrereg,
    "prereg-staff": enPreregStaff,
    queue: enQueue,
    "queue-staff": enQueueStaff,
    retention: enRetention,
    rules: enRules,
    setup: enSetup,
    site: enSite,
    staff: enStaff,
    statistics: enStatistics,
    taxcard: enTaxcard,
  },
  da: {
    benefit: daBenefit,
    booking: daBooking,
    "booking-staff": daBookingStaff,
    common: daCommon,
    courses: daCourses,
    "courses-staff": daCoursesStaff,
    "courses-topics": daCoursesTopics,
    desk: daDesk,
    guidance: daGuidance,
    "guidance-kept": daGuidanceKept,
    "guidance-staff": daGuidanceStaff,
    identity: daIdentity,
    "identity-staff": daIdentityStaff,
    mail: daMail,
    "mail-staff": daMailStaff,
    mine: daMine,
    office: daOffice,
    person: daPerson,
    plan: daPlan,
    prereg: daPrereg,
    "prereg-staff": daPreregStaff,
    queue: daQueue,
    "queue-staff": daQueueStaff,
    retention: daRetention,
    rules: daRules,
    setup: daSetup,
    site: daSite,
    staff: daStaff,
    statistics: daStatistics,
    taxcard: daTaxcard,
  },
} as const

export type Texts = (typeof resources)["en"]
export const namespaces = Object.keys(resources.en) as (keyof Texts)[]
