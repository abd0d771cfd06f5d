import { setTimeout as pause } from 'node:timers/promises'
import { consistencyProof, hashLeaf, hashPair, subtreesOf, type Subtree } from '../../platform/merkle.ts'
import { signNote, writeCheckpoint } from '../../platform/signed-note.ts'
import { writeRequest } from '../log/add-checkpoint.ts'
import { cosignedAt, openHead } from '../log/known-logs.ts'
import { originOf, witnessOf } from '../log/names.ts'
import { writeTilePath } from '../log/tile-path.ts'
import { digestOf } from '../signed.ts'
import type { Check } from './check.ts'
import { Skip } from './skip.ts'
import type { Answer, Subject } from './subject.ts'

/** The log of the test member is always the same, so that a second run goes on where the first ended. */
const leafAt = (index: number) => hashLeaf(Buffer.from(`conformance ${index}`))
const hashOf = ({ height, index }: Subtree): Buffer =>
  height === 0
    ? leafAt(index)
    : hashPair(hashOf({ height: height - 1, index: index * 2 }), hashOf({ height: height - 1, index: index * 2 + 1 }))
const hashesOf = async (subtrees: readonly Subtree[]) => subtrees.map(hashOf)
const rootOf = (size: number) =>
  subtreesOf(0, size)
    .map(hashOf)
    .reduceRight((right, left) => hashPair(left, right))

function headOf(subject: Subject, size: number, root = rootOf(size)): string {
  const origin = originOf(subject.member.state)
  return signNote(writeCheckpoint({ origin, size, root }), { name: origin, privateKey: subject.signer.key })
}

const show = async (subject: Subject, { old, size, note }: { old: number; size: number; note?: string }) =>
  subject.post(
    'witness/add-checkpoint',
    writeRequest({ old, proof: await consistencyProof(old, size, hashesOf), note: note ?? headOf(subject, size) }),
    'text/plain; charset=utf-8',
  )

/** What is wrong with an answer that must be the cosignature of this head. */
function notCosigned(subject: Subject, answer: Answer, note: string): string | undefined {
  if (answer.status !== 200) return `it answered ${answer.status}, and no cosignature`
  const text = Buffer.from(answer.text, 'latin1').toString('utf8')
  const line = text.split('\n').find((each) => each.startsWith(`— ${witnessOf(subject.node.state)} `))
  return line && cosignedAt(`${note}${line}\n`, subject.node, subject.now)
    ? undefined
    : 'what it gives is no cosignature of this head'
}

export const logChecks: Check[] = [
  {
    name: 'as a witness it signs a log that only grew, and none that was turned back or has two pasts',
    member: true,
    async run(subject) {
      const asked = await show(subject, { old: 0, size: 1 })
      const before = asked.status === 409 ? Number(asked.text) : 1
      if (asked.status === 409 && !asked.type.startsWith('text/x.tlog.size'))
        return 'it does not say which size it has signed'
      if (asked.status !== 409) {
        const wrong = notCosigned(subject, asked, headOf(subject, 1))
        if (wrong) return wrong
      }
      const size = before + 3
      const grown = await show(subject, { old: before, size })
      if (grown.status === 422) throw new Skip('it has witnessed another log of the test member')
      const wrong = notCosigned(subject, grown, headOf(subject, size))
      if (wrong) return wrong
      const back = await show(subject, { old: before, size: before })
      if (back.status !== 409 || Number(back.text) !== size)
        return 'it signs, or would sign, a log that was turned back'
      const fork = { old: size, size, note: headOf(subject, size, hashLeaf(Buffer.from('another past'))) }
      const other = { old: size, size: size + 1, note: headOf(subject, size + 1, hashLeaf(Buffer.from('no proof'))) }
      return (
        subject.notProblem(await show(subject, fork), { status: 409, code: 'log-forked' }) ??
        subject.notProblem(await show(subject, other), { status: 422, code: 'log-not-consistent' })
      )
    },
  },
  {
    name: 'as a witness it shows what it has signed, and takes no head that its log did not sign',
    member: true,
    async run(subject) {
      const seen = await subject.get(`witness/seen/${subject.member.state}`)
      if (seen.status !== 200) return `what it has signed is answered ${seen.status}`
      const origin = originOf(subject.member.state)
      const head = writeCheckpoint({ origin, size: 1, root: rootOf(1) })
      const stranger = subject.stranger('nobody-1')
      const forged = writeRequest({
        old: 0,
        proof: [],
        note: signNote(head, { name: origin, privateKey: stranger.key }),
      })
      const answer = await subject.post('witness/add-checkpoint', forged, 'text/plain')
      return subject.notProblem(answer, { status: 403, code: 'log-not-signed' })
    },
  },
  {
    name: 'what it signs for stands in its log',
    member: true,
    async run(subject) {
      const { nextHead } = subject.settings
      if (!nextHead) throw new Skip('its next head comes at the hour; the log is read at the next run')
      const message = await subject.write()
      const answer = await subject.post('inbox', message.wire)
      const wrong = subject.notReceipt(answer, message)
      if (wrong) return wrong
      await nextHead()
      await pause(10)
      const entries = await entriesOf(subject)
      const origin = originOf(subject.node.state)
      const wanted = [
        ['envelope', message.digest],
        ['receipt', digestOf(answer.text)],
      ].map(([kind, digest]) => `${kind} ${digestOf(`${origin}\n${digest}`)}`)
      const missing = wanted.filter((entry) => !entries.includes(entry))
      return missing.length > 0
        ? `its log does not hold: ${missing.map((each) => each.split(' ')[0]).join(', ')}`
        : undefined
    },
  },
]

/** Every entry of the log, by its tiles of entries. */
async function entriesOf(subject: Subject): Promise<string[]> {
  const note = Buffer.from((await subject.get('log/checkpoint')).text, 'latin1').toString('utf8')
  const head = openHead(note, subject.node, subject.now)
  if (!head) throw new Error('the head is not signed by the node')
  const entries: string[] = []
  for (let tile = 0; tile * 256 < head.size; tile++) {
    const width = Math.min(256, head.size - tile * 256)
    const path = writeTilePath({ level: 0, index: tile, width }).slice('0/'.length)
    const { text } = await subject.get(`log/tile/entries/${path}`)
    const bytes = Buffer.from(text, 'latin1')
    for (let at = 0; at < bytes.length;) {
      const length = bytes.readUInt16BE(at)
      entries.push(bytes.subarray(at + 2, at + 2 + length).toString('latin1'))
      at += 2 + length
    }
  }
  return entries
}
