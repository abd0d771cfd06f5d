import { createHash } from 'node:crypto'
import { issueLetter as issue } from '../../letters/index.ts'
import { handle } from '../../platform/handle.ts'
import { issueLetter } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { holdRow, keyOf } from '../move/row.ts'
import { drawUp } from './draw-up.ts'
import { aboutOf, auditOf } from './list-letters.ts'
import { noteLetter } from '../transfers/note-transfer.ts'

export const endpoint = handle(issueLetter, {
  needs: 'requests.write',
  audit: (input, { letter, ...output }) => ({ ...auditOf(input, output), detail: { letter, kind: input.kind } }),

  async run(context: OfficerCtx, { request, ...wish }) {
    // Held: a letter is not made while its request is being taken back.
    const row = await holdRow(context, request)
    const { agency, post, id: by } = context.officer
    const letter = await drawUp(context, row, { ...wish, agency, post })
    const { pdf, ...issued } = await issue(context, letter, { subject: row.id, key: await keyOf(context, row), by })
    await noteLetter(context, row, { letter: issued.letter, as: letter })
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    return { ...aboutOf(row), ...issued, pdf: pdf.toString('base64'), sha256 }
  },
})
