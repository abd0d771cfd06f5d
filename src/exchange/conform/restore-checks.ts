import type { Check } from './check.ts'
import type { Message, Subject } from './subject.ts'

const first = '00000000-0000-0000-0000-000000000000'

async function taken(subject: Subject, ...messages: readonly Message[]): Promise<string | undefined> {
  for (const message of messages) {
    const wrong = subject.notReceipt(await subject.post('inbox', message.wire), message)
    if (wrong) return wrong
  }
  return undefined
}

const two = async (subject: Subject) => {
  const one = await subject.write()
  return [one, await subject.write({ change: { thread: one.thread, seq: 2, prev: one.digest } })] as const
}

/** §5.1: what a sender that has lost an hour needs from those who have not. */
export const restoreChecks: Check[] = [
  {
    name: 'a sender that forgot what it sent reads where its threads stand, what was taken, and gets it back',
    member: true,
    async run(subject) {
      const [one, next] = await two(subject)
      const wrong = await taken(subject, one, next)
      if (wrong) return wrong
      const receipt = (await subject.post('inbox', one.wire)).text
      const head = await headOf(subject, one.thread)
      if (head !== next.digest) return `the head of the thread is said to be ${head}, and is ${next.digest}`
      const history = await subject.get(`threads/${one.thread}/0`, subject.proof())
      const { messages } = JSON.parse(history.text) as { messages: { id: string; digest: string }[] }
      const said = messages.map(({ id, digest }) => `${id} ${digest}`).join()
      if (said !== [one, next].map(({ id, digest }) => `${id} ${digest}`).join())
        return 'its list is not what was taken'
      const back = JSON.parse((await subject.get(`wrote/${one.id}`, subject.proof())).text) as {
        message: string
        receipts: string[]
      }
      const { from, to, id } = JSON.parse(back.message) as Record<string, string>
      if (from !== subject.node.state || to !== subject.member.state || id !== one.id)
        return 'what it gives back is not sealed by it to whoever asks'
      return back.receipts.includes(receipt) ? undefined : 'the receipt it had given is not among those it gives back'
    },
  },
  {
    name: 'a text that does not fit is told behind which it must come',
    member: true,
    async run(subject) {
      const [one, next] = await two(subject)
      const wrong = await taken(subject, one, next)
      if (wrong) return wrong
      const write = (change: object) => subject.write({ change: { thread: one.thread, ...change } })
      const past = await write({ seq: 3, prev: one.digest })
      const ahead = await write({ seq: 5, prev: next.digest })
      const known = { expected: 3, head: next.digest }
      return (
        subject.notProblem(await subject.post('inbox', past.wire), { status: 409, code: 'broken-chain', ...known }) ??
        subject.notProblem(await subject.post('inbox', ahead.wire), { status: 409, code: 'out-of-order', ...known })
      )
    },
  },
  {
    name: 'a thread rejoins an earlier place, and only one where it has stood',
    member: true,
    async run(subject) {
      const [one, next] = await two(subject)
      const rejoin = (rejoins: { seq: number; digest: string }) =>
        subject.write({
          change: {
            thread: one.thread,
            seq: 3,
            prev: next.digest,
            type: 'exchange.rejoin@1.0',
            crit: ['rejoins'],
            rejoins,
          },
        })
      const wrong = await taken(subject, one, next)
      if (wrong) return wrong
      const receipt = (await subject.post('inbox', next.wire)).text
      const nowhere = await rejoin({ seq: 1, digest: 'A'.repeat(43) })
      const refused = subject.notProblem(await subject.post('inbox', nowhere.wire), {
        status: 409,
        code: 'broken-chain',
      })
      if (refused) return refused
      const other = await subject.write({ change: { thread: one.thread, seq: 2, prev: one.digest } })
      const after = await taken(subject, await rejoin({ seq: 1, digest: one.digest }), other)
      if (after) return after
      return (await subject.post('inbox', next.wire)).text === receipt
        ? undefined
        : 'a copy of the earlier life gets another answer than then'
    },
  },
]

async function headOf(subject: Subject, thread: string): Promise<string | undefined> {
  for (let after: string | null = first; after !== null;) {
    const answer = await subject.get(`heads/${after}`, subject.proof())
    const page = JSON.parse(answer.text) as { heads: { thread: string; digest: string }[]; next: string | null }
    const found = page.heads.find((each) => each.thread === thread)
    if (found) return found.digest
    if (page.next !== null && page.next <= after) return 'nowhere: its list does not move on'
    after = page.next
  }
  return undefined
}
