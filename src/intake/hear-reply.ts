import { inSystem } from '../platform/in-system.ts'
import { removeFiles } from './keep-file.ts'
import { hearReporter } from './thread.ts'
import type { IntakeHost } from './visit.ts'

interface Reply {
  readonly report: string
  readonly text: string
  readonly once: Buffer
  /** Files of the report that came with it. */
  readonly files: readonly string[]
}

/** Words and files of a reporter become one line of her thread. Sent twice, it is one, and the second set of files is not kept. */
export async function hearReply(host: IntakeHost, { report, text, once, files }: Reply): Promise<void> {
  const message = await inSystem(host, async (context) => {
    const heard = await hearReporter(context, { report, text, once })
    if (heard !== undefined && files.length > 0)
      await context.db
        .updateTable('intake.file')
        .set({ message: heard })
        .where('id', 'in', [...files])
        .execute()
    return heard
  })
  if (message === undefined) await removeFiles(host, files)
  host.poke()
}
