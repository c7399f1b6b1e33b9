import { createRequire } from "node:module"
import { expect, test } from "vitest"
import { certificateName, isLatinName, lackingLatin, nameOnCertificate } from "#domain/courses/names.ts"

test.each([
  "Łukasz Şirin",
  "Nguyễn Thị Minh Khai",
  "Ольга Зельдович",
  "Ελένη Παππά",
  "Marcel·lí",
  "Lanaʻi",
  "Əli Həsənov",
])("a certificate shows %s as it is", (name) => {
  expect(certificateName(name)).toBe(name)
})

test("a hyphen that must not break is the common one, and a letter the font lacks is put together", () => {
  expect(certificateName("Jean\u2011Luc")).toBe("Jean-Luc")
  expect(certificateName("\u1e24asan")).toBe("H\u0323asan")
})

test.each(["გიორგი", "Արամ", "محمد", "דוד", "अमित", "王伟", "山田", "김민준", "አበበ", "O 王"])(
  "of %s the name in Latin letters is asked for",
  (name) => {
    expect(certificateName(name)).toBeNull()
    expect(lackingLatin(["Ana", name], [])).toEqual([1])
    expect(lackingLatin(["Ana", name], ["", "LATIN"])).toEqual([])
    expect(nameOnCertificate({ names: ["Ana", name], latinNames: ["", "WANG WEI"] }, 1)).toBe("WANG WEI")
    expect(nameOnCertificate({ names: ["Ana", name], latinNames: ["", "WANG WEI"] }, 0)).toBe("Ana")
    expect(isLatinName(name)).toBe(false)
  },
)

test("a Latin name is letters, spaces, hyphens and apostrophes", () => {
  for (const name of ["WANG WEI", "Jean-Luc", "O’Neill", "Müller", "d'Arc"]) expect(isLatinName(name), name).toBe(true)
  for (const name of ["", " ", "<<WANG", "123", "Ольга"]) expect(isLatinName(name), name).toBe(false)
})

test("every letter that is said to be shown is in both fonts of the certificate", () => {
  const fontkit = createRequire(import.meta.url)("fontkit") as {
    openSync(path: string): { hasGlyphForCodePoint(code: number): boolean }
  }
  const fonts = ["Regular", "SemiBold"].map((n) => fontkit.openSync(`public/fonts/IBMPlexSans-${n}.woff`))
  const lacking: string[] = []
  for (let code = 0x20; code < 0x3000; code++) {
    const letter = String.fromCodePoint(code)
    const shown = certificateName(letter)
    if (shown === null) continue
    for (const part of shown)
      if (!fonts.every((f) => f.hasGlyphForCodePoint(part.codePointAt(0)!))) lacking.push(code.toString(16))
  }
  expect(lacking).toEqual([])
})
