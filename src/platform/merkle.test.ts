import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { includes, isConsistent } from './merkle-check.ts'
import {
  consistencyProof,
  emptyRoot,
  Frontier,
  hashLeaf,
  hashPair,
  inclusionProof,
  type HashesOf,
  type Subtree,
} from './merkle.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

// The tree that the reference implementations of RFC 6962 (Certificate Transparency, Trillian) are tested with.
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(hex)
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map(hex)

/** A tree in memory, every perfect subtree at hand. */
function treeOf(leaves: readonly Buffer[]) {
  const known = new Map<string, Buffer>()
  const name = ({ height, index }: Subtree) => `${height}/${index}`
  const frontier = new Frontier(0, [], (subtree, hash) => known.set(name(subtree), hash))
  for (const [index, leaf] of leaves.entries()) {
    known.set(name({ height: 0, index }), leaf)
    frontier.append(leaf)
  }
  const hashesOf: HashesOf = async (subtrees) => subtrees.map((subtree) => known.get(name(subtree))!)
  return { size: leaves.length, root: frontier.root(), hashesOf }
}
const known = (size: number) => treeOf(entries.slice(0, size).map(hashLeaf))

describe('the tree of RFC 6962', () => {
  test('has the roots of the reference', () => {
    expect(known(0).root).toEqual(emptyRoot)
    expect(entries.map((_, index) => known(index + 1).root.toString('hex'))).toEqual(
      roots.map((root) => root.toString('hex')),
    )
  })

  test('proves inclusion as the reference does', async () => {
    const proof = await inclusionProof(5, 8, known(8).hashesOf)

    expect(proof.map((step) => step.toString('hex'))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  test('proves consistency as the reference does', async () => {
    const proof = async (before: number, size: number) =>
      (await consistencyProof(before, size, known(size).hashesOf)).map((step) => step.toString('hex'))

    expect(await proof(6, 8)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(await proof(2, 5)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ])
  })
})

const leaf = (n: number) => hashLeaf(Buffer.from(String(n)))
const sizes = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.nat()).map(([size, any]) => [any % size, size] as const)

test('every leaf is proven to be in every tree, and no other leaf passes for it', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, async ([index, size]) => {
      const tree = treeOf(Array.from({ length: size }, (_, n) => leaf(n)))
      const proof = await inclusionProof(index, size, tree.hashesOf)
      const head = { index, size, root: tree.root }
      expect(includes(head, leaf(index), proof)).toBe(true)
      expect(includes(head, leaf(index + 1), proof)).toBe(false)
      expect(includes({ ...head, root: hashPair(tree.root, tree.root) }, leaf(index), proof)).toBe(false)
      if (proof.length > 0) expect(includes(head, leaf(index), proof.slice(1))).toBe(false)
    }),
    { numRuns: 200 },
  )
})

test('every tree is proven to begin with every smaller one, and with no other', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, async ([less, size]) => {
      const before = treeOf(Array.from({ length: less + 1 }, (_, n) => leaf(n)))
      const after = treeOf(Array.from({ length: size }, (_, n) => leaf(n)))
      const forged = treeOf(Array.from({ length: less + 1 }, (_, n) => leaf(n === less ? -1 : n)))
      const proof = await consistencyProof(before.size, size, after.hashesOf)
      expect(isConsistent(before, after, proof)).toBe(true)
      expect(isConsistent(forged, after, proof)).toBe(false)
    }),
    { numRuns: 200 },
  )
})
