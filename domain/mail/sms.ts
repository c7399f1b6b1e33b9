/** Letters of an ordinary SMS (GSM 03.38); those of the second set count twice. Any other letter makes the whole message a wide one. */
const ONCE =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
const TWICE = "^{}\\[~]|€"

/** How many SMS a text is sent as: 160 letters in one, 153 in each of several; 70 and 67 where a letter is a wide one. */
export function smsParts(text: string): number {
  const letters = [...text]
  const ordinary = letters.every((letter) => ONCE.includes(letter) || TWICE.includes(letter))
  const length = ordinary ? letters.length + letters.filter((letter) => TWICE.includes(letter)).length : text.length
  const [alone, each] = ordinary ? [160, 153] : [70, 67]
  return length <= alone ? 1 : Math.ceil(length / each)
}
