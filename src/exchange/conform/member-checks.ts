import { signText } from '../signed.ts'
import { refused, type Check } from './check.ts'
import type { Subject } from './subject.ts'

const wrote = (
  name: string,
  answer: readonly [status: number, code: string],
  how: (subject: Subject) => Parameters<Subject['write']>[0],
): Check => ({
  member: true,
  ...refused(name, answer, async (subject) => (await subject.write(how(subject))).wire),
})
const minutes = (subject: Subject, n: number) => new Date(subject.now.getTime() + n * 60_000).toISOString()

/** What only a member can try: the faults that other systems are known for, by name. */
export const asMember: Check[] = [
  {
    name: 'a message is answered with a signed receipt, and the same bytes again with the same receipt byte for byte',
    member: true,
    async run(subject) {
      const message = await subject.write()
      const first = await subject.post('inbox', message.wire)
      const wrong = subject.notReceipt(first, message)
      if (wrong) return wrong
      if ((await subject.post('inbox', message.wire)).text !== first.text) return 'the second receipt differs'
      const anew = await subject.post('inbox', await message.sealAgain())
      return anew.text === first.text ? undefined : 'sealed anew, the same envelope got another receipt'
    },
  },
  {
    name: 'fault: a duplicate that is never acknowledged again, once the thread has moved on',
    member: true,
    async run(subject) {
      const one = await subject.write()
      const first = await subject.post('inbox', one.wire)
      const two = await subject.write({ change: { thread: one.thread, seq: 2, prev: one.digest } })
      const wrong = subject.notReceipt(first, one) ?? subject.notReceipt(await subject.post('inbox', two.wire), two)
      if (wrong) return wrong
      return (await subject.post('inbox', one.wire)).text === first.text ? undefined : 'the first got another answer'
    },
  },
  {
    name: 'fault: a receipt for a delivery that failed',
    member: true,
    async run(subject) {
      const one = await subject.write()
      const two = await subject.write({ change: { thread: one.thread, seq: 2, prev: one.digest } })
      const early = await subject.post('inbox', two.wire)
      const wrong = subject.notProblem(early, { status: 409, code: 'out-of-order', request: two.wire, expected: 1 })
      if (wrong) return wrong
      const first = subject.notReceipt(await subject.post('inbox', one.wire), one)
      return first ?? subject.notReceipt(await subject.post('inbox', two.wire), two)
    },
  },
  {
    name: 'fault: a retry with a new id is taken a second time',
    member: true,
    async run(subject) {
      const one = await subject.write()
      const wrong = subject.notReceipt(await subject.post('inbox', one.wire), one)
      const again = await subject.write({ change: { thread: one.thread } })
      const answer = await subject.post('inbox', again.wire)
      return wrong ?? subject.notProblem(answer, { status: 409, code: 'replayed', request: again.wire })
    },
  },
  {
    name: 'a known id over other content is forked',
    member: true,
    async run(subject) {
      const one = await subject.write()
      const wrong = subject.notReceipt(await subject.post('inbox', one.wire), one)
      const other = await subject.write({ change: { id: one.id } })
      const answer = await subject.post('inbox', other.wire)
      return wrong ?? subject.notProblem(answer, { status: 409, code: 'forked', request: other.wire })
    },
  },
  wrote('a body that is not the one that was signed is refused', [400, 'digest-mismatch'], () => ({ spoil: true })),
  wrote('what was written to another state is not taken as ours', [421, 'wrongly-addressed'], (subject) => ({
    change: { to: 'ZZ' },
    outside: { to: subject.node.state },
  })),
  {
    name: 'what is expired, or critical and unknown, is refused in a receipt',
    member: true,
    async run(subject) {
      const late = await subject.write({ change: { expiresAt: minutes(subject, -11) } })
      const strange = await subject.write({ change: { crit: ['no-such-field'] } })
      const code = (name: string) => ({ step: 'refused', code: `exchange/${name}` })
      return (
        subject.notReceipt(await subject.post('inbox', late.wire), late, code('expired')) ??
        subject.notReceipt(await subject.post('inbox', strange.wire), strange, code('unknown-critical-field'))
      )
    },
  },
  {
    name: 'a proof for another node, and an old one, open nothing',
    member: true,
    async run(subject) {
      const elsewhere = await subject.get('since/0', subject.proof({ to: 'ZZ' }))
      const old = await subject.get('since/0', subject.proof({ at: minutes(subject, -11) }))
      return (
        subject.notProblem(elsewhere, { status: 421, code: 'wrongly-addressed' }) ??
        subject.notProblem(old, { status: 409, code: 'proof-out-of-date' })
      )
    },
  },
  {
    name: 'fault: a cursor that loses or loops',
    member: true,
    async run(subject) {
      const seen = new Set<string>()
      for (let cursor = 0, pages = 0; pages < 1000; pages++) {
        const answer = await subject.get(`since/${cursor}`, subject.proof())
        if (answer.status !== 200) return `asked from ${cursor} it answers ${answer.status}`
        const page = JSON.parse(answer.text) as { messages: { position: number; id: string }[]; next: number }
        if (page.messages.length === 0) return page.next === cursor ? undefined : 'an empty page moves the cursor'
        let last = cursor
        for (const { position, id } of page.messages) {
          if (position <= last) return `position ${position} comes after ${last}`
          if (seen.has(id)) return `${id} is listed twice`
          seen.add(id)
          last = position
        }
        if (page.next !== last) return `next is ${page.next}, the last position ${last}`
        cursor = page.next
      }
      return 'it does not end'
    },
  },
  {
    name: 'a receipt for a message that it never wrote is refused',
    member: true,
    async run(subject) {
      const at = subject.now.toISOString()
      const message = crypto.randomUUID()
      const claim = { suar: 1, from: subject.member.state, to: subject.node.state, message, step: 'delivered' }
      const text = signText('receipt', { ...claim, digest: 'A'.repeat(43), receivedAt: at, at }, subject.signer)
      const answer = await subject.post('receipts', text)
      return subject.notProblem(answer, { status: 404, code: 'no-such-message', request: text })
    },
  },
]
