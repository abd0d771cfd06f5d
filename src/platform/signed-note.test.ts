import { expect, test } from 'vitest'
import {
  keyFromSeed,
  openNote,
  readCheckpoint,
  readVerifier,
  signNote,
  verifierOf,
  writeCheckpoint,
  writeVerifier,
} from './signed-note.ts'

// The key and note that Go's golang.org/x/mod/sumdb/note is tested with: another implementation of the same form.
const publicKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1)
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`
const signer = { name: 'PeterNeumann', privateKey: keyFromSeed(seed) }

test('a note is signed byte for byte as another implementation signs it', () => {
  expect(signNote(text, signer)).toBe(note)
  expect(writeVerifier(verifierOf(signer))).toBe(publicKey)
})

test('a genuine note opens, an altered one or one of another signer does not', () => {
  expect(openNote(note, readVerifier(publicKey))).toBe(text)
  expect(openNote(note.replace('answer', 'Answer'), readVerifier(publicKey))).toBeUndefined()
  const other = verifierOf({ name: 'PeterNeumann', privateKey: keyFromSeed(Buffer.alloc(32, 1)) })
  expect(openNote(note, other)).toBeUndefined()
  expect(openNote('no note at all', other)).toBeUndefined()
})

test('a public key that does not carry its own id is refused', () => {
  expect(() => readVerifier(publicKey.replace('c74f20a3', 'c74f20a4'))).toThrow('its own id')
  expect(() => readVerifier('nonsense')).toThrow('not the public key')
})

test('a checkpoint reads as it was written', () => {
  const checkpoint = { origin: 'suar-ledger/ID', size: 20_852_163, root: Buffer.alloc(32, 7) }
  expect(readCheckpoint(writeCheckpoint(checkpoint))).toEqual(checkpoint)
})
