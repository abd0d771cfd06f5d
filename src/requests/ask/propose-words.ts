import { getCase } from '../../casework/index.ts'
import { getReport } from '../../intake/index.ts'
import { handle } from '../../platform/handle.ts'
import { languages, sayIn, type Language, type Say } from '../../platform/i18n.ts'
import { proposeWords, type FieldValues } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { openEntry, readEntries } from '../move/log.ts'
import { getRow, keyOf } from '../move/row.ts'
import { heard } from '../machine.ts'
import { noAnswerYet, nobodyToTell } from '../problems.ts'
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

interface Answer {
  readonly step: string
  readonly fields: FieldValues
}

/** What the other state said last, as the log has it: what we did with the request since changes nothing in it. */
async function lastAnswer(context: OfficerCtx, row: RequestRecord): Promise<Answer> {
  const key = await keyOf(context, row)
  const said: readonly string[] = heard
  const answer = (await readEntries(context, row.id)).findLast(({ step }) => said.includes(step))
  if (answer === undefined) throw noAnswerYet(row.id)
  return { step: answer.step, fields: openEntry(key, answer).fields ?? {} }
}

function words(language: Language, { state }: RequestRecord, { step, fields }: Answer): string {
  const say: Say = sayIn(language)
  const country = new Intl.DisplayNames(language, { type: 'region' }).of(state) ?? state
  const { outcome, safety, result } = fields
  const sentences = [
    say(`requests:tell.${kindOf(step)}`, { country }),
    typeof outcome === 'string' && say(`requests:tell.outcome.${outcome}`),
    typeof result === 'string' && say(`requests:tell.result.${result}`),
    typeof safety === 'string' && say(`requests:tell.safety.${safety}`),
    say('requests:tell.next'),
  ]
  return sentences.filter(Boolean).join(' ')
}

const kindOf = (step: string) =>
  step === 'Declined' ? 'declined' : step.endsWith('Accepted') ? 'accepted' : 'answered'
