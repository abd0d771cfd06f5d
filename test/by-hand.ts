import { beforeAll } from 'vitest'
import {
  approveRequest,
  listPackets,
  makePacket,
  startDraft,
  submitDraft,
  type MadePacket,
  type PacketWay,
  type RequestId,
} from '../src/requests/contract.ts'
import type { Tables } from '../src/node.ts'
import type { Host } from '../src/platform/http.ts'
import { aCase } from './a-case.ts'
import { knowTheLaw, saveDraft, welfareValues } from './a-request.ts'
import { useRegion } from './region.ts'

/** Jakarta writes to states that run no node, and a stranger opens what it made. */
export function useByHand(host: Partial<Host<Tables>> = {}) {
  const region = useRegion(['ID', 'TH'], [], { host })
  const node = region.node('ID')
  const amara = node.as('Amara')
  beforeAll(() => knowTheLaw(node))

  /** A welfare check that has passed its gates and waits to be handed over. */
  async function ready(to = 'CN', tlp: 'AMBER+STRICT' | 'RED' = 'AMBER+STRICT') {
    const about = await aCase(node, {})
    const wish = {
      case: about.id,
      person: about.person,
      kind: 'LocateAndWelfareCheck',
      to,
      urgency: 'Immediate',
    } as const
    const begun = await amara(startDraft, { ...wish, withoutNode: true })
    if (begun.status !== 200) throw new Error(JSON.stringify(begun.body))
    const request = begun.body.request as RequestId
    await saveDraft(node, request, { values: welfareValues, change: { tlp } })
    await amara(submitDraft, { request })
    if (tlp === 'RED') await node.as('Citra')(approveRequest, { request })
    return { request, ...about }
  }

  async function packed(request: RequestId, way: PacketWay = 'Link', days = 7): Promise<MadePacket> {
    const { status, body } = await amara(makePacket, { request, way, days })
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body as MadePacket
  }

  /** What a stranger's browser sends and gets. */
  async function visit(path: string, form?: Record<string, string>) {
    const url = path.startsWith('http') ? path : `https://id.example${path}`
    const answer = await node.fetch(
      new Request(url, form ? { method: 'POST', body: new URLSearchParams(form) } : undefined),
    )
    return { status: answer.status, text: await answer.text() }
  }

  const ladder = async (request: RequestId) => (await amara(listPackets, { request })).body.packets
  const looks = (request: string) =>
    node.rows<{ action: string; result: string | null }>(
      "select action, detail->>'result' as result from platform.ledger where subject = $1 and officer is null order by id",
      [request],
    )
  return { region, node, amara, ready, packed, visit, ladder, looks }
}

export const answerKeyOf = (page: string) => /name="key" value="([^"]+)"/.exec(page)?.[1] ?? ''
