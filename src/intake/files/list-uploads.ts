import { handle } from '../../platform/handle.ts'
import { listUploads } from '../contract.ts'
import { listFiles } from './list-files.ts'
import type { IntakeTables } from '../tables.ts'

/** After a reload or at another device: what she began to send, so that nothing has to be sent twice. */
export const endpoint = handle<IntakeTables, typeof listUploads.input, typeof listUploads.output>(listUploads, {
  needs: 'intake.take',
  audit: (_, { files }) => ({ subject: 'uploads', detail: { files: files.length } }),
  async run(context) {
    const files = await listFiles(context, [context.officer.id])
    return { files: files.filter(({ state }) => state === 'Arriving' || state === 'Whole') }
  },
})
