import { handle } from '../../platform/handle.ts'
import { shareTranslation, type RequestId } from '../contract.ts'
import type { Ctx, OfficerCtx } from '../context.ts'
import { auditOf, holdRow, keyOf, saveRow, standingOf } from '../move/row.ts'
import { sendAbout } from '../move/send-step.ts'
import { mustHaveTheirYes } from '../onward/originators.ts'
import {
  broken,
  namedBelowRed,
  needsASecondPerson,
  noSuchTranslation,
  notAsAgreed,
  translationIsOld,
} from '../problems.ts'
import { namesHer } from '../room/names-in.ts'
import type { RequestRecord } from '../tables.ts'
import {
  mustRenderOnly,
  openTranslation,
  originalsOf,
  readTranslations,
  translationsOf,
  type TranslationRecord,
} from './kept.ts'
import { translationMessage, TranslationBody } from './messages.ts'

/** Of a message of ours under RED, the second person holds for its translation as for what is added later. */
export const endpoint = handle(shareTranslation, {
  needs: 'requests.write',
  audit: ({ translation, ...input }, output) => {
    const line = auditOf(input, output)
    return { ...line, detail: { ...line.detail, translation } }
  },
  broken,

  async run(context: OfficerCtx, { request, translation }) {
    const { officer } = context
    const row = await holdRow(context, request)
    const kept = (await readTranslations(context, request)).find(({ id }) => id === translation)
    if (!kept || kept.message !== null || kept.of === null) throw noSuchTranslation(request)
    const second = row.side === 'Out' && (row.tlp === 'RED' || row.always_second) && (await isOurs(context, kept.of))
    if (second && (row.author === officer.id || !officer.may.has('requests.approve'))) throw needsASecondPerson(request)
    await sendOne(context, row, { kept, of: kept.of })
    return standingOf(await saveRow(context, row, {}))
  },
})

async function isOurs({ db, state }: Ctx, message: string): Promise<boolean> {
  const entry = await db
    .selectFrom('requests.entry')
    .select('from_state')
    .where('message', '=', message)
    .executeTakeFirst()
  return entry?.from_state === state
}

/** What was rendered with the draft leaves right behind it, in the same transaction. */
export async function sendWithOpening(context: Ctx, row: RequestRecord): Promise<void> {
  for (const kept of await readTranslations(context, row.id))
    if (kept.message === null && kept.of === null) await sendOne(context, row, { kept, of: row.message! })
}

/** A translation of words that have changed since would tell the other state something that we do not say. */
export async function mustBeOfToday(context: Ctx, row: RequestRecord): Promise<void> {
  const old = (await translationsOf(context, row)).flatMap((each) => each.old)
  if (old.length > 0) throw translationIsOld(row.id, [...new Set(old)])
}

async function sendOne(
  context: Ctx,
  row: RequestRecord,
  { kept, of }: { kept: TranslationRecord; of: string },
): Promise<void> {
  const { db, now, officer } = context
  const { translator, texts } = openTranslation(await keyOf(context, row), kept)
  mustRenderOnly(row.id, texts, await originalsOf(context, row, of))
  if (row.tlp !== 'RED' && (await namesHer(context, [row], Object.values(texts))))
    throw namedBelowRed(row.id, Object.keys(texts))
  await mustHaveTheirYes(context, row, texts)
  const post = officer?.post ?? 'node'
  const parsed = TranslationBody.safeParse({
    request: row.id as RequestId,
    message: of,
    language: kept.language,
    made: kept.made,
    translator,
    texts,
    post,
    at: now.toISOString(),
  })
  if (!parsed.success) throw notAsAgreed('requests/field-not-allowed', parsed.error)
  const message = await sendAbout(context, row, {
    type: translationMessage,
    step: 'Translated',
    body: parsed.data,
    content: { post, text: null, fields: null, names: Object.keys(texts) },
  })
  await db.updateTable('requests.translation').set({ of, message }).where('id', '=', kept.id).execute()
}
