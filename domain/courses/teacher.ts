/** Whether a name stands as teacher at a meeting: the link between an account and what it teaches is the name. */
export const isTaughtBy = (meeting: { teacher: string }, name: string): boolean =>
  meeting.teacher.trim().toLowerCase() === name.trim().toLowerCase()
