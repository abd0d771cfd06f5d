import { signersOf } from '../directory.ts'
import { refused, type Check } from './check.ts'
import { Skip } from './skip.ts'
import { logHolds } from './log-holds.ts'
import type { Subject } from './subject.ts'

const someOther = (subject: Subject) => {
  const member = subject.other
  if (!member) throw new Skip('no other member is in its list')
  return member
}
const asOther = (subject: Subject, kid = 'nobody-1') => ({ from: someOther(subject).state, by: subject.stranger(kid) })

/** What anybody may try who is no member. */
export const open: Check[] = [
  {
    name: 'its list of members is signed by members that the list names',
    async run({ directory, now }) {
      const signed = signersOf(directory.document, directory, now)
      return signed.length > 0 ? undefined : 'no signature of the list is by one of its members'
    },
  },
  refused('bytes that are not JSON are malformed', [400, 'malformed'], () => 'not JSON'),
  refused('JSON that is no wire text is malformed', [400, 'malformed'], () => '{"suar":1}'),
  {
    name: 'another content type is refused',
    run: async (subject) =>
      subject.notProblem(await subject.post('inbox', '{}', 'text/plain'), { status: 415, code: 'wrong-content-type' }),
  },
  {
    name: 'a body over 1 MiB is refused',
    run: async (subject) =>
      subject.notProblem(await subject.post('inbox', ' '.repeat(1024 * 1024 + 1)), { status: 413, code: 'too-large' }),
  },
  refused('a message for another state is refused', [421, 'wrongly-addressed'], async (subject) => {
    const { wire } = await subject.write({ ...asOther(subject), outside: { to: 'ZZ' } })
    return wire
  }),
  refused('a message from a state that is no member is refused', [403, 'unknown-member'], async (subject) => {
    const { wire } = await subject.write({ from: 'ZZ', by: subject.stranger('ZZ-1') })
    return wire
  }),
  refused(
    'a message sealed to a key that it does not hold is refused',
    [409, 'unknown-recipient-key'],
    async (subject) => {
      const { wire } = await subject.write({ ...asOther(subject), outside: { key: 'no-such-key' } })
      return wire
    },
  ),
  refused('a sealed message that was moved under another id does not open', [400, 'cannot-open'], async (subject) => {
    const { wire } = await subject.write(asOther(subject))
    return JSON.stringify({ ...(JSON.parse(wire) as object), id: crypto.randomUUID() })
  }),
  refused('a receipt in the place of an envelope is malformed', [400, 'malformed'], async (subject) => {
    const { wire } = await subject.write({ ...asOther(subject), kind: 'receipt' })
    return wire
  }),
  refused('a message signed with a key of no list is refused', [403, 'unknown-key'], async (subject) => {
    const { wire } = await subject.write(asOther(subject))
    return wire
  }),
  refused(
    'a message that a stranger signed under the name of a key is refused',
    [403, 'bad-signature'],
    async (subject) => {
      const kid = someOther(subject).keys.find(({ use, revokedAt }) => use === 'sign' && revokedAt === null)?.kid
      if (!kid) throw new Skip('the other member has no signing key')
      const { wire } = await subject.write(asOther(subject, kid))
      return wire
    },
  ),
  {
    name: 'a receipt that is none is malformed',
    run: async (subject) =>
      subject.notProblem(await subject.post('receipts', 'hello'), { status: 400, code: 'malformed', request: 'hello' }),
  },
  {
    name: 'nobody pulls without a proof',
    run: async (subject) => subject.notProblem(await subject.get('since/0'), { status: 400, code: 'malformed' }),
  },
  {
    name: 'nobody pulls with the proof of a stranger',
    async run(subject) {
      const by = subject.stranger('nobody-1')
      const proof = subject.proof({ from: someOther(subject).state }, by)
      return subject.notProblem(await subject.get('since/0', proof), { status: 403, code: 'unknown-key' })
    },
  },
  { name: 'the head of its log is signed by it, and its tiles lead to the root', run: logHolds },
]
