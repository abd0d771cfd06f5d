import type { OpenedLetter } from '../contract.ts'

/** Gives the browser the bytes that were issued, under the letter's number. */
export function saveLetter(file: OpenedLetter): void {
  const link = document.createElement('a')
  link.href = addressOf(file)
  link.download = `${file.number.replaceAll('/', '-')}.pdf`
  link.click()
  forget(link.href)
}

/** Opens it beside the desk, where the browser's own viewer prints it. */
export function showLetter(file: OpenedLetter): void {
  const address = addressOf(file)
  window.open(address, '_blank', 'noopener')
  forget(address)
}

const addressOf = ({ pdf }: OpenedLetter): string =>
  URL.createObjectURL(new Blob([Uint8Array.fromBase64(pdf)], { type: 'application/pdf' }))

/** The viewer has read it by then. */
const forget = (address: string) => void setTimeout(() => URL.revokeObjectURL(address), 60_000)
