import type { Ctx } from '../context.ts'
import { react } from './kept-lead.ts'
import { restore } from './protocol.ts'

/**
 * This node was restored from a backup: it may have handed the lead of a case on, or been given it, and not know. Every
 * state that shares the case is asked, in a new life of this node, which bears the time so that it is later than any
 * that was forgotten.
 */
export async function askWhoLeads(context: Ctx): Promise<void> {
  const rows = await context.db.selectFrom('requests.lead').selectAll().orderBy('id').forUpdate().execute()
  for (const kept of rows) {
    const life = Math.max(kept.knowledge.life + 1, Math.floor(context.now.getTime() / 1000))
    const others = Object.keys(kept.through)
    await react(context, kept, { reaction: restore(kept.knowledge, { life, others }) })
  }
}
