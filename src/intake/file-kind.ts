import { fileTypeFromBuffer } from 'file-type'

/** Enough of a file to know what it is. */
export const headSize = 4100

const accepted = /^(image\/(jpeg|png|webp|gif|heic|heif|avif|bmp|tiff)|audio\/.+|video\/.+|application\/(pdf|ogg|zip))$/

/**
 * What a file is, by its own bytes and never by its name or by what a browser claims.
 * Undefined for what we do not take: programs, web pages, archives other than zip, anything unknown.
 */
export async function kindOf(head: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(head)
  if (found) return accepted.test(found.mime) ? found.mime : undefined
  return isText(head) ? 'text/plain' : undefined
}

// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const binary = /[\u0000-\u0008\u000e-\u001f\ufffd]/
const runnable = /<(?:!doctype|html|script|svg)|^#!/i

/** Plain text, such as an exported chat: UTF-8 without control characters, and nothing that a browser would run. */
function isText(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head.length < headSize ? head : head.subarray(0, -4))
  return text.length > 0 && !binary.test(text.replace(/\ufffd$/, '')) && !runnable.test(text)
}
