/** Leaves a file in the officer's downloads, made of what the page holds. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = addressOf(content, type)
  saveFrom(address, name)
  forget(address)
}

/** The browser fetches it itself and saves it as it streams; without a name it takes the one that the node gives. */
export const saveFrom = (address: string, name = ''): void =>
  Object.assign(document.createElement('a'), { href: address, download: name }).click()

/** Opens it beside the desk, where the browser's own viewer prints it. */
export function showBeside(content: BlobPart, type: string): void {
  const address = addressOf(content, type)
  window.open(address, '_blank', 'noopener')
  forget(address)
}

const addressOf = (content: BlobPart, type: string): string => URL.createObjectURL(new Blob([content], { type }))

/** Whoever reads it has read it by then. */
const forget = (address: string) => void setTimeout(() => URL.revokeObjectURL(address), 60_000)
