import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { postBox } from '../../../test/post-box.ts'
import { grow, lie, proofOf, standing, breaches } from '../../../test/logs.ts'
import { useRegion } from '../../../test/region.ts'
import { openCosignature, signNote, writeCheckpoint } from '../../platform/signed-note.ts'
import { readFrontier, tilesOf } from '../../platform/tree.ts'
import { officeOf } from '../office.ts'
import { writeRequest } from './add-checkpoint.ts'
import { settleLog } from './ask-witnesses.ts'
import { newestHead, settledHead, withCosignatures } from './heads.ts'
import { createLogSealer, logSigner } from './log-sealer.ts'
import { logTree } from './names.ts'
import { payloadOf } from '../take-receipt.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const [ID, TH, KH] = [region.node('ID'), region.node('TH'), region.node('KH')]
type Node = typeof ID

const anHour = async (node: Node = ID) => {
  region.wait({ hours: 1 })
  return (await settleLog(node.host))!
}
const add = async (node: Node, body: string) => {
  const url = `${node.host.origin}/exchange/v1/witness/add-checkpoint`
  const response = await node.fetch(new Request(url, { method: 'POST', body }))
  const [type, text] = [response.headers.get('content-type'), await response.text()]
  return { status: response.status, type, text: type === 'application/jose' ? JSON.stringify(payloadOf(text)) : text }
}
const seen = async (node: Node) =>
  Number((await node.rows<{ size: string }>(`select size from exchange.witnessed where state = 'ID'`))[0]?.size)
beforeEach(async () => {
  region.heal()
  await grow(ID, 3)
})

describe('an hour', () => {
  test('ends with a head that both others have signed, and it is settled', async () => {
    const head = await anHour()
    const settled = (await settledHead(ID.host.system.pool))!
    expect(settled.head).toBe(head.head)
    const { directory } = await officeOf(KH.host)
    for (const state of ['TH', 'KH']) {
      const publicKey = directory.members
        .get(state)!
        .keys.find(({ use }) => use === 'sign')!
        .verify()
      const at = openCosignature(withCosignatures(settled), { name: `suar-witness/${state}`, publicKey })
      expect(at).toEqual(ID.host.clock())
    }
    expect(await seen(TH)).toBe(head.size)
  })

  test('in which a witness is down ends unsettled, with the reason; it is asked again and then it is', async () => {
    region.interfere(async (to, request, forward) => {
      if (to === 'KH') throw new Error('connection refused')
      return forward(request)
    })
    const head = await anHour()
    expect((await newestHead(ID.host.system.pool))!.settledAt).toBeNull()
    expect(await standing(ID, 'KH')).toEqual([{ code: 'exchange/no-connection' }])
    region.heal()
    region.wait({ minutes: 1 })
    expect((await settleLog(ID.host))!.head).toBe(head.head)
    expect((await newestHead(ID.host.system.pool))!.settledAt).not.toBeNull()
    expect(await standing(ID, 'KH')).toEqual([{ code: null }])
  })

  test('without a new leaf is signed all the same: the time counts', async () => {
    await anHour()
    const [again, once] = [await anHour(), await anHour()]
    expect(once.size).toBe(again.size)
    expect((await settledHead(ID.host.system.pool))!.head).toBe(once.head)
  })

  test('is not settled by a line that the witness did not sign', async () => {
    region.interfere(async (to, request, forward) => {
      const answer = await forward(request)
      return to === 'TH' ? new Response((await answer.text()).replace(/.{12}$/m, 'AAAAAAAAAA==')) : answer
    })
    await anHour()
    expect(await standing(ID, 'TH')).toEqual([{ code: 'exchange/log-bad-cosignature' }])
  })

  test('after a witness forgot all: it says from where it counts, and is led on from there', async () => {
    await anHour()
    await TH.rows('delete from exchange.witnessed')
    await grow(ID, 2)
    await anHour()
    expect((await newestHead(ID.host.system.pool))!.settledAt).not.toBeNull()
  })
})

describe('a witness signs nothing', () => {
  test('of one size over another root, and keeps both heads as evidence', async () => {
    const { size } = await anHour()
    expect(await add(TH, writeRequest({ old: size, proof: [], note: await lie(ID, size) }))).toMatchObject({
      status: 409,
      text: expect.stringContaining('exchange/log-forked'),
    })
    expect(await breaches(TH)).toEqual([{ state: 'ID', found: 'forked' }])
    expect(await TH.rows(`select from platform.ledger where action = 'exchange/incident'`)).toHaveLength(1)
    await TH.rows('delete from exchange.log_breach')
  })

  test('that is shorter than what it signed, and says how long that was', async () => {
    const { size } = await anHour()
    const answer = await add(TH, writeRequest({ old: size - 1, proof: [], note: await lie(ID, size - 1) }))
    expect(answer).toEqual({ status: 409, type: 'text/x.tlog.size', text: `${size}\n` })
  })

  test('that was rewritten after it signed, whatever proof comes with it', async () => {
    const { size } = await anHour()
    await grow(ID, 4)
    await createLogSealer(ID.host).seal()
    const proof = await proofOf(ID, size, size + 4)
    for (const tried of [proof, [], [randomBytes(32)]])
      expect((await add(TH, writeRequest({ old: size, proof: tried, note: await lie(ID, size + 4) }))).status).toBe(422)
    expect(await seen(TH)).toBe(size)
  })

  test('of a log it does not know, of its own, or that another key signed', async () => {
    const stranger = await lie({ ...ID, host: { ...ID.host, state: 'XX' } } as Node, 1)
    expect((await add(TH, writeRequest({ old: 0, proof: [], note: stranger }))).status).toBe(404)
    expect((await add(TH, writeRequest({ old: 0, proof: [], note: await lie(TH, 1) }))).status).toBe(404)
    const forged = (await lie(KH, 1)).replaceAll('suar-exchange/KH', 'suar-exchange/ID')
    expect((await add(TH, writeRequest({ old: 0, proof: [], note: forged }))).status).toBe(403)
  })

  test.each([
    '',
    'old',
    'old 1\n',
    'old 01\n\nx',
    'new 1\n\n',
    'old 1\nnot a hash\n\nsuar-exchange/ID\n1\n',
    'old -1\n\n\n',
    'old 9\n\nsuar-exchange/ID\n1\nAAAA\n\n— x y\n',
  ])('for what is no request: %j', async (body) => expect((await add(TH, body)).status).toBe(400))

  test('twice over two heads, however many come at once', async () => {
    const { size } = await anHour()
    await grow(ID, 8)
    await createLogSealer(ID.host).seal()
    const signer = await logSigner(ID.host)
    const heads = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => {
        const to = size + 1 + n
        const root = (await readFrontier(tilesOf(ID.host.system.pool, logTree), to)).root()
        const note = signNote(writeCheckpoint({ origin: signer.name, size: to, root }), signer)
        return writeRequest({ old: size, proof: await proofOf(ID, size, to), note })
      }),
    )
    const answers = await Promise.all(heads.map((body) => add(TH, body)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7)
    expect(answers.findIndex(({ status }) => status === 200) + size + 1).toBe(await seen(TH))
  })
})
