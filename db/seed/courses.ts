import type { Transaction } from "../client.ts"
import { insertCourse, insertCourseTopic, insertRoom } from "../courses/writes.ts"
import type { CourseText } from "../courses/tables.ts"
import { courseTopicSeeds } from "./course-topics.ts"

/** Made-up courses of the demonstration. No real programme has these names. */
const courseSeeds: {
  slug: string
  topic: string
  taughtIn: string
  level: string
  texts: Record<"en" | "da", CourseText>
}[] = [
  {
    slug: "danish-cv-and-cover-letter",
    topic: "applying",
    taughtIn: "en",
    level: "B1",
    texts: {
      en: {
        title: "Your Danish CV and cover letter",
        lead: "You leave with a CV and a letter that a Danish employer will read to the end.",
        forWhom:
          "It is for job seekers who are new in Denmark. No Danish is needed. Bring the CV you have, in any language, and one job advertisement that you like.",
        gets: [
          "A CV and a cover letter, ready to send",
          "Words for what you can do, in English and Danish",
          "A course certificate, if you miss no more than one meeting",
        ],
      },
      da: {
        title: "Dit danske CV og din ansøgning",
        lead: "Du går hjem med et CV og en ansøgning, som en dansk arbejdsgiver læser til ende.",
        forWhom:
          "Kurset er for jobsøgende, der er nye i Danmark. Du behøver ikke kunne dansk. " +
          "Tag det CV med, du har, på hvilket sprog som helst, og et jobopslag, du kan lide.",
        gets: [
          "Et CV og en ansøgning, der er klar til at sende",
          "Ord for det, du kan, på engelsk og dansk",
          "Et kursusbevis, hvis du højst mangler én mødegang",
        ],
      },
    },
  },
  {
    slug: "job-interview-in-danish-style",
    topic: "interview",
    taughtIn: "en",
    level: "B2",
    texts: {
      en: {
        title: "The job interview, Danish style",
        lead: "You practise a whole interview, and hear how it sounded.",
        forWhom:
          "It is for people who have applied for jobs in Denmark and hope to be invited. Two people practise together, and the others listen.",
        gets: [
          "Two interviews with feedback",
          "Answers to the ten most frequent questions",
          "Your own questions to the employer",
        ],
      },
      da: {
        title: "Den danske jobsamtale",
        lead: "Du øver en hel samtale og hører bagefter, hvordan den lød.",
        forWhom:
          "Kurset er for dig, der har søgt job i Danmark og håber at blive inviteret. To øver sammen, og de andre lytter.",
        gets: [
          "To samtaler med tilbagemelding",
          "Svar på de ti spørgsmål, du oftest får",
          "Dine egne spørgsmål til arbejdsgiveren",
        ],
      },
    },
  },
  {
    slug: "how-a-danish-workplace-works",
    topic: "workplace",
    taughtIn: "en",
    level: "A2",
    texts: {
      en: {
        title: "How a Danish workplace works",
        lead: "Unions, lunch, first names, and who decides what.",
        forWhom: "It is for anybody who begins a job soon, and for partners of newcomers. No Danish is needed.",
        gets: [
          "What your contract should say",
          "Whom to ask at work, and how",
          "Ten Danish words that you hear every day",
        ],
      },
      da: {
        title: "Sådan fungerer en dansk arbejdsplads",
        lead: "Fagforeninger, frokost, fornavne, og hvem der bestemmer hvad.",
        forWhom:
          "Kurset er for alle, der snart begynder i et job, og for partnere til nye i Danmark. Du behøver ikke kunne dansk.",
        gets: [
          "Hvad der skal stå i din kontrakt",
          "Hvem du spørger på arbejdet, og hvordan",
          "Ti danske ord, du hører hver dag",
        ],
      },
    },
  },
  {
    slug: "find-jobs-online",
    topic: "searching",
    taughtIn: "da",
    level: "A2",
    texts: {
      en: {
        title: "Find jobs online, in easy Danish",
        lead: "You search in Danish together, step by step.",
        forWhom: "It is for job seekers who understand some Danish and want to use it.",
        gets: ["A profile that employers find", "Saved searches that come by e-mail", "Courage to phone an employer"],
      },
      da: {
        title: "Find job på nettet, på let dansk",
        lead: "I søger sammen på dansk, trin for trin.",
        forWhom: "Kurset er for jobsøgende, der forstår lidt dansk og vil bruge det.",
        gets: [
          "En profil, som arbejdsgivere finder",
          "Søgninger, der kommer med mail",
          "Mod på at ringe til en arbejdsgiver",
        ],
      },
    },
  },
]

const roomSeeds = [
  { name: "Lokale 1", places: 24 },
  { name: "Lokale 2", places: 14 },
]

/** What courses are about; topics that are there stay as the office has made them. */
async function seedCourseTopics(tx: Transaction, siteId: string): Promise<void> {
  for (const [i, topic] of courseTopicSeeds.entries())
    await insertCourseTopic(tx, { siteId, ...topic, position: (i + 1) * 10 })
}

/** Rooms and courses, without runs. Answers their ids by name and by slug. */
export async function seedCourses(
  tx: Transaction,
  siteId: string,
): Promise<{ rooms: Map<string, string>; courses: Map<string, string> }> {
  const rooms = new Map<string, string>()
  for (const [i, room] of roomSeeds.entries())
    rooms.set(room.name, await insertRoom(tx, { siteId, ...room, position: i + 1 }))
  await seedCourseTopics(tx, siteId)
  const courses = new Map<string, string>()
  for (const [i, course] of courseSeeds.entries())
    courses.set(course.slug, await insertCourse(tx, { siteId, ...course, position: (i + 1) * 10 }))
  return { rooms, courses }
}
