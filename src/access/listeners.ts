import type { SystemContext } from '../platform/handle.ts'
import type { Listener } from '../platform/slice.ts'
import { giveNotice } from './notice.ts'
import type { AccessTables } from './tables.ts'

type Context = SystemContext<AccessTables>
const text = (payload: Record<string, unknown>, key: string) => payload[key] as string

/** Those who watch over the rest: every holder of `access.audit`, the data-protection officer and the auditor. */
const tellWatchers = (
  context: Context,
  kind: string,
  about: { subject?: string; officer: string; by?: string | null },
) => giveNotice(context, { right: 'access.audit' }, { kind, ...about })

export const listeners: Readonly<Record<string, Listener<AccessTables>>> = {
  'access.glass-broken': (context, payload) =>
    tellWatchers(context, 'access.glass-broken', {
      subject: text(payload, 'subject'),
      officer: text(payload, 'officer'),
    }),
  'access.conflict-declared': async (context, payload) => {
    const about = { subject: text(payload, 'subject'), officer: text(payload, 'officer') }
    await tellWatchers(context, 'access.conflict-declared', about)
    // What the node itself found, those who lead hear too.
    if (payload['by'] === null)
      await giveNotice(context, { right: 'access.confirm-conflict' }, { kind: 'access.conflict-declared', ...about })
  },
  'access.conflict-claimed': (context, payload) =>
    giveNotice(
      context,
      { right: 'access.confirm-conflict' },
      { kind: 'access.conflict-claimed', subject: text(payload, 'subject'), officer: text(payload, 'officer') },
    ),
  'access.post-given': (context, payload) =>
    tellWatchers(context, 'access.post-given', { subject: text(payload, 'post'), officer: text(payload, 'officer') }),
  'access.link-renewed': (context, payload) =>
    tellWatchers(context, 'access.link-renewed', { officer: text(payload, 'officer') }),
}
