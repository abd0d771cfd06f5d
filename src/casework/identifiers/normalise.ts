import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'
import type { IdentifierKind } from '../codes/contract.ts'

/**
 * One way to write each identifier, so that equal ones meet however they were typed.
 * Undefined when it cannot be such an identifier at all. `state` is where a number without a country is at home.
 */
export function normaliseIdentifier(kind: IdentifierKind, value: string, state: string): string | undefined {
  const text = latinDigits(value.normalize('NFKC')).trim()
  return ways[kind](text, state)
}

const ways: Record<IdentifierKind, (text: string, state: string) => string | undefined> = {
  Phone: normalisePhone,
  Passport: documentNumber(5, 20),
  NationalId: documentNumber(5, 25),
  TravelLetter: documentNumber(4, 25),
  Handle: normaliseHandle,
  BankAccount: documentNumber(5, 40),
  Wallet: normaliseWallet,
  Plate: documentNumber(2, 15),
  Site: normaliseSite,
}

/** E.164. A number of the unassigned country +999, which stands for synthetic people, is kept as it is. */
function normalisePhone(text: string, state: string): string | undefined {
  const international = text.replace(/^\s*(\(?\+|00|011)\s*/, '+')
  const digits = international.replace(/\D/g, '')
  if (digits.length < 5 || digits.length > 15) return undefined
  if (international.startsWith('+')) return parsePhoneNumberFromString(`+${digits}`)?.number ?? `+${digits}`
  if (digits.startsWith('999') && digits.length > 9) return `+${digits}`
  return parsePhoneNumberFromString(text, state as CountryCode)?.number ?? digits
}

/** Capitals and digits only, as in the machine-readable zone (ICAO 9303): fillers, spaces and signs fall away. */
function documentNumber(least: number, most: number) {
  return (text: string): string | undefined => {
    const bare = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
    return bare.length >= least && bare.length <= most ? bare : undefined
  }
}

const hosts: Record<string, string> = {
  't.me': 'telegram',
  'telegram.me': 'telegram',
  'wa.me': 'whatsapp',
  'facebook.com': 'facebook',
  'fb.com': 'facebook',
  'm.facebook.com': 'facebook',
  'instagram.com': 'instagram',
  'tiktok.com': 'tiktok',
  'line.me': 'line',
  'x.com': 'x',
  'twitter.com': 'x',
}

/** `https://t.me/Kitewind_HR` and `@kitewind_hr (Telegram)` are `telegram:kitewind_hr`. */
function normaliseHandle(text: string): string | undefined {
  const url = /^(?:https?:\/\/)?(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})\/(.+)$/i.exec(text)
  const known = url && hosts[url[1]!.toLowerCase()]
  if (known) return `${known}:${tidyHandle(url[2]!.split(/[/?#]/).find(Boolean) ?? '')}`
  const named = /\(?\b(telegram|whatsapp|facebook|instagram|tiktok|line|x|zalo|viber|wechat)\b\)?/i.exec(text)
  const platform = named && named[0].length < text.length ? named[1]!.toLowerCase() : undefined
  const handle = tidyHandle(platform ? text.replace(named![0], ' ') : text)
  if (handle.length < 2) return undefined
  return platform ? `${platform}:${handle}` : handle
}

const tidyHandle = (text: string) =>
  text
    .toLowerCase()
    .replace(/^[\s:@]+|[\s:@]+$/g, '')
    .replace(/\s+/g, '')

/** Base58 addresses tell capitals apart, hexadecimal and bech32 ones do not. */
function normaliseWallet(text: string): string | undefined {
  const bare = text.replace(/\s+/g, '').replace(/^(bitcoin|ethereum|tron):/i, '')
  if (bare.length < 12 || bare.length > 120) return undefined
  return /^(0x[0-9a-f]+|(bc|tb|ltc|addr)1[a-z0-9]+)$/i.test(bare) ? bare.toLowerCase() : bare
}

/** A web site is its host and path; a place in words is its letters and digits. */
function normaliseSite(text: string): string | undefined {
  const url = /^(?:https?:\/\/)?(?:www\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(\/[^\s?#]*)?/iu.exec(text)
  if (url && !/\s/.test(text)) return `${url[1]!.toLowerCase()}${(url[2] ?? '').replace(/\/+$/, '')}`
  const bare = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  return bare.length >= 2 ? bare : undefined
}

/** Thai, Khmer, Lao, Burmese, Arabic and other decimal digits become 0–9. */
function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!
    if (code < 128) return digit
    // Digits of a script stand in order, ten in a row, and the zero of each is the first \p{Nd} of its row.
    let zero = code
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
    return String((code - zero) % 10)
  })
}
