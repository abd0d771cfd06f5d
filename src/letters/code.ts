import { randomBytes } from 'node:crypto'
import type { Vault } from '../platform/seal.ts'

/** Crockford's base 32: no I, L, O, U, so that a code survives handwriting and a bad telephone line. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 15 characters carry 75 bits; the sixteenth checks them. */
const carried = 15

/** A new code, as it is kept: sixteen characters without spaces. */
export function newCode(random: (size: number) => Buffer = randomBytes): string {
  const symbols = [...random(carried)].map((byte) => byte & 31)
  return [...symbols, checkOf(symbols)].map((symbol) => alphabet[symbol]).join('')
}

/** What was typed or scanned, in small letters or capitals, with spaces or dashes; undefined when it cannot be a code. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\-.·–]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const symbols = code.split('').map((letter) => alphabet.indexOf(letter))
  if (symbols.length !== carried + 1 || symbols.includes(-1)) return undefined
  return checkOf(symbols.slice(0, carried)) === symbols[carried] ? code : undefined
}

/** What is stored of a code. It carries 75 bits, so that nobody can try codes against it, whatever else she knows. */
export const codeMark = (vault: Vault, code: string): Buffer => vault.mark('letters.code', code)

/** In fours, as on the paper. */
export const showCode = (code: string): string => code.match(/.{4}/g)!.join('-')

/**
 * A weighted sum over GF(2^5): the weights are different powers of a generator, so that every single wrong character
 * and every swap of two is found (docs/decisions/0015).
 */
const checkOf = (symbols: readonly number[]): number => symbols.reduce((sum, symbol) => double(sum ^ symbol), 0)

/** Multiplies by x modulo x^5 + x^2 + 1. */
const double = (value: number): number => ((value << 1) & 31) ^ (value & 16 ? 5 : 0)
