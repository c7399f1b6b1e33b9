/** What is shown of contact data and numbers to somebody who need not use them: enough to recognise, too little to use. */

/** "k•••@example.org": staff see which mailbox it is. */
export const maskEmail = (email: string): string => email.replace(/^(.)[^@]*/, "$1•••")

/** "k•••@e•••": for a reader who has not shown who they are. */
export const maskEmailWholly = (email: string): string => email.replace(/^(.)[^@]*@(.).*$/, "$1•••@$2•••")

/** "+48 ••• 17". */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)} ••• ${phone.slice(-2)}`

/** "••••• 412" of a number that is long enough to stay secret; nothing of a shorter one. */
export const maskNumber = (number: string): string => (number.length >= 7 ? `••••• ${number.slice(-3)}` : HIDDEN)

export const HIDDEN = "•••••"
