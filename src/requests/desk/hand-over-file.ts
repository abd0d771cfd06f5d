import { saveFile, showBeside } from '../../../web/kit/save-file.ts'
import type { OpenedLetter } from '../contract.ts'

const pdf = 'application/pdf'

/** Gives the browser the bytes that were issued, under the letter's number. */
export const saveLetter = (file: OpenedLetter): void =>
  saveFile(`${file.number.replaceAll('/', '-')}.pdf`, Uint8Array.fromBase64(file.pdf), pdf)

/** Opens it beside the desk, where the browser's own viewer prints it. */
export const showLetter = (file: OpenedLetter): void => showBeside(Uint8Array.fromBase64(file.pdf), pdf)
