import { createHash } from 'node:crypto'
import { handle } from '../../platform/handle.ts'
import { sealJson } from '../../platform/seal.ts'
import { makePacket, PacketId, type PacketWay } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { settled } from '../machine.ts'
import { holdOurs, keyOf } from '../move/row.ts'
import { forbiddenStep, hasANode } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { noteTransfer } from '../transfers/note-transfer.ts'
import { mustStillAgree } from '../letters/draw-up.ts'
import { mailLink } from './mail/mail-link.ts'
import { isByHand } from './by-hand.ts'
import { contentOf, lettersOf, type PacketContent } from './content.ts'
import { aboutOf, newCode, newToken, plainCode } from './packets.ts'
import { sealFile } from './seal-file.ts'

const day = 24 * 3600_000
/** Sixty bits against five tries; a file can be tried for ever, so a hundred. */
const letters = { Link: 12, File: 20 } as const

/** Only what has passed its gates and its second person is put into an envelope for somebody to carry. */
export const endpoint = handle(makePacket, {
  needs: 'requests.write',
  audit: ({ way, mail }, { request, case: of, packet }) => ({
    subject: request,
    ...(of !== null && { cases: [of] }),
    detail: { packet, way, ...(mail && { authority: mail.authority }) },
  }),

  async run(context: OfficerCtx, { request, way, days, mail }) {
    const { now, origin } = context
    const row = await holdOurs(context, request)
    if (!(await isByHand(context, request))) throw hasANode(request, row.state)
    if (row.message === null || settled.includes(row.status)) throw forbiddenStep(request, row.status, 'Packet')
    const packet = PacketId.parse(context.newId())
    const code = newCode(letters[way])
    const token = way === 'Link' ? newToken() : null
    const expires = token === null ? null : new Date(now.getTime() + days * day)
    const content = await contentOf(context, row)
    await mustStillAgree(context, row, Object.keys(content.fields))
    const file =
      way === 'File' ? await sealFile({ ...content, letters: await lettersOf(context, row) }, plainCode(code)) : null
    await noteTransfer(context, row, {
      id: packet,
      way: 'ByHand',
      step: 'Opening',
      fields: Object.keys(content.fields),
    })
    await keep(context, row, { packet, way, token, code, expires, content })
    const link = token === null ? null : `${origin}/en/packet/${token}`
    if (mail && link && expires) await mailLink(context, row, { packet, link, expires, to: mail })
    return {
      ...aboutOf(row),
      packet,
      code,
      link: mail ? null : link,
      file:
        file === null
          ? null
          : { name: `${packet}.suar.jwe`, text: file, sha256: createHash('sha256').update(file).digest('hex') },
      expiresAt: expires?.toISOString() ?? null,
    }
  },
})

const nothingYet = {
  handed_at: null,
  handed_how: null,
  handed_post: null,
  opened_at: null,
  answer_key: null,
  answered_at: null,
  revoked_at: null,
  revoked_why: null,
} as const

interface Kept {
  readonly packet: string
  readonly way: PacketWay
  readonly token: string | null
  readonly code: string
  readonly expires: Date | null
  readonly content: PacketContent
}

/** Link and code as tokens that only this node can make; what a link shows under the key of the request. */
async function keep(context: OfficerCtx, row: RequestRecord, made: Kept): Promise<void> {
  const { db, vault, now, officer } = context
  const { packet, way, token, code, expires, content } = made
  await db
    .insertInto('requests.packet')
    .values({
      ...nothingYet,
      id: packet,
      request: row.id,
      way,
      token: token === null ? null : vault.mark('requests.packet-link', token),
      code: vault.mark('requests.packet-code', `${packet}|${plainCode(code)}`),
      content: token === null ? null : sealJson(await keyOf(context, row), `packet.${packet}`, content),
      made_at: now,
      made_by: officer.id,
      post: officer.post,
      expires_at: expires,
    })
    .execute()
}
