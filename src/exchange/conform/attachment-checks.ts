import { randomBytes } from 'node:crypto'
import { sealStream } from '../attachments/seal-stream.ts'
import { digestOf } from '../signed.ts'
import type { Check } from './check.ts'
import type { Message, Subject } from './subject.ts'

interface Sent {
  readonly message: Message
  readonly sealed: Uint8Array<ArrayBuffer>
  readonly path: string
}

/** A message with one attachment, whose bytes are still to come. */
async function sendWithFile(subject: Subject): Promise<Sent> {
  const key = randomBytes(32)
  const parts = await Array.fromAsync(sealStream(key, [randomBytes(100_000)] as never))
  const sealed = Uint8Array.from(Buffer.concat(parts))
  const digest = digestOf(sealed)
  const attachments = [{ digest, bytes: sealed.length, type: 'application/octet-stream' }]
  const message = await subject.write({
    keys: [{ key: key.toString('base64url') }],
    change: { attachments, crit: ['attachments'] },
  })
  return { message, sealed, path: `attachments/${digest}` }
}

const at = (subject: Subject, offset: number) => ({ ...subject.proof(), 'upload-offset': String(offset) })

/** §6: a file travels apart, goes on where it stopped, and is nothing but what was signed. */
export const attachmentChecks: Check[] = [
  {
    name: 'a message with an attachment is received, and delivered with the last byte of it',
    member: true,
    async run(subject) {
      const { message, sealed, path } = await sendWithFile(subject)
      const received = await subject.post('inbox', message.wire)
      const wrong = subject.notReceipt(received, message, { step: 'received' })
      if (wrong) return wrong
      const half = sealed.length >> 1
      const first = await subject.put(path, sealed.subarray(0, half), at(subject, 0))
      if (first.status !== 204) return `the first half is answered ${first.status}, not 204`
      const { have } = JSON.parse((await subject.get(`${path}/have`, subject.proof())).text) as { have: number }
      if (have !== half) return `of ${half} bytes it says that it has ${have}`
      if ((await subject.post('inbox', message.wire)).text !== received.text) return 'meanwhile its receipt has changed'
      const last = await subject.put(path, sealed.subarray(half), at(subject, half))
      return (
        subject.notReceipt(last, message, { step: 'delivered' }) ??
        ((await subject.post('inbox', message.wire)).text === last.text
          ? undefined
          : 'the message again gets another receipt than its last byte')
      )
    },
  },
  {
    name: 'fault: a receipt for a delivery that failed, since its file is not what was signed',
    member: true,
    async run(subject) {
      const { message, sealed, path } = await sendWithFile(subject)
      const wrong = subject.notReceipt(await subject.post('inbox', message.wire), message, { step: 'received' })
      if (wrong) return wrong
      const altered = Uint8Array.from(sealed)
      altered[50]! ^= 1
      const answer = await subject.put(path, altered, at(subject, 0))
      const taken = subject.notProblem(answer, { status: 409, code: 'attachment-altered' })
      if (taken) return taken
      const longer = Uint8Array.from([...sealed, 0])
      const tooLong = subject.notProblem(await subject.put(path, longer, at(subject, 0)), {
        status: 413,
        code: 'attachment-too-large',
      })
      if (tooLong) return tooLong
      return subject.notReceipt(await subject.put(path, sealed, at(subject, 0)), message, { step: 'delivered' })
    },
  },
  {
    name: 'bytes that leave a gap, and bytes that nobody waits for, are refused',
    member: true,
    async run(subject) {
      const { message, sealed, path } = await sendWithFile(subject)
      const nobody = await subject.put(path, sealed, at(subject, 0))
      const early = subject.notProblem(nobody, { status: 404, code: 'no-such-attachment' })
      if (early) return early
      const wrong = subject.notReceipt(await subject.post('inbox', message.wire), message, { step: 'received' })
      const gap = await subject.put(path, sealed.subarray(10), at(subject, 10))
      return wrong ?? subject.notProblem(gap, { status: 409, code: 'wrong-offset', offset: 0 })
    },
  },
]
