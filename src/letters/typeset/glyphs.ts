/** The characters that a TrueType or OpenType font has a glyph for, read from its `cmap` (formats 4 and 12). */
export function charactersOf(font: Buffer, into: Set<number> = new Set()): Set<number> {
  const start = tableOf(font, 'cmap')
  for (let n = 0; n < font.readUInt16BE(start + 2); n++) {
    const at = start + font.readUInt32BE(start + 4 + n * 8 + 4)
    const format = font.readUInt16BE(at)
    if (format === 4) readSegments(font, at, into)
    if (format === 12) readGroups(font, at, into)
  }
  return into
}

function tableOf(font: Buffer, name: string): number {
  for (let n = 0; n < font.readUInt16BE(4); n++) {
    const entry = 12 + n * 16
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`a font without ${name}`)
}

function readSegments(font: Buffer, at: number, into: Set<number>) {
  const twice = font.readUInt16BE(at + 6)
  for (let n = 0; n < twice; n += 2) {
    const end = font.readUInt16BE(at + 14 + n)
    const begin = font.readUInt16BE(at + 16 + twice + n)
    const delta = font.readUInt16BE(at + 16 + 2 * twice + n)
    const offsetAt = at + 16 + 3 * twice + n
    const offset = font.readUInt16BE(offsetAt)
    for (let code = begin; code <= end && code !== 0xffff; code++) {
      const glyph = offset === 0 ? (code + delta) & 0xffff : font.readUInt16BE(offsetAt + offset + (code - begin) * 2)
      if (glyph !== 0) into.add(code)
    }
  }
}

function readGroups(font: Buffer, at: number, into: Set<number>) {
  for (let n = 0; n < font.readUInt32BE(at + 12); n++) {
    const group = at + 16 + n * 12
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code++) into.add(code)
  }
}

/** Controls and marks that join or direct the text and are never drawn. */
const invisible = /^[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Variation_Selector}]$/u

export const canPrint = (characters: ReadonlySet<number>, text: string): boolean =>
  Array.from(text).every((letter) => characters.has(letter.codePointAt(0)!) || invisible.test(letter))
