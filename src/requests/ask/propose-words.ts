import { getCase } from '../../casework/index.ts'
import { getReport } from '../../intake/index.ts'
import { handle } from '../../platform/handle.ts'
import { languages, sayIn, type Language, type Say } from '../../platform/i18n.ts'
import { proposeWords, type FieldValues } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { openEntry, readEntries } from '../move/log.ts'
import { getRow, keyOf } from '../move/row.ts'
import { nobodyToTell } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'

/** Plain words in the reporter's own language, from the coded fields of the answer only; an officer edits them. */
export const endpoint = handle(proposeWords, {
  needs: 'intake.reply',
  audit: ({ request }, { case: caseId, report }) => ({ subject: request, cases: [caseId], detail: { report } }),

  async run(context: OfficerCtx, { request }) {
    const row = await getRow(context, request)
    if (row.case_id === null) throw nobodyToTell(request)
    const { reports, id } = await getCase(context, row.case_id)
    const [first] = reports
    if (first === undefined) throw nobodyToTell(request)
    const report = await getReport(context, first)
    const language = languages.find((known) => known === report.language) ?? 'en'
    return {
      request,
      case: id,
      report: report.id,
      language,
      text: words(language, row, await lastAnswer(context, row)),
    }
  },
})

async function lastAnswer(context: OfficerCtx, row: RequestRecord): Promise<FieldValues> {
  const key = await keyOf(context, row)
  const answer = (await readEntries(context, row.id)).findLast(({ step }) => step.endsWith('Executed'))
  return (answer && openEntry(key, answer).fields) ?? {}
}

function words(language: Language, { status, state }: RequestRecord, answer: FieldValues): string {
  const say: Say = sayIn(language)
  const country = new Intl.DisplayNames(language, { type: 'region' }).of(state) ?? state
  const { outcome, safety, result } = answer
  const sentences = [
    status === 'Declined' && say('requests:tell.declined', { country }),
    status !== 'Declined' && say('requests:tell.answered', { country }),
    typeof outcome === 'string' && say(`requests:tell.outcome.${outcome}`),
    typeof result === 'string' && say(`requests:tell.result.${result}`),
    typeof safety === 'string' && say(`requests:tell.safety.${safety}`),
    say('requests:tell.next'),
  ]
  return sentences.filter(Boolean).join(' ')
}
