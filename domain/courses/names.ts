/**
 * The letters that the certificate's font (IBM Plex Sans) has, as far as names use them: Latin with Vietnamese, Greek without the
 * accents of the ancient language, Cyrillic of today's languages, and the marks that are set above or below a letter.
 */
const SHOWN = new RegExp(
  String.raw`^(?:[\u0300-\u0304\u0306-\u030c\u0312\u031b\u0323\u0326-\u0328]|[\u0020-\u007e\u00a0-\u017f` +
    String.raw`\u018f\u0192\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u01fa-\u01ff\u0218-\u021b\u0237\u0259\u02bb` +
    String.raw`\u02bc\u02c6\u02c7\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490-\u049d` +
    String.raw`\u04a0-\u04a3\u04aa\u04ab\u04ae-\u04b3\u04b6-\u04bb\u04c0-\u04c2\u04d0-\u04d9\u04e2-\u04e9` +
    String.raw`\u04ee-\u04f5\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e])$`,
  "u",
)

/**
 * A name as a certificate can show it; null when it has letters that the font lacks, and the name in Latin letters is asked for. A
 * letter that is lacking whole is put together from its parts where the font has those; every hyphen becomes the common one.
 */
export function certificateName(name: string): string | null {
  let shown = ""
  for (const letter of name.normalize("NFC").replace(/[\u2010-\u2012]/g, "-")) {
    const parts = SHOWN.test(letter) ? letter : letter.normalize("NFD")
    if (![...parts].every((part) => SHOWN.test(part))) return null
    shown += parts
  }
  return shown
}

/** Whose Latin name is missing: the places (from 0) of names that no certificate could show. */
export const lackingLatin = (names: readonly string[], latin: readonly string[]): number[] =>
  names.flatMap((name, i) => (certificateName(latin[i] || name) === null ? [i] : []))

/**
 * A name in Latin letters as a passport's two bottom lines have it: letters A to Z of any size and with any accent, spaces, hyphens,
 * apostrophes.
 */
export const isLatinName = (text: string): boolean =>
  /^\p{Script=Latin}[\p{Script=Latin}\p{M} .'’-]*$/u.test(text) && certificateName(text) !== null

/** What stands on a person's certificate; null while it is not known. */
export const nameOnCertificate = (own: { names: readonly string[]; latinNames: readonly string[] }, index: number) =>
  certificateName(own.latinNames[index] || own.names[index]!)
