import { signText } from '../signed.ts'
import type { Check } from './check.ts'
import type { Answer, Subject } from './subject.ts'
import { payloadOf } from '../take-receipt.ts'

/** What an answer says, without what is another at each: times, ids, and the bytes it is about. */
function gist({ status, text }: Answer): string {
  const said = payloadOf(text) as { code?: string; step?: string } | undefined
  return `${status} ${said?.code ?? said?.step ?? ''}`
}

async function firstWrote(subject: Subject) {
  const one = await subject.write()
  const wrong = subject.notReceipt(await subject.post('inbox', one.wire), one)
  return wrong ? { wrong, one } : { wrong: undefined, one }
}

/** What one member wrote does not exist for another, by whatever way it asks. */
export const leakChecks: Check[] = [
  {
    name: 'fault: markings that leak through the history that is shared',
    member: true,
    async run(subject) {
      const other = subject.asSecond()
      const { wrong, one } = await firstWrote(subject)
      if (wrong) return wrong
      const nobody = crypto.randomUUID()
      for (const door of ['messages', 'wrote']) {
        const [known, unknown] = [
          await other.get(`${door}/${one.id}`, other.proof()),
          await other.get(`${door}/${nobody}`, other.proof()),
        ]
        if (known.status === 200) return `${door} gives a message of another member`
        if (gist(known) !== gist(unknown)) return `${door} answers otherwise where another member's message stands`
      }
      const history = await other.get(`threads/${one.thread}/0`, other.proof())
      const { messages } = JSON.parse(history.text) as { messages: unknown[] }
      if (messages.length > 0) return 'the history of a thread shows what another member wrote in it'
      const heads = (await other.get('heads/00000000-0000-0000-0000-000000000000', other.proof())).text
      return heads.includes(one.thread) ? 'the heads show a thread of another member' : undefined
    },
  },
  {
    name: 'fault: markings that leak through relations',
    member: true,
    async run(subject) {
      const other = subject.asSecond()
      const { wrong, one } = await firstWrote(subject)
      if (wrong) return wrong
      // Whether the message it relates to stands here must not show, nor whose the thread is.
      const related = await other.write({ change: { causes: [one.id], thread: one.thread } })
      const astray = await other.write({ change: { causes: [crypto.randomUUID()] } })
      const [known, unknown] = [await other.post('inbox', related.wire), await other.post('inbox', astray.wire)]
      if (gist(known) !== gist(unknown)) return 'a relation to a message of another member is answered otherwise'
      const forged = await other.write({ change: { id: one.id } })
      const answer = await other.post('inbox', forged.wire)
      const said = payloadOf(answer.text) as { detail?: object } | undefined
      return /tlp|handling|AMBER|RED/.test(JSON.stringify(said?.detail ?? {}))
        ? 'the answer tells how a message of another member is marked'
        : undefined
    },
  },
  {
    name: 'fault: “0 pushed” with nothing in any log: whatever has no effect is refused by name, under a signature',
    member: true,
    async run(subject) {
      const message = crypto.randomUUID()
      const at = subject.now.toISOString()
      const claim = { suar: 1, from: subject.member.state, to: subject.node.state, message, at }
      const said = { ...claim, request: 'A'.repeat(43), code: 'exchange/try-later', status: 503, detail: {} }
      const problem = signText('problem', said, subject.signer)
      const nowhere = crypto.randomUUID()
      const proof = () => subject.proof()
      const unknown = { status: 404, code: 'no-such-message' }
      return (
        subject.notProblem(await subject.post('problems', problem), { ...unknown, request: problem }) ??
        subject.notProblem(await subject.post('problems', 'hello'), {
          status: 400,
          code: 'malformed',
          request: 'hello',
        }) ??
        subject.notProblem(await subject.post('inbox', ''), { status: 400, code: 'malformed', request: '' }) ??
        subject.notProblem(await subject.get(`messages/${nowhere}`, proof()), unknown) ??
        subject.notProblem(await subject.get(`wrote/${nowhere}`, proof()), unknown) ??
        subject.notProblem(await subject.get(`attachments/${'A'.repeat(43)}/have`, proof()), {
          status: 404,
          code: 'no-such-attachment',
        })
      )
    },
  },
]
