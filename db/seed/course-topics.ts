/** What job-search courses are about in a new office, in order; it changes them as it likes. Compared with the migrations'. */
export const courseTopicSeeds = [
  { key: "applying", names: { en: "Applying for jobs", da: "At søge job" } },
  { key: "searching", names: { en: "Finding jobs", da: "At finde job" } },
  { key: "interview", names: { en: "The interview", da: "Samtalen" } },
  { key: "workplace", names: { en: "Working in Denmark", da: "At arbejde i Danmark" } },
] as const
