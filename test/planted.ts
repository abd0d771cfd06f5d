import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What must not lie readable anywhere: add the words that your slice seals. Made up, and found nowhere else by chance. */
export const planted = {
  name: 'Sutrisnawati Planted-Name',
  phone: '+999 812 5550 7361',
  place: 'Kompound Planted-Place C-19',
  story: 'They took my passport, planted-story, and lock the door at night.',
  danger: 'Guards with planted-danger rifles at the gate.',
  answer: 'Seen through planted-answer window, thin but walking.',
  guardian: 'Aunt Planted-Guardian of the shelter',
  file: 'voice note planted-file-content, I am in the third building',
  fileName: 'planted-file-name Riko.png',
  sought: 'Bambang Planted-Sought',
  word: 'The cook of planted-word opens gate 4 at noon.',
  ownNote: 'Between us, planted-own-note: they stall.',
  rendered: 'ยาม planted-rendered มีอาวุธ',
  paper: 'planted-paper: where the boat lies on Friday',
  paperName: 'planted-paper-name.pdf',
}

/** Every way in which the words might lie on a disk. Phone numbers in digits only too. */
function shapesOf(text: string): Buffer[] {
  const digits = text.replaceAll(/\D/g, '')
  const texts = [text, text.toLowerCase(), text.toUpperCase(), ...(digits.length > 7 ? [digits] : [])]
  return texts.flatMap((each) => {
    const plain = Buffer.from(each)
    // base64 has three alignments; the ends depend on neighbours and are left out
    const base64 = [0, 1, 2].map((skip) => Buffer.from(plain.subarray(skip).toString('base64').slice(0, -4)))
    const hex = plain.toString('hex')
    return [
      plain,
      Buffer.from(each, 'utf16le'),
      Buffer.from(each, 'utf16le').swap16(),
      Buffer.from(hex),
      Buffer.from(hex.toUpperCase()),
      ...base64,
    ]
  })
}

/** Which planted words `bytes` gives away. */
export const leaksIn = (bytes: Buffer): string[] =>
  Object.entries(planted)
    .filter(([, text]) => shapesOf(text).some((shape) => bytes.includes(shape)))
    .map(([name]) => name)

/** Every file under `folder`, whole. */
export const filesUnder = (folder: string): { file: string; bytes: Buffer }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, bytes: readFileSync(file) }))
